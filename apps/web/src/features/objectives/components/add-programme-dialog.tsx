import { useLingui } from '@lingui/react/macro'
import type { Programme } from '@track/objectives'
import { useState } from 'react'
import { TextField } from '../../../ui/field'
import { FormDialog } from '../../../ui/form-dialog'
import { LabelledSelect } from '../../../ui/labelled-select'
import { useNotices } from '../../../ui/notices'
import { useAddProgramme } from '../api/add-programme'

/** A programme, empty or beginning as another one stands. */
export function AddProgrammeDialog({
  schoolId,
  subjectId,
  programmes,
  onAdded,
  onClose,
}: {
  readonly schoolId: string
  readonly subjectId: string
  readonly programmes: readonly Programme[]
  readonly onAdded: (programmeId: string) => void
  readonly onClose: () => void
}) {
  const { t } = useLingui()
  const { show } = useNotices()
  const add = useAddProgramme(schoolId)
  const [like, setLike] = useState('')
  const submit = (textOf: (name: string) => string) => {
    const name = textOf('name')
    const objectiveIds = programmes.find(({ id }) => id === like)?.objectiveIds ?? []
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
          ...programmes.map(({ id, name }) => ({ value: id, label: t`As ${name} stands now` })),
        ]}
        onChange={setLike}
      />
    </FormDialog>
  )
}
