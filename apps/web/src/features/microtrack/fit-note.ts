import { type SheetHeights, shareOut } from '../../lib/share-out'

/** How a note stands on paper: how large its letters are, and which of its pieces stand on which sheet. */
export interface FittedNote {
  readonly points: number
  readonly parts: ReturnType<typeof shareOut>
}

/**
 * The largest letters in which a note is one sheet, or the smallest, with the rest on further sheets: nothing is ever cut.
 *
 * `heights` are those of its pieces at each size, the largest first.
 *
 * @example
 * ```ts
 * const heights = [{ points: 11, head: 20, lines: [20, 20] }, { points: 8.5, head: 15, lines: [15, 15] }]
 * fitNote(heights, { room: 60 }) // => { points: 11, parts: [{ from: 0, until: 2 }] }
 * fitNote(heights, { room: 50 }) // => { points: 8.5, parts: [{ from: 0, until: 2 }] }
 * fitNote(heights, { room: 40 }).parts // => [{ from: 0, until: 1 }, { from: 1, until: 2 }]
 * ```
 */
export function fitNote(
  heights: readonly (SheetHeights & { readonly points: number })[],
  { room }: { readonly room: number },
): FittedNote {
  const fitted = heights.map(({ points, ...each }) => ({ points, parts: shareOut(each, { room }) }))
  return fitted.find(({ parts }) => parts.length === 1) ?? fitted.at(-1)!
}
