import type { ComponentProps } from 'react'
import { Select } from './field'
import styles from './labelled-select.module.css'

/** The platform's list with its label above it. */
export function LabelledSelect({ label, ...rest }: ComponentProps<typeof Select>) {
  return (
    <div className={styles.field}>
      <span className={styles.label} aria-hidden="true">
        {label}
      </span>
      <Select {...rest} label={label} className={styles.select} />
    </div>
  )
}
