import { useLingui } from '@lingui/react/macro'
import type { Link, Session } from '@track/api-contract'
import type { FormEvent } from 'react'
import { problemWords } from '../../../lib/problem-words'
import { Alert } from '../../../ui/alert'
import { Button } from '../../../ui/button'
import { TextField } from '../../../ui/field'
import { NewPasswordField } from '../../../ui/new-password-field'
import { useLink } from '../api/use-link'
import styles from './sign-in-form.module.css'

/** Chooses a new password with a link. */
export function ResetForm({
  token,
  link,
  onReset,
}: {
  readonly token: string
  readonly link: Extract<Link, { kind: 'reset' }>
  readonly onReset: (session: Session) => void
}) {
  const { t } = useLingui()
  const reset = useLink({ onUsed: onReset })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    reset.mutate({ token, password: String(new FormData(event.currentTarget).get('password')) })
  }
  return (
    <form className={styles.form} onSubmit={submit}>
      {reset.error && <Alert>{problemWords(reset.error)}</Alert>}
      <TextField
        label={t`E-mail address`}
        name="email"
        type="email"
        autoComplete="username"
        readOnly
        value={link.email}
      />
      <NewPasswordField label={t`New password`} name="password" about={[link.email]} />
      <p>{t`Wherever you are signed in with the old password you are signed out.`}</p>
      <Button type="submit" look="primary" disabled={reset.isPending}>
        {t`Keep this password`}
      </Button>
    </form>
  )
}
