import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import type { EditablePupil, GroupList, School } from '@track/api-contract'
import { isCalendarDate } from '@track/kernel'
import { useRef, useState } from 'react'
import { TextField } from '../../../ui/field'
import { FormDialog } from '../../../ui/form-dialog'
import { LabelledSelect } from '../../../ui/labelled-select'
import { useNotices } from '../../../ui/notices'
import { useChangePupil } from '../api/change-pupil'
import { useMovePupils } from '../api/move-pupils'
import { isRunning } from '../is-running'
import styles from './pupil-dialog.module.css'

/** Pupils into another class from a day on. One who has left comes back by it. */
export function MoveDialog({
  school,
  groups,
  pupils,
  onDone,
  onClose,
}: {
  readonly school: School
  readonly groups: GroupList['groups']
  readonly pupils: readonly EditablePupil[]
  readonly onDone: () => void
  readonly onClose: () => void
}) {
  const { t } = useLingui()
  const { show } = useNotices()
  const move = useMovePupils(school.id)
  const change = useChangePupil(school.id)
  const [on, setOn] = useState<string>(school.today)
  const [chosen, setChosen] = useState('')
  const classes = groups.filter(
    (group) => group.kind === 'class' && isRunning(group, isCalendarDate(on) ? on : school.today),
  )
  const toClass = classes.find(({ id }) => id === chosen)
  const [first] = pupils
  const back = pupils.filter(({ leftOn }) => leftOn !== undefined && leftOn < school.today)
  const isBack = back.length > 0
  /** Those for whom the first half went through, should the second fail and be tried again. */
  const returned = useRef(new Set<string>())
  const count = pupils.length
  const name = toClass?.name ?? ''

  const submit = async () => {
    if (!toClass || !isCalendarDate(on) || move.isPending || change.isPending) return
    try {
      for (const { id, etag } of back) {
        if (returned.current.has(id)) continue
        await change.mutateAsync({ pupilId: id, etag, change: { leftOn: null } })
        returned.current.add(id)
      }
      await move.mutateAsync({ pupilIds: pupils.map(({ id }) => id), toClassId: toClass.id, on })
    } catch {
      // The dialog says what was wrong, and stays.
      return
    }
    const label = first?.label ?? ''
    show({
      text: isBack
        ? plural(count, { one: `${label} is back, in ${name}`, other: `# pupils are back, in ${name}` })
        : plural(count, { one: `${label} moves to ${name}`, other: `# pupils move to ${name}` }),
    })
    onDone()
  }
  return (
    <FormDialog
      title={
        isBack
          ? plural(count, { one: `${first?.label ?? ''} comes back`, other: '# pupils come back' })
          : plural(count, { one: `Move ${first?.label ?? ''}`, other: 'Move # pupils' })
      }
      verb={isBack ? t`Take back` : t`Move`}
      error={change.error ?? move.error}
      waiting={move.isPending || change.isPending || classes.length === 0}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      {classes.length === 0 ? (
        <p>
          <Trans>There is no class on that day. Add one with “Add a group”, or choose another day.</Trans>
        </p>
      ) : (
        <LabelledSelect
          data-first
          label={t`To the class`}
          required
          value={toClass?.id ?? ''}
          choices={[
            { value: '', label: t`Choose a class` },
            ...classes.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={setChosen}
        />
      )}
      <TextField
        label={isBack ? t`First day back` : t`First day in it`}
        type="date"
        required
        value={on}
        onChange={(event) => setOn(event.target.value)}
      />
      <p className={styles.quiet}>
        {isBack ? (
          <Trans>
            Their record goes on where it stopped. They count as on roll for the time between too, as if they had not
            left.
          </Trans>
        ) : (
          <Trans>
            The day before is the last in the class they are in now. What was marked stays; no colour, order or flag
            changes. Reports know who was where at each date.
          </Trans>
        )}
      </p>
    </FormDialog>
  )
}
