import { useLingui } from '@lingui/react/macro'
import { type ComponentProps, useState } from 'react'
import { Checkbox } from './checkbox'
import { TextField } from './field'

/** A password, as a plain field that a password manager knows and paste works in; it can be shown while it is typed. */
export function PasswordField(props: Omit<ComponentProps<typeof TextField>, 'type'>) {
  const { t } = useLingui()
  const [shown, setShown] = useState(false)
  return (
    <>
      <TextField maxLength={200} required {...props} type={shown ? 'text' : 'password'} />
      <Checkbox checked={shown} onChange={() => setShown(!shown)}>{t`Show the password`}</Checkbox>
    </>
  )
}
