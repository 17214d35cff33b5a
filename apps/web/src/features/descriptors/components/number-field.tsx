import { useState } from 'react'
import styles from './conditions-builder.module.css'

/** A number that must be there: while the field is empty the number stays what it was, and the form waits. */
export function NumberField({
  label,
  value,
  min,
  max,
  step = 'any',
  invalid = false,
  onChange,
}: {
  readonly label: string
  readonly value: number
  readonly min?: number
  readonly max?: number
  readonly step?: number | 'any'
  readonly invalid?: boolean
  readonly onChange: (value: number) => void
}) {
  const [typed, setTyped] = useState(String(value))
  return (
    <label className={styles.number}>
      <span>{label}</span>
      <input
        type="number"
        required
        min={min}
        max={max}
        step={step}
        value={typed}
        aria-invalid={invalid || undefined}
        onChange={(event) => {
          setTyped(event.target.value)
          if (Number.isFinite(event.target.valueAsNumber)) onChange(event.target.valueAsNumber)
        }}
      />
    </label>
  )
}
