import { Trans } from '@lingui/react/macro'
import type { FormEvent, ReactNode } from 'react'
import { problemWords } from '../lib/problem-words'
import { Alert } from './alert'
import { Button } from './button'
import { Dialog } from './dialog'
import styles from './form-dialog.module.css'
import { Buttons } from './page'

/** A few fields to fill in and send: what went wrong is said above them, and nothing typed is lost. */
export function FormDialog({
  title,
  verb,
  error,
  waiting,
  onSubmit,
  onClose,
  children,
}: {
  readonly title: string
  /** What the button does: "Add". */
  readonly verb: string
  readonly error: unknown
  readonly waiting: boolean
  /** The text of a field by its name, trimmed. */
  readonly onSubmit: (textOf: (name: string) => string) => void
  readonly onClose: () => void
  readonly children: ReactNode
}) {
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    onSubmit((name) => String(form.get(name) ?? '').trim())
  }
  return (
    <Dialog title={title} onClose={onClose}>
      <form className={styles.form} onSubmit={submit}>
        {Boolean(error) && <Alert>{problemWords(error)}</Alert>}
        {children}
        <Buttons>
          <Button type="submit" look="primary" disabled={waiting}>
            {verb}
          </Button>
          <Button onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
        </Buttons>
      </form>
    </Dialog>
  )
}
