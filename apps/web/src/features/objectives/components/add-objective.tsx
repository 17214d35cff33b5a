import { Trans, useLingui } from '@lingui/react/macro'
import type { Framework } from '@track/objectives'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { problemWords } from '../../../lib/problem-words'
import { Alert } from '../../../ui/alert'
import { Button } from '../../../ui/button'
import { TextField } from '../../../ui/field'
import { useNotices } from '../../../ui/notices'
import { Buttons } from '../../../ui/page'
import { useAddObjectives } from '../api/add-objectives'
import { InNoProgramme } from './in-no-programme'
import styles from './objective-editor.module.css'

/** One objective after the other: Enter adds it and waits for the next, Escape is done. */
export function AddObjective({
  schoolId,
  framework,
  strandId,
  strandName,
  onClose,
}: {
  readonly schoolId: string
  readonly framework: Framework
  readonly strandId: string | null
  readonly strandName: string | undefined
  readonly onClose: () => void
}) {
  const { t } = useLingui()
  const { say } = useNotices()
  const add = useAddObjectives(schoolId)
  const [wording, setWording] = useState('')
  const [added, setAdded] = useState(0)
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => form.current?.querySelector('input')?.focus(), [])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const words = wording.trim()
    if (words === '' || add.isPending) return
    add.mutate(
      { objectives: [{ frameworkId: framework.id, strandId, wording: words }] },
      {
        onSuccess: () => {
          say(t`Added: ${words}`)
          setWording('')
          setAdded(added + 1)
        },
      },
    )
  }
  return (
    <form
      ref={form}
      className={styles.adding}
      onSubmit={submit}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
    >
      {add.error && <Alert>{problemWords(add.error)}</Alert>}
      <TextField
        label={strandName ? t`New objective in ${strandName}` : t`New objective`}
        value={wording}
        maxLength={2000}
        autoComplete="off"
        onChange={(event) => setWording(event.target.value)}
      />
      {added > 0 && <InNoProgramme schoolId={schoolId} subjectId={framework.subjectId} added={added} />}
      <Buttons>
        <Button type="submit" look="primary" disabled={wording.trim() === ''}>
          <Trans>Add</Trans>
        </Button>
        <Button onClick={onClose}>
          <Trans>Done</Trans>
        </Button>
      </Buttons>
    </form>
  )
}
