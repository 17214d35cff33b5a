/**
 * Where the teacher is in the grid, as numbers only: which cell is in hand, and the range from the anchor to it.
 *
 * Rows are of several kinds and may have different numbers of cells. `wished` is the column the teacher chose, kept while
 * passing a row that has fewer.
 */
export interface GridSelection {
  readonly cursor: Position
  readonly anchor: Position
  readonly wished: number
}

export interface Position {
  readonly row: number
  readonly column: number
}

/**
 * A row that sets all who work in a programme, or a pupil's. `programme` is null for the class's: rows of one programme have the same
 * objectives in their columns.
 */
export interface RowShape {
  readonly kind: 'all' | 'pupil'
  readonly cells: number
  readonly programme: string | null
}

export type Move =
  | 'up'
  | 'down'
  | 'left'
  | 'right'
  | 'row-start'
  | 'row-end'
  | 'first'
  | 'last'
  | 'page-up'
  | 'page-down'

const PAGE = 10

/** One cell in hand, no range. In a row of fewer cells the wished column may stay as it was. */
export function selectCell(position: Position, wished = position.column): GridSelection {
  return { cursor: position, anchor: position, wished }
}

/** The selection after a move; with `extend` the anchor stays and the range grows. At an edge nothing happens. */
export function moveSelection(
  selection: GridSelection,
  move: Move,
  { rows, extend = false }: { readonly rows: readonly RowShape[]; readonly extend?: boolean },
): GridSelection {
  const { cursor, anchor } = selection
  const row = clamp(rowAfter(cursor.row, move, rows), rows.length - 1)
  const lastColumn = (rows[row]?.cells ?? 1) - 1
  const wished = columnAfter(cursor.column, move, lastColumn) ?? selection.wished
  const next = { row, column: clamp(wished, lastColumn) }
  return { cursor: next, anchor: extend ? anchor : next, wished }
}

/**
 * Every cell of the range that takes a mark, by row and then column.
 *
 * Only pupils of the programme that the range began in: a range over the class passes over other objectives.
 */
export function cellsInRange({ cursor, anchor }: GridSelection, rows: readonly RowShape[]): Position[] {
  const first = rows[anchor.row]
  if (first?.kind !== 'pupil') return []
  const cells: Position[] = []
  for (let row = Math.min(anchor.row, cursor.row); row <= Math.max(anchor.row, cursor.row); row++) {
    const shape = rows[row]
    if (!shape || !isAlike(shape, first)) continue
    const right = Math.min(Math.max(anchor.column, cursor.column), shape.cells - 1)
    for (let column = Math.min(anchor.column, cursor.column); column <= right; column++) cells.push({ row, column })
  }
  return cells
}

/** Every cell that takes a mark in the column of a place: of all who work in the same programme. */
export function cellsInColumn({ row, column }: Position, rows: readonly RowShape[]): Position[] {
  const programme = rows[row]?.programme
  return rows.flatMap((shape, at) =>
    shape.kind === 'pupil' && shape.programme === programme && column < shape.cells ? { row: at, column } : [],
  )
}

/** The same selection where rows or columns have become fewer. */
export function fitSelection(selection: GridSelection, rows: readonly RowShape[]): GridSelection {
  const { cursor, anchor } = selection
  if (fits(cursor, rows) && fits(anchor, rows)) return selection
  const row = clamp(cursor.row, rows.length - 1)
  return selectCell({ row, column: clamp(cursor.column, (rows[row]?.cells ?? 1) - 1) })
}

/** Is more than one cell selected? */
export function isRange({ cursor, anchor }: GridSelection): boolean {
  return cursor.row !== anchor.row || cursor.column !== anchor.column
}

/**
 * Where the cursor goes after a mark: on to the same objective of the next pupil, or along the pupil; at the end it stays.
 *
 * Whoever works in a programme alone is marked along, whichever way the teacher prefers.
 */
export function afterMark(
  { cursor, wished }: GridSelection,
  { rows, direction }: { readonly rows: readonly RowShape[]; readonly direction: 'down' | 'right' },
): GridSelection {
  const here = rows[cursor.row]
  if (here?.kind !== 'pupil') return selectCell(cursor, wished)
  const alike = rows.flatMap((shape, row) => (isAlike(shape, here) ? row : []))
  if (direction === 'right' || (here.programme !== null && alike.length === 1)) {
    const column = clamp(cursor.column + 1, here.cells - 1)
    return selectCell({ row: cursor.row, column }, column === cursor.column ? wished : column)
  }
  const below = alike.find((row) => row > cursor.row)
  return selectCell(below === undefined ? cursor : { row: below, column: cursor.column }, wished)
}

function isAlike(a: RowShape, b: RowShape): boolean {
  return a.kind === b.kind && a.programme === b.programme
}

function rowAfter(row: number, move: Move, rows: readonly RowShape[]): number {
  switch (move) {
    case 'up':
      return row - 1
    case 'down':
      return row + 1
    case 'page-up':
      return row - PAGE
    case 'page-down':
      return row + PAGE
    case 'first':
      return rows.findIndex(({ kind }) => kind === 'pupil')
    case 'last':
      return rows.length - 1
    default:
      return row
  }
}

function columnAfter(column: number, move: Move, last: number): number | undefined {
  switch (move) {
    case 'left':
      return clamp(column - 1, last)
    case 'right':
      return clamp(column + 1, last)
    case 'row-start':
    case 'first':
      return 0
    case 'row-end':
    case 'last':
      return last
    default:
      return undefined
  }
}

function fits({ row, column }: Position, rows: readonly RowShape[]): boolean {
  return column < (rows[row]?.cells ?? 0)
}

function clamp(value: number, greatest: number): number {
  return Math.max(0, Math.min(value, greatest))
}
