import { Trans, useLingui } from '@lingui/react/macro'
import { type Link, ProblemError, type Session } from '@track/api-contract'
import { type FormEvent, useState } from 'react'
import { problemWords } from '../../../lib/problem-words'
import { roleName } from '../../../lib/role-names'
import { Alert } from '../../../ui/alert'
import { Button } from '../../../ui/button'
import { Checkbox } from '../../../ui/checkbox'
import { TextField } from '../../../ui/field'
import { NewPasswordField } from '../../../ui/new-password-field'
import { PasswordField } from '../../../ui/password-field'
import { useLink } from '../api/use-link'
import styles from './sign-in-form.module.css'

/**
 * Accepts an invitation: with a password chosen now, or the one that somebody has from another school. Which of the two it
 * is the person says; the link does not know.
 */
export function JoinForm({
  token,
  link,
  onJoined,
}: {
  readonly token: string
  readonly link: Extract<Link, { kind: 'invitation' }>
  readonly onJoined: (session: Session) => void
}) {
  const { t } = useLingui()
  const join = useLink({ onUsed: onJoined })
  const [isKnown, setKnown] = useState(false)
  const refused = join.error instanceof ProblemError && join.error.problem.code === 'session/refused'
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const fields = new FormData(event.currentTarget)
    const name = String(fields.get('name') ?? '').trim()
    join.mutate({ token, password: String(fields.get('password')), ...(name && { name }) })
  }
  return (
    <form className={styles.form} onSubmit={submit}>
      <p>
        <Trans>
          {link.school} invites you. Your role there: {roleName(link.role)}.
        </Trans>
      </p>
      {join.error && (
        <Alert>
          {!refused
            ? problemWords(join.error)
            : isKnown
              ? t`This is not the password of your account. It is the one you sign in with at your other school.`
              : t`This e-mail address is used with Track at another school already. Tick that below, and give the password you have there.`}
        </Alert>
      )}
      <TextField
        label={t`E-mail address`}
        name="email"
        type="email"
        autoComplete="username"
        readOnly
        value={link.email}
        hint={t`You sign in with it.`}
      />
      <Checkbox checked={isKnown} onChange={() => setKnown(!isKnown)}>
        {t`I use Track at another school already, with this e-mail address`}
      </Checkbox>
      {isKnown ? (
        <PasswordField
          key="known"
          label={t`Your password`}
          hint={t`The one you have at the other school. You will belong to both.`}
          name="password"
          autoComplete="current-password"
        />
      ) : (
        <>
          <TextField
            label={t`Your name`}
            hint={t`As colleagues know you.`}
            name="name"
            defaultValue={link.name}
            autoComplete="name"
            required
            maxLength={200}
          />
          <NewPasswordField key="new" label={t`Choose a password`} name="password" about={[link.email, link.school]} />
        </>
      )}
      <Button type="submit" look="primary" disabled={join.isPending}>
        {t`Join ${link.school}`}
      </Button>
    </form>
  )
}
