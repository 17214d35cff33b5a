import { type ComponentProps, useId } from 'react'
import styles from './text-area.module.css'

/** Several lines of text with their label above, and a hint. */
export function TextArea({
  label,
  hint,
  ...rest
}: ComponentProps<'textarea'> & { readonly label: string; readonly hint?: string | undefined }) {
  const id = useId()
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
      <textarea {...rest} id={id} className={styles.text} aria-describedby={hint ? `${id}-hint` : undefined} />
    </div>
  )
}
