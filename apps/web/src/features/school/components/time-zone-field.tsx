import { useLingui } from '@lingui/react/macro'
import { useId } from 'react'
import { timeZones } from '../time-zones'
import styles from './settings-page.module.css'

/** Where the school's day begins, found by a letter or two of the place. */
export function TimeZoneField({
  value,
  note,
  onChange,
}: {
  readonly value: string
  readonly note?: string | undefined
  readonly onChange: (zone: string) => void
}) {
  const { t } = useLingui()
  const id = useId()
  const { usual, others } = timeZones(value)
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{t`Time zone`}</label>
      <p id={`${id}-hint`} className={styles.quiet}>
        {t`It decides when a day begins: what “today” is in the markbook and in reports.`} {note}
      </p>
      <select id={id} aria-describedby={`${id}-hint`} value={value} onChange={(event) => onChange(event.target.value)}>
        <optgroup label={t`Most used`}>
          {usual.map(({ zone, name }) => (
            <option key={zone} value={zone}>
              {name}
            </option>
          ))}
        </optgroup>
        {others.map(({ region, zones }) => (
          <optgroup key={region} label={region}>
            {zones.map(({ zone, name }) => (
              <option key={zone} value={zone}>
                {name}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    </div>
  )
}
