/**
 * Which row names the columns? The first one with more than half as many filled cells as a usual row, so that a title, a
 * `Class: 3B` or a blank line above the headers is passed over. Undefined where every row is blank.
 *
 * Looks at the first 50 filled rows. A table of one column is headed by its first filled row. It is a guess that a person sees in the
 * preview and can change.
 *
 * @example
 * ```ts
 * findHeaderRow([['Class 3B', '', ''], [], ['Name', 'Reading', 'Maths'], ['A', '102', '97']]) // => 3
 * ```
 */
export function findHeaderRow(rows: readonly (readonly string[])[]): number | undefined {
  const sample: { row: number; filled: number }[] = []
  for (const [index, cells] of rows.entries()) {
    const filled = cells.filter((cell) => cell.trim() !== '').length
    if (filled > 0) sample.push({ row: index + 1, filled })
    if (sample.length === 50) break
  }
  if (sample.length === 0) return undefined
  const usual = sample.map(({ filled }) => filled).sort((a, b) => a - b)[sample.length >> 1]!
  return sample.find(({ filled }) => filled > usual / 2)!.row
}
