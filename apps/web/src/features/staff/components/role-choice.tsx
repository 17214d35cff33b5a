import { useLingui } from '@lingui/react/macro'
import { ROLES, type Role } from '@track/api-contract'
import { roleName, roleWords } from '../../../lib/role-names'
import { Checkbox } from '../../../ui/checkbox'
import styles from './staff-page.module.css'

/** What somebody may do here, each role with its meaning beside it. */
export function RoleChoice({ value, onChange }: { readonly value: Role; readonly onChange: (role: Role) => void }) {
  const { t } = useLingui()
  return (
    <fieldset className={styles.roles}>
      <legend>{t`Role`}</legend>
      {ROLES.map((role) => (
        <Checkbox
          key={role}
          type="radio"
          name="role"
          checked={role === value}
          hint={roleWords(role)}
          onChange={() => onChange(role)}
        >
          {capitalised(roleName(role))}
        </Checkbox>
      ))}
    </fieldset>
  )
}

function capitalised(words: string): string {
  return words.charAt(0).toLocaleUpperCase() + words.slice(1)
}
