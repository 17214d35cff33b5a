import { type ComponentProps, useId } from 'react'
import styles from './check.module.css'

/** The platform's own tick box or round button, its words beside it and all of it a target. */
export function Check({
  label,
  hint,
  type = 'checkbox',
  ...rest
}: Omit<ComponentProps<'input'>, 'type'> & {
  readonly label: string
  readonly hint?: string | undefined
  readonly type?: 'checkbox' | 'radio'
}) {
  const id = useId()
  return (
    <label className={styles.check}>
      <input {...rest} type={type} aria-labelledby={`${id}-label`} aria-describedby={hint ? `${id}-hint` : undefined} />
      <span id={`${id}-label`}>{label}</span>
      {hint && (
        <small id={`${id}-hint`} className={styles.hint}>
          {hint}
        </small>
      )}
    </label>
  )
}
