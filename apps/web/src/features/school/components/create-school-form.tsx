import { useLingui } from '@lingui/react/macro'
import { ProblemError, type Session } from '@track/api-contract'
import { type FormEvent, useState } from 'react'
import { problemWords } from '../../../lib/problem-words'
import { Alert } from '../../../ui/alert'
import { Button } from '../../../ui/button'
import { Checkbox } from '../../../ui/checkbox'
import { TextField } from '../../../ui/field'
import { NewPasswordField } from '../../../ui/new-password-field'
import { PasswordField } from '../../../ui/password-field'
import { useCreateSchool } from '../api/create-school'
import styles from './create-school-form.module.css'
import { TimeZoneField } from './time-zone-field'

/** The first page of a school: its name and clock, and its first admin. */
export function CreateSchoolForm({
  token,
  onCreated,
}: {
  readonly token: string
  readonly onCreated: (session: Session, schoolName: string) => void
}) {
  const { t } = useLingui()
  const create = useCreateSchool({ onCreated: (session) => onCreated(session, name.trim()) })
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [timeZone, setTimeZone] = useState('Europe/London')
  const [isKnown, setKnown] = useState(false)
  const refused = create.error instanceof ProblemError && create.error.problem.code === 'session/refused'
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const fields = new FormData(event.currentTarget)
    const admin = { name: String(fields.get('person')), email, password: String(fields.get('password')) }
    create.mutate({ token, name, timeZone, admin })
  }
  return (
    <form className={styles.form} onSubmit={submit}>
      <fieldset className={styles.part}>
        <legend>{t`The school`}</legend>
        <TextField
          label={t`Name of the school`}
          required
          maxLength={200}
          autoComplete="organization"
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <TimeZoneField value={timeZone} onChange={setTimeZone} />
      </fieldset>
      <fieldset className={styles.part}>
        <legend>{t`You, its first admin`}</legend>
        <TextField
          label={t`Your name`}
          hint={t`As colleagues know you.`}
          name="person"
          required
          maxLength={200}
          autoComplete="name"
        />
        <TextField
          label={t`E-mail address`}
          hint={t`You sign in with it. Track sends no mail.`}
          name="email"
          type="email"
          required
          maxLength={254}
          autoComplete="username"
          value={email}
          onChange={(event) => setEmail(event.target.value)}
        />
        <Checkbox checked={isKnown} onChange={() => setKnown(!isKnown)}>
          {t`I use Track at another school already, with this e-mail address`}
        </Checkbox>
        {isKnown ? (
          <PasswordField key="known" label={t`Your password`} name="password" autoComplete="current-password" />
        ) : (
          <NewPasswordField key="new" label={t`Choose a password`} name="password" about={[email, name]} />
        )}
      </fieldset>
      {create.error && (
        <Alert>
          {!refused
            ? problemWords(create.error)
            : isKnown
              ? t`This e-mail address and password do not go together.`
              : t`This e-mail address is used with Track at another school already. Tick that above, and give the password you have there.`}
        </Alert>
      )}
      <Button type="submit" look="primary" disabled={create.isPending}>
        {t`Create the school`}
      </Button>
    </form>
  )
}
