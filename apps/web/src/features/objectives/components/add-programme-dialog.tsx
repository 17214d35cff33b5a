import { useLingui } from '@lingui/react/macro'
import type { ObjectiveList } from '@track/api-contract'
import { orderObjectives, type Programme } from '@track/objectives'
import { useState } from 'react'
import { TextField } from '../../../ui/field'
import { FormDialog } from '../../../ui/form-dialog'
import { LabelledSelect } from '../../../ui/labelled-select'
import { useNotices } from '../../../ui/notices'
import { useAddProgramme } from '../api/add-programme'

/** A programme, empty, or beginning with a whole list or as another programme stands. */
export function AddProgrammeDialog({
  schoolId,
  subjectId,
  programmes,
  objectives,
  onAdded,
  onClose,
}: {
  readonly schoolId: string
  readonly subjectId: string
  readonly programmes: readonly Programme[]
  readonly objectives: ObjectiveList | undefined
  readonly onAdded: (programmeId: string) => void
  readonly onClose: () => void
}) {
  const { t } = useLingui()
  const { show } = useNotices()
  const add = useAddProgramme(schoolId)
  const lists = objectives?.frameworks.filter(({ id }) => ofList(objectives, id).length > 0) ?? []
  // The first programme of a subject with one list is as a rule that list.
  const [like, setLike] = useState(programmes.length === 0 && lists.length === 1 ? lists[0]!.id : '')
  const submit = (textOf: (name: string) => string) => {
    const name = textOf('name')
    const objectiveIds =
      programmes.find(({ id }) => id === like)?.objectiveIds ?? (objectives ? ofList(objectives, like) : [])
    add.mutate(
      { subjectId, name, objectiveIds },
      {
        onSuccess: ({ id }) => {
          show({ text: t`${name} added` })
          onClose()
          onAdded(id)
        },
      },
    )
  }
  return (
    <FormDialog
      title={t`Add a programme`}
      verb={t`Add`}
      error={add.error}
      waiting={add.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextField label={t`Name`} name="name" required maxLength={200} autoComplete="off" data-first />
      <LabelledSelect
        label={t`Begins`}
        value={like}
        choices={[
          { value: '', label: t`Empty` },
          ...lists.map(({ id, name }) => ({ value: id, label: t`With all of ${name}` })),
          ...programmes.map(({ id, name }) => ({ value: id, label: t`As ${name} stands now` })),
        ]}
        onChange={setLike}
      />
    </FormDialog>
  )
}

/** The objectives of a list that are not retired, in the order in which it reads. */
function ofList({ objectives, strands }: ObjectiveList, frameworkId: string): string[] {
  const offered = objectives.filter((one) => one.frameworkId === frameworkId && one.retiredOn === null)
  return orderObjectives(offered, strands).map(({ id }) => id)
}
