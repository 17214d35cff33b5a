import { Trans, useLingui } from '@lingui/react/macro'
import type { ImportMapping, ImportResult } from '@track/api-contract'
import { useEffect, useState } from 'react'
import { Select, TextField } from '../field'
import { columnChoice, withColumnChoice } from './column-choice'
import styles from './import-sheet.module.css'

/** A use for any number of columns, each with a name of its own: the mapping's field is `prefix:name`. */
export interface ColumnKind {
  readonly prefix: string
  readonly title: string
  readonly nameLabel: string
}

/** Each column of the file with what stands in it, and what it is: suggested, and changed by choosing. */
export function ColumnList({
  columns,
  fields,
  kinds,
  mapping,
  onChange,
}: {
  readonly columns: ImportResult['columns']
  readonly fields: ImportResult['fields']
  readonly kinds: readonly ColumnKind[]
  readonly mapping: ImportMapping
  readonly onChange: (mapping: ImportMapping) => void
}) {
  const { t } = useLingui()
  const prefixes = kinds.map(({ prefix }) => prefix)
  const choices = [
    { value: '', label: t`Leave out` },
    ...fields.map(({ name, title, required }) => ({ value: name, label: required ? t`${title} (needed)` : title })),
    ...kinds.map(({ prefix, title }) => ({ value: prefix, label: title })),
  ]
  return (
    <ul className={styles.columns}>
      {columns.map(({ key, samples }) => {
        const { value, name } = columnChoice(mapping, { key, kinds: prefixes })
        const kind = kinds.find(({ prefix }) => prefix === value)
        const set = (choice: { value: string; name?: string }) => onChange(withColumnChoice(mapping, { key, choice }))
        return (
          <li key={key} className={styles.column} data-used={value !== ''}>
            <span className={styles.name}>{key}</span>
            <span className={styles.samples}>
              {samples.length > 0 ? samples.join(' · ') : <Trans>nothing in it</Trans>}
            </span>
            <span className={styles.use}>
              <Select
                label={t`The column “${key}” is`}
                value={value}
                choices={choices}
                onChange={(next) => set(prefixes.includes(next) ? { value: next, name: name ?? key } : { value: next })}
              />
              {kind && name !== undefined && (
                <NameField label={kind.nameLabel} name={name} onName={(next) => set({ value, name: next })} />
              )}
            </span>
          </li>
        )
      })}
    </ul>
  )
}

/** Counts when it is finished, not at every letter: each change is tried out on the whole file. */
function NameField({
  label,
  name,
  onName,
}: {
  readonly label: string
  readonly name: string
  readonly onName: (name: string) => void
}) {
  const [draft, setDraft] = useState(name)
  useEffect(() => setDraft(name), [name])
  const finish = () => {
    const next = draft.trim()
    if (next === '') setDraft(name)
    else if (next !== name) onName(next)
  }
  return (
    <TextField
      label={label}
      value={draft}
      maxLength={100}
      onChange={(event) => setDraft(event.target.value)}
      onBlur={finish}
      onKeyDown={(event) => event.key === 'Enter' && finish()}
    />
  )
}
