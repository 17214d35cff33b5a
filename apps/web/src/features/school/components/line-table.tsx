import { useLingui } from '@lingui/react/macro'
import { useId } from 'react'
import { Button } from '../../../ui/button'
import { Icon } from '../../../ui/icon'
import type { CalendarRow, RowField } from '../calendar-rows'
import styles from './line-table.module.css'

/** What is wrong with a field, by its line and name: `errors.get(lineOf(key, 'from'))`. */
export type LineErrors = ReadonlyMap<string, string>

export function lineOf(key: string, field: RowField | 'remove' | 'add'): string {
  return `${key} ${field}`
}

/** Lines of a name and one or two days, as a table of the platform's own date fields. */
export function LineTable({
  caption,
  rows,
  days,
  errors,
  add,
  onChange,
  onRemove,
}: {
  readonly caption: string
  readonly rows: readonly CalendarRow[]
  /** What the days are: one of them, or a first and a last. */
  readonly days: readonly [string] | readonly [string, string]
  readonly errors: LineErrors
  /** Without it the table has the lines it has, and none can be taken out. */
  readonly add?: { readonly id: string; readonly label: string; readonly run: () => void }
  readonly onChange: (key: string, field: RowField, value: string) => void
  readonly onRemove?: (row: CalendarRow) => void
}) {
  const { t } = useLingui()
  const fields: readonly (readonly [RowField, string])[] = [
    ['name', t`Name`],
    ...days.map((label, n) => [n === 0 ? 'from' : 'until', label] as const),
  ]
  return (
    <div className={styles.part}>
      {rows.length > 0 && (
        <table className={styles.table} aria-label={caption}>
          <thead>
            <tr>
              {fields.map(([field, label]) => (
                <th key={field} scope="col">
                  {label}
                </th>
              ))}
              {onRemove && (
                <th scope="col">
                  <span className="visually-hidden">{t`Take out`}</span>
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.key}>
                {fields.map(([field, label]) => (
                  <td key={field} className={styles[field]}>
                    <LineField
                      line={lineOf(row.key, field)}
                      label={row.name ? `${row.name}: ${label}` : label}
                      short={label}
                      type={field === 'name' ? 'text' : 'date'}
                      value={row[field]}
                      error={errors.get(lineOf(row.key, field))}
                      onChange={(value) => onChange(row.key, field, value)}
                    />
                  </td>
                ))}
                {onRemove && (
                  <td className={styles.remove}>
                    <Button
                      look="quiet"
                      data-line={lineOf(row.key, 'remove')}
                      aria-label={row.name ? t`Take out ${row.name}` : t`Take out this line`}
                      onClick={() => onRemove(row)}
                    >
                      <Icon name="close" />
                    </Button>
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {add && (
        <Button look="quiet" className={styles.add} data-line={lineOf(add.id, 'add')} onClick={add.run}>
          + {add.label}
        </Button>
      )}
    </div>
  )
}

function LineField({
  line,
  label,
  short,
  type,
  value,
  error,
  onChange,
}: {
  readonly line: string
  readonly label: string
  /** Stands above the field where the table has become a list. */
  readonly short: string
  readonly type: 'text' | 'date'
  readonly value: string
  readonly error: string | undefined
  readonly onChange: (value: string) => void
}) {
  const id = useId()
  return (
    <>
      <span className={styles.short} aria-hidden="true">
        {short}
      </span>
      <input
        className={styles.input}
        type={type}
        data-line={line}
        aria-label={label}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? id : undefined}
        maxLength={type === 'text' ? 80 : undefined}
        autoComplete="off"
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
      {error && (
        <p id={id} className={styles.error}>
          {error}
        </p>
      )}
    </>
  )
}
