import type { Issue } from '@track/kernel'

/**
 * Which rows go in: the good ones, or none unless all are good?
 *
 * `keep-valid` takes the rows without an error. `keep-none` takes them only if no issue at all is an error. Warnings stop nothing.
 *
 * @example
 * ```ts
 * import { chooseRecords } from '@track/tabular'
 *
 * const issue = { row: 3, code: 'tabular/not-a-date', message: 'This is not a date', severity: 'error' as const }
 * const result = { records: [{ row: 2 }], issues: [issue] }
 * chooseRecords(result, 'keep-valid') // => [{ row: 2 }]
 * chooseRecords(result, 'keep-none') // => []
 * ```
 */
export function chooseRecords<Row>(
  result: { readonly records: readonly Row[]; readonly issues: readonly Issue[] },
  choice: 'keep-valid' | 'keep-none',
): readonly Row[] {
  const refused = choice === 'keep-none' && result.issues.some(({ severity }) => severity === 'error')
  return refused ? [] : result.records
}
