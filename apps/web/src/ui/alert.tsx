import type { ReactNode } from 'react'
import styles from './alert.module.css'

/** Something went wrong, or must be known before going on: said at once, and there until it is put right. */
export function Alert({ children }: { readonly children: ReactNode }) {
  return (
    <div className={styles.alert} role="alert">
      {children}
    </div>
  )
}
