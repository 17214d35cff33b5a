import { shareOut } from '../../lib/share-out'

/**
 * How a poster is laid out: `tiles` joined into a banner, each of one level; `columns` on one page, low at the left; `rows` on one
 * page, low at the bottom.
 */
export type PosterLayout = 'tiles' | 'columns' | 'rows'

/** How high something stands, in millimetres; what is higher than a tile also by its lines, each ending before the letter `until`. */
export interface PieceHeight {
  readonly height: number
  readonly lines?: readonly { readonly until: number; readonly height: number }[] | undefined
}

/** The heights of a level: its label, and what stands with it. */
export interface LevelHeights {
  readonly head: number
  /** What every part of it takes besides, such as the line above it. */
  readonly around?: number | undefined
  readonly pieces: readonly PieceHeight[]
}

/** A piece, or some lines of it: `until` is null where it goes on to its end. */
export interface Slice {
  readonly piece: number
  readonly from: number
  readonly until: number | null
}

/** What stands in one place of a sheet: a level, or a part of one. */
export interface Panel {
  readonly level: number
  readonly part: number
  readonly slices: readonly Slice[]
}

/** A poster at one size of letters: what is on each sheet. */
export interface FittedPoster {
  readonly points: number
  readonly sheets: readonly (readonly Panel[])[]
}

/**
 * The poster with the fewest sheets, in the largest letters that this allows: nothing is ever cut. What does not fit in its place even
 * in the smallest goes on on a further sheet, a long text between two of its lines.
 *
 * `sizes` are the heights of every level at each size of letters, the largest first, and the room that there is for one.
 *
 * @example
 * ```ts
 * const level = (...heights: number[]) => ({ head: 10, pieces: heights.map((height) => ({ height })) })
 * const large = { points: 32, room: 50, levels: [level(20), level(30, 30)] }
 * const small = { points: 24, room: 50, levels: [level(15), level(20, 20)] }
 * fitPoster([large, small], 'tiles').points // => 24
 * fitPoster([large, small], 'tiles').sheets.length // => 2
 * fitPoster([large], 'tiles').sheets.length // => 3
 * fitPoster([large], 'columns').sheets.map((panels) => panels.length) // => [2, 1]
 * ```
 */
export function fitPoster(
  sizes: readonly { readonly points: number; readonly room: number; readonly levels: readonly LevelHeights[] }[],
  layout: PosterLayout,
): FittedPoster {
  const posters = sizes.map(({ points, room, levels }) => ({ points, sheets: SHEETS[layout](levels, room) }))
  return posters.reduce((best, next) => (next.sheets.length < best.sheets.length ? next : best))
}

const SHEETS: Readonly<Record<PosterLayout, (levels: readonly LevelHeights[], room: number) => Panel[][]>> = {
  tiles: (levels, room) => levels.flatMap((each, level) => panelsOf(each, level, room).map((panel) => [panel])),
  columns: (levels, room) => {
    const all = levels.flatMap((each, level) => panelsOf(each, level, room))
    const count = Math.max(...all.map(({ part }) => part + 1))
    return Array.from({ length: count }, (_, sheet) => all.filter(({ part }) => part === sheet))
  },
  rows: (levels, room) => {
    // The label stands beside what goes with it and takes no room above.
    const all = levels.flatMap((each, level) =>
      panelsOf({ ...each, head: 0 }, level, room).map((panel) => ({
        panel,
        height: Math.max(each.head, heightOf(panel, each)) + (each.around ?? 0),
      })),
    )
    const sheets = shareOut({ head: 0, lines: all.map(({ height }) => height) }, { room })
    return sheets.map(({ from, until }) => all.slice(from, until).map(({ panel }) => panel))
  },
}

function panelsOf({ head, around = 0, pieces }: LevelHeights, level: number, height: number): Panel[] {
  const room = height - around
  const slices = pieces.flatMap(({ height, lines }, piece) =>
    head + height > room && lines
      ? lines.map((line, at) => ({
          piece,
          from: lines[at - 1]?.until ?? 0,
          until: at < lines.length - 1 ? line.until : null,
          height: line.height,
        }))
      : [{ piece, from: 0, until: null, height }],
  )
  const parts = shareOut({ head, lines: slices.map(({ height }) => height) }, { room })
  return parts.map(({ from, until }, part) => ({ level, part, slices: joined(slices.slice(from, until)) }))
}

/** Lines of one piece that stay together are one slice again. */
function joined(slices: readonly Slice[]): Slice[] {
  const whole: Slice[] = []
  for (const { piece, from, until } of slices) {
    const before = whole.at(-1)
    if (before?.piece === piece) whole[whole.length - 1] = { ...before, until }
    else whole.push({ piece, from, until })
  }
  return whole
}

function heightOf({ slices }: Panel, { pieces }: LevelHeights): number {
  return slices
    .map(({ piece, from, until }) => {
      const { height, lines } = pieces[piece]!
      if (!lines || (from === 0 && until === null)) return height
      const of = lines.filter((line) => line.until > from && (until === null || line.until <= until))
      return of.reduce((sum, line) => sum + line.height, 0)
    })
    .reduce((sum, height) => sum + height, 0)
}
