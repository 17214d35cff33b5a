import type { Paper } from './page-choice'

/** How a page goes on its paper: in which letters, on how many sheets if not on one, and what is in the way. */
export interface SheetFit {
  readonly points: number
  /** Is all of it on one sheet? */
  readonly fits: boolean
  readonly tooWide: boolean
  /** By how many per cent of the sheet it is too wide, or too high, in the smallest letters. */
  readonly over: number
  /** Which columns stand side by side: all of them, unless they are too wide together. */
  readonly columns: readonly { readonly from: number; readonly until: number }[]
}

/** The smallest letters that can be read at all, those that can be read without effort, and the largest that a table needs. */
export const LEAST_POINTS = 6
export const EASY_POINTS = 8.5
const MOST_POINTS = 11

/** Millimetres, landscape. `@page` in print-sheet.module.css says the same. */
export const PAPERS = { a4: { width: 297, height: 210 }, a3: { width: 420, height: 297 } } as const
export const MARGIN = 10

/** A browser says widths in whole pixels: what is just as wide as the sheet may seem this much wider. */
const PIXEL = 0.3

/**
 * The largest letters in which a page stands on one sheet of this paper, in half points. When none do, letters that are easy to read,
 * with the columns shared out over sheets so that none is cut.
 *
 * `tooWide`: even the smallest letters leave it wider than the sheet. `measure` lays the page out in letters of a size on a sheet of a width, and says how much room it takes, in millimetres.
 *
 * @example
 * ```ts
 * const measure = ({ points }: { points: number }) => ({ width: 30 * points, height: 15 * points, names: 50, columns: [100, 100] })
 * fitSheet({ paper: 'a4', measure }) // => { points: 9, fits: true, tooWide: false, over: 0, columns: [{ from: 0, until: 2 }] }
 * fitSheet({ paper: 'a3', measure }).points // => 11
 * ```
 */
export function fitSheet({
  paper,
  measure,
}: {
  readonly paper: Paper
  readonly measure: (sheet: { readonly points: number; readonly width: number }) => SheetSize
}): SheetFit {
  const width = PAPERS[paper].width - 2 * MARGIN
  // A sheet that is full to the last hair spills over where a printer rounds the other way.
  const height = PAPERS[paper].height - 2 * MARGIN - 2
  const fitsIn = (points: number): boolean => {
    const size = measure({ points, width })
    return size.width <= width + PIXEL && size.height <= height
  }
  // A page in larger letters never takes less room, so half of the sizes that are left are decided at each look.
  let [fitting, tooLarge] = [LEAST_POINTS - 0.5, MOST_POINTS + 0.5]
  while (tooLarge - fitting > 0.5) {
    const points = Math.floor(fitting + tooLarge) / 2
    if (fitsIn(points)) fitting = points
    else tooLarge = points
  }
  if (fitting >= LEAST_POINTS) {
    const { columns } = measure({ points: fitting, width })
    return { points: fitting, fits: true, tooWide: false, over: 0, columns: [{ from: 0, until: columns.length }] }
  }
  const least = measure({ points: LEAST_POINTS, width })
  const tooWide = least.width > width + PIXEL
  const share = tooWide ? least.width / width : least.height / height
  const size = measure({ points: EASY_POINTS, width })
  const whole = [{ from: 0, until: size.columns.length }]
  return {
    points: EASY_POINTS,
    fits: false,
    tooWide,
    over: Math.ceil((share - 1) * 100),
    columns: size.width > width + PIXEL ? shareOut(size, { width }) : whole,
  }
}

/** The room a page takes in millimetres: all of it, and of its width the names with their n and each column. */
interface SheetSize {
  readonly width: number
  readonly height: number
  readonly names: number
  readonly columns: readonly number[]
}

/** As many whole columns beside the names as there is room for, then the next. */
function shareOut({ names, columns }: SheetSize, { width }: { readonly width: number }): SheetFit['columns'] {
  const sheets: { from: number; until: number }[] = []
  let used = Number.POSITIVE_INFINITY
  columns.forEach((column, at) => {
    used += column
    if (used > width + PIXEL) {
      sheets.push({ from: at, until: at })
      used = names + column
    }
    sheets.at(-1)!.until = at + 1
  })
  return sheets
}
