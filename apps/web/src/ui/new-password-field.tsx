import { plural, t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { passwordFault } from '@track/api-contract'
import { useEffect, useRef, useState } from 'react'
import styles from './new-password-field.module.css'
import { PasswordField } from './password-field'

const LEAST = 12

/** A password that is chosen: it says while it is typed what is missing, and when it will do. */
export function NewPasswordField({
  label,
  name,
  about,
}: {
  readonly label: string
  readonly name: string
  /** What stands around it: the e-mail address, the name of the school. A password is not made of these. */
  readonly about: readonly string[]
}) {
  const ref = useRef<HTMLDivElement>(null)
  const [value, setValue] = useState('')
  const words = wordsOf(value, about)
  useEffect(() => {
    ref.current?.querySelector<HTMLInputElement>('input[name]')?.setCustomValidity(words ?? '')
  }, [words])
  return (
    <div ref={ref} className={styles.field}>
      <PasswordField
        label={label}
        name={name}
        autoComplete="new-password"
        hint={t`At least 12 characters. Three or four words that do not belong together do well.`}
        value={value}
        onChange={(event) => setValue(event.target.value)}
      />
      <p className={styles.words} role="status">
        {value !== '' && (words ?? <Trans>This password will do.</Trans>)}
      </p>
    </div>
  )
}

function wordsOf(value: string, about: readonly string[]): string | null {
  switch (passwordFault(value, { about })) {
    case null:
      return null
    case 'too-short':
      return plural(LEAST - value.length, { one: '# more character', other: '# more characters' })
    case 'too-long':
      return t`At most 200 characters.`
    case 'common':
      return t`Many people choose this: take words that do not belong together.`
    case 'about-you':
      return t`Too near to the e-mail address or the name of the school: take other words.`
  }
}
