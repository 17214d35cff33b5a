import { Trans, useLingui } from '@lingui/react/macro'
import type { Programme } from '@track/objectives'
import { type FormEvent, useState } from 'react'
import { problemWords } from '../../../lib/problem-words'
import { Alert } from '../../../ui/alert'
import { Button } from '../../../ui/button'
import { Dialog } from '../../../ui/dialog'
import { TextField } from '../../../ui/field'
import { LabelledSelect } from '../../../ui/labelled-select'
import { useNotices } from '../../../ui/notices'
import { Buttons } from '../../../ui/page'
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
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const name = String(new FormData(event.currentTarget).get('name')).trim()
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
    <Dialog title={t`Add a programme`} onClose={onClose}>
      <form onSubmit={submit} style={{ display: 'contents' }}>
        {add.error && <Alert>{problemWords(add.error)}</Alert>}
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
