import { splitRecords } from './split-records.js'

/**
 * Which character parts the cells: comma, semicolon, tab or bar?
 *
 * The one that cuts the most of the first rows into one and the same number of cells, two or more; then the one that makes more
 * cells. A list in one column answers comma. Commas inside sentences do not mislead it while the rows agree on another.
 *
 * @example
 * ```ts
 * sniffDelimiter('Name;Aim\nA;read, write\nB;count, add, take away') // => ';'
 * ```
 */
export function sniffDelimiter(text: string): string {
  // The last record of the sample may be cut in half, unless the sample is the whole text.
  const sample = text.slice(0, SAMPLE)
  const whole = sample.length === text.length
  let best = { delimiter: ',', agreement: 0, cells: 0 }
  for (const delimiter of [',', ';', '\t', '|']) {
    const { records } = splitRecords(sample, { delimiter, maximumRows: SAMPLE, maximumColumns: SAMPLE })
    const rows = (whole ? records : records.slice(0, -1)).filter((cells) => cells.some((cell) => cell.trim() !== ''))
    const { cells, share } = commonest(rows.map((row) => row.length))
    if (cells < 2) continue
    if (share > best.agreement || (share === best.agreement && cells > best.cells)) {
      best = { delimiter, agreement: share, cells }
    }
  }
  return best.delimiter
}

const SAMPLE = 65_536

function commonest(widths: readonly number[]): { cells: number; share: number } {
  const counts = new Map<number, number>()
  for (const width of widths) counts.set(width, (counts.get(width) ?? 0) + 1)
  let [cells, times] = [0, 0]
  for (const [width, count] of counts) {
    if (count > times || (count === times && width > cells)) [cells, times] = [width, count]
  }
  return { cells, share: widths.length === 0 ? 0 : times / widths.length }
}
