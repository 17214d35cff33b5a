import { type ComponentProps, type ReactNode, useId } from 'react'
import styles from './checkbox.module.css'

/** The platform's own tick box (or radio button) with its words beside it, all of it a target. */
export function Checkbox({
  type = 'checkbox',
  hint,
  children,
  ...rest
}: Omit<ComponentProps<'input'>, 'children' | 'type'> & {
  readonly type?: 'checkbox' | 'radio'
  readonly hint?: string | undefined
  readonly children: ReactNode
}) {
  const id = useId()
  return (
    <label className={styles.label}>
      <input {...rest} type={type} aria-labelledby={`${id}-label`} aria-describedby={hint ? `${id}-hint` : undefined} />
      <span id={`${id}-label`}>{children}</span>
      {hint && (
        <small id={`${id}-hint`} className={styles.hint}>
          {hint}
        </small>
      )}
    </label>
  )
}
