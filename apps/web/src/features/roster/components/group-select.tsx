import { useLingui } from '@lingui/react/macro'
import type { GroupList } from '@track/api-contract'
import { useId } from 'react'
import { GROUP_KINDS } from '../group-kinds'
import styles from './pupils-page.module.css'

/** Every group of the school under its kind, with how many are in it. */
export function GroupSelect({
  groups,
  value,
  onChange,
}: {
  readonly groups: GroupList['groups']
  readonly value: string
  readonly onChange: (groupId: string) => void
}) {
  const { t } = useLingui()
  const id = useId()
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{t`Class or group`}</label>
      <select id={id} value={value} onChange={(event) => onChange(event.target.value)}>
        <option value="">{t`The whole school`}</option>
        {GROUP_KINDS.map(({ kind, title }) => {
          const ofKind = groups.filter((group) => group.kind === kind)
          return (
            ofKind.length > 0 && (
              <optgroup key={kind} label={t(title)}>
                {ofKind.map((group) => (
                  <option key={group.id} value={group.id}>
                    {t`${group.name} (${group.pupils})`}
                  </option>
                ))}
              </optgroup>
            )
          )
        })}
      </select>
    </div>
  )
}
