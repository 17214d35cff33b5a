import type { Page } from '@track/api-contract'

/**
 * The columns of change that stay blank at every date only because nobody had a number on the day that they are counted from, as their
 * places: there is something to be seen in them once they are counted from another day.
 */
export function blankChanges({ columns, rows }: Pick<Page, 'columns' | 'rows'>): number[] {
  return [...columns.keys()].filter((place) => {
    const cells = rows.flatMap((row) => row.cells[place]!)
    return (
      columns[place]!.change !== undefined &&
      cells.every(({ value, suppressed }) => value === null && !suppressed) &&
      cells.some(({ n, notMatched, before }) => before?.n === 0 && (n ?? 0) + (notMatched ?? 0) > 0)
    )
  })
}
