import type { Issue } from '@track/kernel'

/** What is wrong in the same way in one or many rows. */
export interface SameIssue {
  readonly severity: Issue['severity']
  readonly field: string | undefined
  readonly message: string
  readonly rows: readonly number[]
}

/**
 * The issues of a file with those that say the same put together: a wrong order of dates is one thing to mend, not four hundred.
 *
 * In the order of their first rows; what stops rows comes before what only warns.
 *
 * @example
 * ```ts
 * const one = { field: 'DOB', code: 'x', message: 'This is not a date', severity: 'error' as const }
 * sameIssues([{ ...one, row: 2 }, { ...one, row: 5 }]) // => [{ severity: 'error', field: 'DOB', message: 'This is not a date', rows: [2, 5] }]
 * ```
 */
export function sameIssues(issues: readonly Issue[]): SameIssue[] {
  const found = new Map<string, SameIssue & { rows: number[] }>()
  for (const { severity, field, message, row } of issues) {
    const key = JSON.stringify([severity, field, message])
    const same = found.get(key) ?? { severity, field, message, rows: [] }
    if (row !== undefined) same.rows.push(row)
    found.set(key, same)
  }
  return [...found.values()].sort((a, b) => Number(a.severity === 'warning') - Number(b.severity === 'warning'))
}
