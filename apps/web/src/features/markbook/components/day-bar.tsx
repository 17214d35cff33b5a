import type { ReactNode } from 'react'
import styles from './day-bar.module.css'

/** Days and words to choose, above what they are about. Not on paper. */
export function DayBar({ children }: { readonly children: ReactNode }) {
  return <div className={`${styles.bar} no-print`}>{children}</div>
}
