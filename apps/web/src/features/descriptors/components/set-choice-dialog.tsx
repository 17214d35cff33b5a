import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { EditableMeasure, School } from '@track/api-contract'
import type { DescriptorSet } from '@track/descriptors'
import type { CalendarDate } from '@track/kernel'
import { useState } from 'react'
import { formatDate } from '../../../lib/format-date'
import { groupsQueryOptions } from '../../../lib/list-groups'
import { pupilsQueryOptions } from '../../../lib/list-pupils'
import { yearName } from '../../../lib/year-name'
import { Dialog } from '../../../ui/dialog'
import { TextField } from '../../../ui/field'
import { Finder, type Found } from '../../../ui/finder'
import { FormDialog } from '../../../ui/form-dialog'
import { LabelledSelect } from '../../../ui/labelled-select'
import { useNotices } from '../../../ui/notices'
import { useAddSetChoice } from '../api/change-columns'

type Who = Found & { readonly groupId: string | null; readonly pupilId: string | null }

/** A group or a pupil is described in the words of another set than the column's own, or in the column's own again. */
export function SetChoiceDialog({
  school,
  measure,
  sets,
  onClose,
}: {
  readonly school: School
  readonly measure: EditableMeasure
  readonly sets: readonly DescriptorSet[]
  readonly onClose: () => void
}) {
  const { t } = useLingui()
  const { show } = useNotices()
  const { today } = school
  const add = useAddSetChoice(school.id)
  const { data: groups = [] } = useQuery(groupsQueryOptions(school.id))
  const { data: pupils = [] } = useQuery(pupilsQueryOptions({ schoolId: school.id }))
  const [who, setWho] = useState<Who | null>(null)
  const others = sets.filter(({ id }) => id !== measure.setId)
  const [setId, setSetId] = useState(others[0]?.id ?? '')
  if (!who) {
    const among: Who[] = [
      ...groups
        .filter(({ endsOn }) => endsOn === undefined || endsOn >= today)
        .map(({ id, name }) => ({ id, label: name, detail: t`group`, groupId: id, pupilId: null })),
      ...pupils.map(({ id, label, registeredYear }) => ({
        id,
        label,
        detail: registeredYear && yearName(registeredYear),
        groupId: null,
        pupilId: id,
      })),
    ]
    return (
      <Dialog title={t`Who is described in other words?`} atTop onClose={onClose}>
        <Finder label={t`Group or pupil`} none={t`Nobody is called that.`} among={among} onChoose={setWho} />
      </Dialog>
    )
  }
  const { groupId, pupilId, label } = who
  return (
    <FormDialog
      title={t`${measure.name}: words for ${label}`}
      verb={t`Keep`}
      error={add.error}
      waiting={add.isPending}
      onSubmit={(textOf) => {
        const effectiveFrom = textOf('from') as CalendarDate
        add.mutate(
          { measureId: measure.id, groupId, pupilId, setId: setId || null, effectiveFrom },
          {
            onSuccess: () => {
              show({ text: t`Kept from ${formatDate(effectiveFrom, { today })}` })
              onClose()
            },
          },
        )
      }}
      onClose={onClose}
    >
      <p>
        <Trans>A pupil’s own choice comes before that of a group. What was said before the day stays.</Trans>
      </p>
      <LabelledSelect
        label={t`In which words`}
        value={setId}
        choices={[
          ...others.map(({ id, name }) => ({ value: id, label: name })),
          { value: '', label: t`The column’s own again` },
        ]}
        onChange={setSetId}
      />
      <TextField label={t`From`} name="from" type="date" required defaultValue={today} />
    </FormDialog>
  )
}
