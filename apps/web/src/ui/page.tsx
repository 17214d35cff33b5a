import { type ReactNode, useEffect } from 'react'
import styles from './page.module.css'

/** A page of words and lists: its title, what can be done with all of it, and what is on it. */
export function Page({
  title,
  actions,
  children,
}: {
  readonly title: string
  readonly actions?: ReactNode
  readonly children: ReactNode
}) {
  useEffect(() => {
    document.title = `${title} · Track`
  }, [title])
  return (
    <div className={styles.page}>
      <div className={styles.head}>
        <h1>{title}</h1>
        {actions && <div className={styles.actions}>{actions}</div>}
      </div>
      {children}
    </div>
  )
}

/** A line of choices above a list, as wide as they need. */
export function Bar({ children }: { readonly children: ReactNode }) {
  return <div className={styles.bar}>{children}</div>
}

/** Buttons in a row, the one to press first. */
export function Buttons({ children }: { readonly children: ReactNode }) {
  return <div className={styles.actions}>{children}</div>
}
