import { useLingui } from '@lingui/react/macro'
import type { EditableMeasure } from '@track/api-contract'
import type { DescriptorSet } from '@track/descriptors'
import { useState } from 'react'
import { TextField } from '../../../ui/field'
import { FormDialog } from '../../../ui/form-dialog'
import { LabelledSelect } from '../../../ui/labelled-select'
import { useNotices } from '../../../ui/notices'
import { useChangeMeasure } from '../api/change-columns'
import { MarkFields, readMarkFields } from './mark-fields'

/** What a column is called, and in which words or within which marks it is filled. What was said in it stays. */
export function ColumnDialog({
  schoolId,
  measure,
  sets,
  onClose,
}: {
  readonly schoolId: string
  readonly measure: EditableMeasure
  readonly sets: readonly DescriptorSet[]
  readonly onClose: () => void
}) {
  const { t } = useLingui()
  const { show } = useNotices()
  const change = useChangeMeasure(schoolId)
  const { id, etag, name, setId } = measure
  const [chosen, setChosen] = useState(setId ?? '')
  return (
    <FormDialog
      title={name}
      verb={t`Save`}
      error={change.error}
      waiting={change.isPending}
      onSubmit={(textOf) => {
        const rest = setId === undefined ? readMarkFields(textOf) : { setId: chosen }
        change.mutate(
          { id, etag, change: { name: textOf('name'), ...rest } },
          {
            onSuccess: () => {
              show({ text: t`Saved` })
              onClose()
            },
          },
        )
      }}
      onClose={onClose}
    >
      <TextField
        label={t`Name of the column`}
        name="name"
        required
        maxLength={100}
        autoComplete="off"
        defaultValue={name}
      />
      {setId === undefined ? (
        <MarkFields measure={measure} />
      ) : (
        <LabelledSelect
          label={t`In which words`}
          value={chosen}
          choices={sets.map((set) => ({ value: set.id, label: set.name }))}
          onChange={setChosen}
        />
      )}
    </FormDialog>
  )
}
