import { type ReactNode, useEffect } from 'react'
import styles from './sheet.module.css'

/** A page of one sheet, before or beside any school: signing in, a one-time link, the own account. */
export function Sheet({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  useEffect(() => {
    document.title = `${title} · Track`
  }, [title])
  return (
    <main className={styles.page}>
      <div className={styles.sheet}>
        <h1>{title}</h1>
        {children}
      </div>
    </main>
  )
}
