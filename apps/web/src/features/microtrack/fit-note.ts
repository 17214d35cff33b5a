import { type SheetHeights, shareOut } from '../../lib/share-out'

/** How a note stands on paper: how large its letters are, how many empty lines it has, and which of its pieces stand on which sheet. */
export interface FittedNote {
  readonly points: number
  readonly blanks: number
  readonly parts: ReturnType<typeof shareOut>
}

/**
 * The largest letters in which a note is one sheet, or the smallest, with the rest on further sheets: nothing is ever cut. One of two
 * empty lines gives way where that saves a sheet.
 *
 * `heights` are those of its pieces at each size, the largest first; the empty lines stand before the last piece.
 *
 * @example
 * ```ts
 * const heights = [{ points: 11, head: 20, lines: [20, 20] }, { points: 8.5, head: 15, lines: [15, 15] }]
 * fitNote(heights, { room: 60, blanks: 1 }) // => { points: 11, blanks: 1, parts: [{ from: 0, until: 2 }] }
 * fitNote(heights, { room: 50, blanks: 1 }) // => { points: 8.5, blanks: 1, parts: [{ from: 0, until: 2 }] }
 * fitNote(heights, { room: 40, blanks: 1 }).parts // => [{ from: 0, until: 1 }, { from: 1, until: 2 }]
 * fitNote([{ points: 9, head: 10, lines: [10, 10, 10] }], { room: 30, blanks: 2 }) // => { points: 9, blanks: 1, parts: [{ from: 0, until: 2 }] }
 * ```
 */
export function fitNote(
  heights: readonly (SheetHeights & { readonly points: number })[],
  { room, blanks }: { readonly room: number; readonly blanks: number },
): FittedNote {
  const whole = heights.map(({ points, ...each }) => ({ points, blanks, parts: shareOut(each, { room }) }))
  const fewer = heights.map(({ points, head, lines }) => {
    const parts = shareOut({ head, lines: lines.toSpliced(-2, 1) }, { room })
    return { points, blanks: blanks - 1, parts }
  })
  const tries = blanks > 1 ? [...whole, ...fewer] : whole
  const smallest = [whole.at(-1)!, tries.at(-1)!].sort((a, b) => a.parts.length - b.parts.length)
  return tries.find(({ parts }) => parts.length === 1) ?? smallest[0]!
}
