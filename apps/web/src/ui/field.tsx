import { type ComponentProps, useId } from 'react'
import styles from './field.module.css'

interface Labelled {
  readonly label: string
  readonly hint?: string | undefined
  readonly error?: string | undefined
}

/** A line of text with its label above, a hint, and what is wrong said in words. */
export function TextField({ label, hint, error, ...rest }: Labelled & ComponentProps<'input'>) {
  const id = useId()
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      {hint && (
        <p className={styles.hint} id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p className={styles.error} id={`${id}-error`}>
          {error}
        </p>
      )}
      <input
        {...rest}
        id={id}
        className={styles.input}
        aria-invalid={error ? true : undefined}
        aria-describedby={described || undefined}
      />
    </div>
  )
}

export interface Choice {
  readonly value: string
  readonly label: string
}

/** The platform's own list: right on every phone. `bare` stands in a bar, where its value is its own label. */
export function Select({
  label,
  choices,
  bare = false,
  onChange,
  className,
  ...rest
}: Omit<ComponentProps<'select'>, 'onChange'> & {
  readonly label: string
  readonly choices: readonly Choice[]
  readonly bare?: boolean
  readonly onChange: (value: string) => void
}) {
  return (
    <select
      {...rest}
      aria-label={label}
      className={[styles.select, bare && styles.bare, className].filter(Boolean).join(' ')}
      onChange={(event) => onChange(event.target.value)}
    >
      {choices.map((choice) => (
        <option key={choice.value} value={choice.value}>
          {choice.label}
        </option>
      ))}
    </select>
  )
}
