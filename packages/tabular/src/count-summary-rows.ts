/**
 * Where do the rows end and the sums begin? Answers how many rows at the end are an average or a total of those above.
 *
 * Such a row says so in its first filled cell (`Average`, `Class total:`) and holds nothing after that but blanks and at least one
 * number. Only the last rows count: anywhere else it may be a pupil or an objective of that name.
 *
 * @example
 * ```ts
 * countSummaryRows([['A', '7'], ['B', '9'], ['', ''], ['Average', '8']]) // => 1
 * ```
 */
export function countSummaryRows(rows: readonly (readonly string[])[]): number {
  let count = 0
  while (isSummary(rows[rows.length - 1 - count] ?? [])) count += 1
  return count
}

const WORD = /^(?:(?:class|cohort|group|year|grand) )?(?:average|mean|median|total)s?:?$/i

function isSummary(cells: readonly string[]): boolean {
  const [word = '', ...rest] = cells.map((cell) => cell.trim()).filter((cell) => cell !== '')
  return (
    WORD.test(word) && rest.length > 0 && rest.every((cell) => /^[-+]?[\d.,]+ ?%?$/.test(cell) || cell.startsWith('#'))
  )
}
