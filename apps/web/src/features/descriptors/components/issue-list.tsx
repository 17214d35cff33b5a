import type { Issue } from '@track/kernel'
import styles from './editor.module.css'

/** What is wrong here, each thing once: what must be mended in strong letters, what is only worth knowing in plain ones. */
export function IssueList({ issues, id }: { readonly issues: readonly Issue[]; readonly id?: string }) {
  const shown = issues.filter((issue, at) => issues.findIndex(({ message }) => message === issue.message) === at)
  if (shown.length === 0) return null
  return (
    <ul id={id} className={styles.issues}>
      {shown.map(({ message, severity }) => (
        <li key={message} data-severity={severity}>
          {message}
        </li>
      ))}
    </ul>
  )
}
