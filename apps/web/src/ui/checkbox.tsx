import type { ComponentProps, ReactNode } from 'react'
import styles from './checkbox.module.css'

/** The platform's tick box (or radio button) with its words beside it, all of it a target. */
export function Checkbox({
  type = 'checkbox',
  children,
  ...rest
}: Omit<ComponentProps<'input'>, 'children' | 'type'> & {
  readonly type?: 'checkbox' | 'radio'
  readonly children: ReactNode
}) {
  return (
    <label className={styles.label}>
      <input {...rest} type={type} />
      <span>{children}</span>
    </label>
  )
}
