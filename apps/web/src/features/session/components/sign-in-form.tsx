import { useLingui } from '@lingui/react/macro'
import { ProblemError, type Session } from '@track/api-contract'
import type { FormEvent } from 'react'
import { Button } from '../../../ui/button'
import { TextField } from '../../../ui/field'
import { PasswordField } from '../../../ui/password-field'
import { useSignIn } from '../api/sign-in'
import styles from './sign-in-form.module.css'

/** E-mail address and password, as plain fields that a password manager knows and paste works in. */
export function SignInForm({ onSignedIn }: { readonly onSignedIn: (session: Session) => void }) {
  const { t } = useLingui()
  const signIn = useSignIn({ onSignedIn })

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const fields = new FormData(event.currentTarget)
    signIn.mutate({ email: String(fields.get('email')), password: String(fields.get('password')) })
  }

  return (
    <form className={styles.form} onSubmit={submit}>
      {signIn.error && (
        <p className={styles.error} role="alert">
          {signIn.error instanceof ProblemError
            ? signIn.error.problem.title
            : t`Track cannot be reached. Check the network and try again.`}
        </p>
      )}
      <TextField label={t`E-mail address`} name="email" type="email" autoComplete="username" required maxLength={254} />
      <PasswordField label={t`Password`} name="password" autoComplete="current-password" />
      <Button type="submit" look="primary" disabled={signIn.isPending}>
        {t`Sign in`}
      </Button>
    </form>
  )
}
