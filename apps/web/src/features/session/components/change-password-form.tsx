import { useLingui } from '@lingui/react/macro'
import { ProblemError, type Session } from '@track/api-contract'
import { type FormEvent, useState } from 'react'
import { problemWords } from '../../../lib/problem-words'
import { Alert } from '../../../ui/alert'
import { Button } from '../../../ui/button'
import { NewPasswordField } from '../../../ui/new-password-field'
import { useNotices } from '../../../ui/notices'
import { PasswordField } from '../../../ui/password-field'
import { useChangePassword } from '../api/change-password'
import styles from './sign-in-form.module.css'

/** The own password, changed by whoever knows it. */
export function ChangePasswordForm({ session }: { readonly session: Session }) {
  const { t } = useLingui()
  const { show } = useNotices()
  const [times, setTimes] = useState(0)
  const change = useChangePassword({
    onChanged: () => {
      show({ text: t`Password changed. Other devices are signed out.` })
      // Fresh fields: nothing of either password stays on the page.
      setTimes(times + 1)
    },
  })
  const refused = change.error instanceof ProblemError && change.error.problem.code === 'session/refused'
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const fields = new FormData(event.currentTarget)
    change.mutate({ current: String(fields.get('current')), next: String(fields.get('next')) })
  }
  return (
    <form key={times} className={styles.form} onSubmit={submit}>
      {change.error && (
        <Alert>{refused ? t`This is not the password you have now.` : problemWords(change.error)}</Alert>
      )}
      <input type="email" name="email" autoComplete="username" value={session.account.email} readOnly hidden />
      <PasswordField label={t`Password you have now`} name="current" autoComplete="current-password" />
      <NewPasswordField
        label={t`New password`}
        name="next"
        about={[session.account.email, ...session.schools.map(({ name }) => name)]}
      />
      <Button type="submit" look="primary" disabled={change.isPending}>
        {t`Change the password`}
      </Button>
    </form>
  )
}
