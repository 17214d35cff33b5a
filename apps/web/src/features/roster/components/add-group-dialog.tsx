import { Trans, useLingui } from '@lingui/react/macro'
import type { Group } from '@track/roster'
import { type FormEvent, useState } from 'react'
import { problemWords } from '../../../lib/problem-words'
import { Alert } from '../../../ui/alert'
import { Button } from '../../../ui/button'
import { Dialog } from '../../../ui/dialog'
import { TextField } from '../../../ui/field'
import { LabelledSelect } from '../../../ui/labelled-select'
import { useNotices } from '../../../ui/notices'
import { Buttons } from '../../../ui/page'
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
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const partOf = String(form.get('partOf') ?? '').trim()
    add.mutate(
      { kind, name: String(form.get('name')).trim(), ...(partOf && { partOf }) },
      {
        onSuccess: (group) => {
          show({ text: t`${group.name} added` })
          onAdded(group)
        },
      },
    )
  }
  return (
    <Dialog title={t`Add a group`} onClose={onClose}>
      <form onSubmit={submit} style={{ display: 'contents' }}>
        {add.error && <Alert>{problemWords(add.error)}</Alert>}
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
        <Buttons>
          <Button type="submit" look="primary" disabled={add.isPending}>
            <Trans>Add</Trans>
          </Button>
          <Button onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
        </Buttons>
      </form>
    </Dialog>
  )
}
