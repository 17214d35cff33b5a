import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import type { EditablePupil, School } from '@track/api-contract'
import { isCalendarDate } from '@track/kernel'
import { useState } from 'react'
import { formatDate } from '../../../lib/format-date'
import { TextField } from '../../../ui/field'
import { FormDialog } from '../../../ui/form-dialog'
import { useNotices } from '../../../ui/notices'
import { useRecordLeavers } from '../api/record-leavers'
import styles from './pupil-dialog.module.css'

/** Pupils who leave the school, with their last day. */
export function LeaveDialog({
  school,
  pupils,
  onDone,
  onClose,
}: {
  readonly school: School
  readonly pupils: readonly EditablePupil[]
  readonly onDone: () => void
  readonly onClose: () => void
}) {
  const { t } = useLingui()
  const { show } = useNotices()
  const leave = useRecordLeavers(school.id)
  const [lastDay, setLastDay] = useState<string>(school.today)
  const label = pupils[0]?.label ?? ''
  const count = pupils.length
  const submit = () => {
    if (!isCalendarDate(lastDay)) return
    leave.mutate(
      { pupilIds: pupils.map(({ id }) => id), lastDay },
      {
        onSuccess: () => {
          const day = formatDate(lastDay, school)
          show({
            text: plural(count, { one: `Last day of ${label}: ${day}`, other: `Last day of # pupils: ${day}` }),
          })
          onDone()
        },
      },
    )
  }
  return (
    <FormDialog
      title={plural(count, { one: `${label} leaves the school`, other: '# pupils leave the school' })}
      verb={t`Keep the last day`}
      error={leave.error}
      waiting={leave.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextField
        label={t`Last day at the school`}
        type="date"
        required
        data-first
        value={lastDay}
        onChange={(event) => setLastDay(event.target.value)}
      />
      <p className={styles.quiet}>
        <Trans>
          It is the last day in every class and group too. Nothing is taken away: what was marked stays, and reports of
          earlier dates still count them. You find them under “Have left”.
        </Trans>
      </p>
    </FormDialog>
  )
}
