/** How a page goes on paper: the size of the sheets, the letters in points, and which columns stand on which sheet. */
export interface Sheets {
  readonly paper: 'a4' | 'a3'
  readonly points: number
  readonly columns: readonly { readonly from: number; readonly until: number }[]
}

/**
 * The smallest paper on which the page's numbers can be read: A4, else A3, else several times A3 with the groups on each.
 *
 * A column is never cut: its dates stay side by side.
 *
 * @example
 * ```ts
 * sheetsOf({ columns: 9, dates: 3 }) // => { paper: 'a4', points: 7, columns: [{ from: 0, until: 9 }] }
 * sheetsOf({ columns: 8, dates: 12 }).columns // => [{ from: 0, until: 3 }, { from: 3, until: 6 }, { from: 6, until: 8 }]
 * ```
 */
export function sheetsOf({ columns, dates }: { readonly columns: number; readonly dates: number }): Sheets {
  const perSheet = Math.max(1, Math.floor(A3 / dates))
  const sheets = []
  for (let from = 0; from < columns; from += perSheet) sheets.push({ from, until: Math.min(columns, from + perSheet) })
  const numbers = Math.min(columns, perSheet) * dates
  const [, points] = POINTS.find(([most]) => numbers <= most)!
  return { paper: numbers <= A4 ? 'a4' : 'a3', points, columns: sheets }
}

/** How many numbers stand side by side in letters of seven points. */
const A4 = 28
const A3 = 42

const POINTS = [
  [10, 10],
  [18, 9],
  [22, 8],
  [A4, 7],
  [34, 9],
  [A3, 8],
] as const
