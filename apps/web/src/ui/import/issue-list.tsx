import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import type { Issue } from '@track/kernel'
import { useState } from 'react'
import { Button } from '../button'
import styles from './import-sheet.module.css'
import { sameIssues } from './same-issues'

const AT_FIRST = 12
const ROWS_NAMED = 8

/** What is wrong, row and column first and the fix after; what says the same is said once. */
export function IssueList({ issues }: { readonly issues: readonly Issue[] }) {
  const [all, setAll] = useState(false)
  const same = sameIssues(issues)
  if (same.length === 0) return null
  const onlyWarns = same.every(({ severity }) => severity === 'warning')
  const shown = all ? same : same.slice(0, AT_FIRST)
  return (
    <div className={styles.issues}>
      <h3>{onlyWarns ? <Trans>To look at</Trans> : <Trans>To mend</Trans>}</h3>
      <ul>
        {shown.map(({ severity, field, message, rows }) => (
          <li key={`${severity} ${field} ${message}`} data-severity={severity}>
            <span className={styles.where}>
              {[
                severity === 'warning' && !onlyWarns ? t`Look at` : null,
                rows.length > 0 ? rowsInWords(rows) : severity === 'error' ? t`The file` : null,
                rows.length > 0 && field ? t`column “${field}”` : null,
              ]
                .filter(Boolean)
                .join(', ')}
            </span>
            <span>{message}</span>
          </li>
        ))}
      </ul>
      {same.length > shown.length && (
        <Button look="quiet" onClick={() => setAll(true)}>
          {t`Show all ${same.length}`}
        </Button>
      )}
    </div>
  )
}

function rowsInWords(rows: readonly number[]): string {
  const named = rows.slice(0, ROWS_NAMED).join(', ')
  const more = rows.length - ROWS_NAMED
  if (rows.length === 1) return t`row ${named}`
  return more > 0 ? t`rows ${named} and ${more} more` : t`rows ${named}`
}
