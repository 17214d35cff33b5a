import { type ComponentProps, useId } from 'react'
import styles from './text-area.module.css'

/** Several lines of text with their label above, a hint, and what is wrong said in words. */
export function TextArea({
  label,
  hint,
  error,
  ...rest
}: ComponentProps<'textarea'> & {
  readonly label: string
  readonly hint?: string | undefined
  readonly error?: string | undefined
}) {
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
      <textarea
        {...rest}
        id={id}
        className={styles.text}
        aria-invalid={error ? true : undefined}
        aria-describedby={described || undefined}
      />
    </div>
  )
}
