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
 * | kind | is |
 * |---|---|
 * | all | sets the whole class |
 * | pupil | a pupil's marks in the class's objectives |
 * | programme | "own programme, open": one cell |
 * | own | one objective of a pupil's own programme: one cell |
 */
export interface RowShape {
  readonly kind: 'all' | 'pupil' | 'programme' | 'own'
  readonly cells: number
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

/** One cell in hand, no range. In a row of one cell the wished column stays as it was. */
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
 * Only rows of the kind that the range began in: a range over the class passes over a pupil's own objectives.
 */
export function cellsInRange({ cursor, anchor }: GridSelection, rows: readonly RowShape[]): Position[] {
  const kind = rows[anchor.row]?.kind
  if (kind !== 'pupil' && kind !== 'own') return []
  const cells: Position[] = []
  for (let row = Math.min(anchor.row, cursor.row); row <= Math.max(anchor.row, cursor.row); row++) {
    const shape = rows[row]
    if (shape?.kind !== kind) continue
    const right = Math.min(Math.max(anchor.column, cursor.column), shape.cells - 1)
    for (let column = Math.min(anchor.column, cursor.column); column <= right; column++) cells.push({ row, column })
  }
  return cells
}

/** Every cell that takes a mark in one column of the class. */
export function cellsInColumn(column: number, rows: readonly RowShape[]): Position[] {
  return rows.flatMap(({ kind, cells }, row) => (kind === 'pupil' && column < cells ? { row, column } : []))
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

/** Where the cursor goes after a mark: on to the next cell of the same kind, down or right; at the end it stays. */
export function afterMark(
  { cursor, wished }: GridSelection,
  { rows, direction }: { readonly rows: readonly RowShape[]; readonly direction: 'down' | 'right' },
): GridSelection {
  const here = rows[cursor.row]
  if (direction === 'right' && here?.kind === 'pupil')
    return selectCell({ row: cursor.row, column: clamp(cursor.column + 1, here.cells - 1) })
  const below = rows.findIndex(({ kind }, row) => row > cursor.row && kind === here?.kind)
  return selectCell(below === -1 ? cursor : { row: below, column: cursor.column }, wished)
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
      return rows.findIndex(({ kind }) => kind === 'pupil' || kind === 'programme')
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
