import { useLingui } from '@lingui/react/macro'
import type { Group } from '@track/roster'
import { useState } from 'react'
import { TextField } from '../../../ui/field'
import { FormDialog } from '../../../ui/form-dialog'
import { LabelledSelect } from '../../../ui/labelled-select'
import { useNotices } from '../../../ui/notices'
import { useAddGroup } from '../api/add-group'
import { GROUP_KINDS } from '../group-kinds'

export function AddGroupDialog({
  schoolId,
  onAdded,
  onClose,
}: {
  readonly schoolId: string
  readonly onAdded: (group: Group) => void
  readonly onClose: () => void
}) {
  const { t } = useLingui()
  const { show } = useNotices()
  const add = useAddGroup(schoolId)
  const [kind, setKind] = useState<Group['kind']>('class')
  const submit = (textOf: (name: string) => string) => {
    const partOf = textOf('partOf')
    add.mutate(
      { kind, name: textOf('name'), ...(partOf && { partOf }) },
      {
        onSuccess: (group) => {
          show({ text: t`${group.name} added` })
          onAdded(group)
        },
      },
    )
  }
  return (
    <FormDialog
      title={t`Add a group`}
      verb={t`Add`}
      error={add.error}
      waiting={add.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextField label={t`Name`} name="name" required maxLength={200} autoComplete="off" data-first />
      <LabelledSelect
        label={t`What it is`}
        value={kind}
        choices={GROUP_KINDS.map((one) => ({ value: one.kind, label: t(one.one) }))}
        onChange={(next) => setKind(next as Group['kind'])}
      />
      {kind === 'key-group' && (
        <TextField
          label={t`Part of`}
          hint={t`If this and other groups make a whole, name the whole, such as “SEND”. Reports then keep small groups from being worked out by subtraction.`}
          name="partOf"
          maxLength={200}
          autoComplete="off"
        />
      )}
    </FormDialog>
  )
}
