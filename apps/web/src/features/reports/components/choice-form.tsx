import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { Button } from '../../../ui/button'
import styles from './choice-form.module.css'

/** The inside of a dialog that changes the page: its choices, and the buttons that show the page with them, or leave it as it was. */
export function ChoiceForm({
  submit,
  problem,
  onSubmit,
  onClose,
  children,
}: {
  readonly submit: string
  /** Why the page cannot be shown so, in words; the button says it again. */
  readonly problem?: string | undefined
  readonly onSubmit: () => void
  readonly onClose: () => void
  readonly children: ReactNode
}) {
  return (
    <form
      className={styles.form}
      // The one reason not to show the page is `problem`: a date half typed beside it is none.
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (problem === undefined) onSubmit()
      }}
    >
      {children}
      <div className={styles.foot}>
        <p role="alert">{problem}</p>
        <Button type="submit" look="primary" disabled={problem !== undefined}>
          {submit}
        </Button>
        <Button onClick={onClose}>
          <Trans>Cancel</Trans>
        </Button>
      </div>
    </form>
  )
}

/** Choices that belong together under one heading. */
export function ChoiceGroup({
  legend,
  hint,
  aside,
  size = 'usual',
  children,
}: {
  readonly legend: string
  /** What the choices have in common. */
  readonly hint?: string | undefined
  readonly aside?: ReactNode
  /** Single words stand closer together; what needs a sentence stands one under the other. */
  readonly size?: 'short' | 'usual' | 'whole'
  readonly children: ReactNode
}) {
  return (
    <fieldset className={styles.group}>
      <legend>{legend}</legend>
      {aside}
      {hint && <p className={styles.hint}>{hint}</p>}
      <div className={{ short: styles.short, usual: styles.choices, whole: undefined }[size]}>{children}</div>
    </fieldset>
  )
}
