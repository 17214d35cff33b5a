import type { Page } from '@track/api-contract'
import { type CsvCell, writeCsv } from '@track/tabular'

/**
 * The page as a spreadsheet opens it: one line of headings, a value and its n side by side, numbers as numbers.
 *
 * What is not known stays blank. Notes stand under the table, after an empty line. What is hidden says so in `notShown`'s words, in the value and in the n.
 */
export function pageCsv(
  page: Page,
  {
    group,
    n,
    note,
    notShown,
    columnName,
    dateName,
  }: {
    readonly group: string
    readonly n: string
    readonly note: string
    readonly notShown: string
    readonly columnName: (column: Page['columns'][number]) => string
    readonly dateName: (date: Page['definition']['dates'][number]) => string
  },
): string {
  const headings = page.columns.flatMap((column) =>
    page.definition.dates.flatMap((date) => {
      const heading = [column.subject, columnName(column), dateName(date)].join(' · ')
      return [heading, `${heading} · ${n}`]
    }),
  )
  const rows = page.rows.map((row): CsvCell[] => [
    row.name,
    row.suppressed ? notShown : row.n,
    ...row.cells.flat().flatMap((cell): CsvCell[] => (cell.suppressed ? [notShown, notShown] : [cell.value, cell.n])),
  ])
  // With a byte order mark Excel reads accents right.
  const under = page.notes.map(({ text }): CsvCell[] => [note, text])
  const blank: CsvCell[][] = under.length > 0 ? [[]] : []
  return writeCsv({ columns: [group, n, ...headings], rows: [...rows, ...blank, ...under] }, { byteOrderMark: true })
}
