import type { PosterLayout } from './fit-poster'

export type Paper = 'a4' | 'a3'
export type ShapeName = 'across' | 'up' | 'landscape' | 'portrait'

/** A sheet of a poster in millimetres, and the sizes of letters that are tried on it, the largest first. */
export interface PosterShape {
  readonly layout: PosterLayout
  readonly paper: Paper
  readonly width: number
  readonly height: number
  /** What is cut off on each side, or left free where nothing is. */
  readonly trim: number
  /** How many levels stand beside each other on a page, and in how many lines. */
  readonly columns: number
  readonly lines: number
  /** How wide what is said of a level is. */
  readonly room: number
  /** How high it may be under a title of this height. */
  readonly roomUnder: (title: number) => number
  /** The least height of a picture there. */
  readonly pictureIn: (room: number) => number
  /** Whether the labels stand beside each other. */
  readonly isOneLine: boolean
  /** What a level takes besides its words. */
  readonly around: number
  readonly points: readonly number[]
  /** The size of a label beside letters of this size, and the smallest where a word would break. */
  readonly label: (points: number) => { readonly at: number; readonly least: number }
}

/** No qualifier on a tile is smaller, so that it can be read from two metres; an exemplar is three quarters of it. */
const LEAST_ON_TILES = 24
/** The same on a single page, which is read from nearer by. */
const LEAST_ON_PAGE = 14
/** No label of a banner is smaller. */
const LEAST_LABEL = 72

const SIDES: Readonly<Record<Paper, readonly [number, number]>> = { a4: [210, 297], a3: [297, 420] }
/** Cut off with the marks; what a printer cannot reach is within it. */
const TRIM = 10
/** Between what is cut, or the line beside a level, and its words. */
const INSIDE = 6
/** A picture has at least this part of the room of a level. */
const PICTURE_SHARE = 0.35
/** Rounding never spills a line. */
const SLACK = 2

/** Everything a poster can be. Low stands at the left, or at the bottom where it goes upwards. */
export const SHAPES: Readonly<
  Record<
    ShapeName,
    { readonly isUpwards: boolean; readonly shapeOn: (paper: Paper, levelCount: number) => PosterShape }
  >
> = {
  across: { isUpwards: false, shapeOn: (paper) => tile(paper, SIDES[paper]) },
  up: { isUpwards: true, shapeOn: (paper) => tile(paper, [SIDES[paper][1], SIDES[paper][0]]) },
  landscape: { isUpwards: false, shapeOn: (_, levelCount) => columns(levelCount) },
  portrait: { isUpwards: true, shapeOn: rows },
}

function tile(paper: Paper, [width, height]: readonly [number, number]): PosterShape {
  return {
    layout: 'tiles',
    paper,
    width,
    height,
    trim: TRIM,
    columns: 1,
    lines: 1,
    room: width - 2 * TRIM - 2 * INSIDE,
    roomUnder: () => height - 2 * TRIM - 2 * INSIDE - SLACK,
    pictureIn: (room) => PICTURE_SHARE * room,
    isOneLine: height > width,
    around: 0,
    points: downTo(LEAST_ON_TILES, paper === 'a3' ? 48 : 36),
    label: (points) => ({ at: Math.max(LEAST_LABEL, 3 * points), least: LEAST_LABEL }),
  }
}

const PAGE_POINTS = downTo(LEAST_ON_PAGE, 32)
/** Many levels on one page need smaller labels, which are still the largest letters of it. */
const pageLabel = (points: number) => ({ at: Math.min(LEAST_LABEL, 3.5 * points), least: 24 })
/** More levels than this stand in two lines of columns, one under the other. */
const BESIDE = 6

function columns(levelCount: number): PosterShape {
  const [height, width] = SIDES.a3
  const lines = Math.ceil(levelCount / BESIDE)
  const columns = Math.ceil(levelCount / lines)
  return {
    layout: 'columns',
    paper: 'a3',
    width,
    height,
    trim: TRIM,
    columns,
    lines,
    room: (width - 2 * TRIM) / columns - INSIDE,
    roomUnder: (title) => (height - 2 * TRIM - title) / lines - INSIDE - SLACK,
    pictureIn: (room) => PICTURE_SHARE * room,
    isOneLine: true,
    around: 0,
    points: PAGE_POINTS,
    label: pageLabel,
  }
}

/** How wide the label of a row is, and what the line above it takes. */
const ROW_LABEL = 62
const ROW_AROUND = 4

function rows(_: Paper, levelCount: number): PosterShape {
  const [width, height] = SIDES.a3
  return {
    layout: 'rows',
    paper: 'a3',
    width,
    height,
    trim: TRIM,
    columns: 1,
    lines: 1,
    room: width - 2 * TRIM - ROW_LABEL,
    roomUnder: (title) => height - 2 * TRIM - title - SLACK,
    pictureIn: (room) => Math.max(30, (0.5 * room) / levelCount),
    isOneLine: false,
    around: ROW_AROUND,
    points: PAGE_POINTS,
    label: pageLabel,
  }
}

function downTo(least: number, most: number): number[] {
  return Array.from({ length: (most - least) / 2 + 1 }, (_, step) => most - 2 * step)
}
