import { useMemo, useState } from 'react'
import { cellAt, type GridRow, rowsOf, shapesOf } from './grid-rows'
import {
  afterMark,
  cellsInColumn,
  cellsInRange,
  fitSelection,
  type GridSelection,
  isRange,
  type Move,
  moveSelection,
  type Position,
  selectCell,
} from './grid-selection'
import type { MarkbookView } from './markbook-view'

/** What is on the grid and which cell is in hand. It knows places, not marks. */
export function useGrid(view: MarkbookView, { startAt }: { readonly startAt: string | null }) {
  const rows = useMemo(() => rowsOf(view), [view])
  const shapes = useMemo(() => shapesOf(rows), [rows])
  const [chosen, setSelection] = useState<GridSelection>(() => {
    const first = rows.findIndex(({ kind, own }) => kind === 'pupil' && own === null)
    const row = first >= 0 ? first : rows.findIndex(({ kind }) => kind === 'pupil')
    const column = rows[row]?.columns.findIndex(({ objectiveId }) => objectiveId === startAt) ?? 0
    return selectCell({ row: Math.max(0, row), column: Math.max(0, column) })
  })
  const [drawn, setDrawn] = useState(rows)
  if (drawn !== rows) {
    setDrawn(rows)
    setSelection(follow(chosen, { from: drawn, to: rows }))
  }
  const selection = fitSelection(chosen, shapes)
  const inHand = rows[selection.cursor.row]

  const lastOf = (row: number) => (shapes[row]?.cells ?? 1) - 1
  /** A row of fewer cells leaves the wished column as it is, if it is the row's nearest to it. */
  const selectAt = (position: Position, { wished }: GridSelection) =>
    selectCell(position, Math.min(wished, lastOf(position.row)) === position.column ? wished : position.column)
  /** To an objective of a programme (null: the class's), at the pupil in hand if they work in it. */
  const goToObjective = (at: number, programme: string | null = inHand?.own?.id ?? null) => {
    const { row: now } = selection.cursor
    const isHere = shapes[now]?.programme === programme
    const row = isHere ? now : shapes.findIndex((shape) => shape.kind === 'pupil' && shape.programme === programme)
    if (row < 0) return
    const column = Math.max(0, Math.min(at, lastOf(row)))
    setSelection(selectCell({ row, column }))
  }
  const single = !isRange(selection) && inHand?.kind !== 'all'

  return {
    rows,
    selection,
    /** The row in hand, with the columns of its programme. */
    inHand,
    objectiveAt: selection.cursor.column,
    kindAt: ({ row }: Position) => rows[row]?.kind,
    cellAt: (position: Position) => cellAt(position, rows),
    cellInHand: cellAt(selection.cursor, rows),
    wholeColumn: (position: Position) => cellsInColumn(position, shapes),
    selected: () => cellsInRange(selection, shapes),
    /** The places that a mark now goes to: the range, or from a row that sets all (or with `whole`) the column in hand. */
    placesInHand: (whole: boolean): Position[] =>
      whole || inHand?.kind === 'all' ? cellsInColumn(selection.cursor, shapes) : cellsInRange(selection, shapes),
    /** The pupils of one programme from a row downwards, for pasting a column. */
    pupilRowsFrom: (row: number) =>
      cellsInColumn({ row, column: 0 }, shapes).flatMap((position) => (position.row >= row ? position.row : [])),
    choose: (position: Position) => setSelection((now) => selectAt(position, now)),
    extendTo: (position: Position) => setSelection((now) => ({ ...selectAt(position, now), anchor: now.anchor })),
    /** The focus came to a cell by itself: a screen reader moved it, or a dialog gave it back. */
    focus: (position: Position) =>
      setSelection((now) =>
        now.cursor.row === position.row && now.cursor.column === position.column ? now : selectAt(position, now),
      ),
    move: (move: Move, extend: boolean) => setSelection(moveSelection(selection, move, { rows: shapes, extend })),
    /** To the objective before or after, at the same pupil. */
    step: (by: 1 | -1) => goToObjective(selection.cursor.column + by),
    goToObjective,
    /** On to the next cell, after a mark in a single one. */
    goOn: (direction: 'down' | 'right') => {
      if (single) setSelection(afterMark(selection, { rows: shapes, direction }))
    },
    dropRange: () => setSelection(selectCell(selection.cursor, selection.wished)),
    goToPupil: (pupilId: string) => {
      const row = rows.findIndex((one) => one.kind === 'pupil' && one.pupil.pupilId === pupilId)
      const { wished } = selection
      if (row >= 0) setSelection(selectCell({ row, column: Math.min(wished, lastOf(row)) }, wished))
    },
  }
}

export type Grid = ReturnType<typeof useGrid>

/** The same pupil and objective in hand where rows or columns have come, gone or changed places; else the same place. */
function follow(
  selection: GridSelection,
  { from, to }: { readonly from: readonly GridRow[]; readonly to: readonly GridRow[] },
): GridSelection {
  const { cursor, wished } = selection
  const before = from[cursor.row]
  const objective = before?.columns[cursor.column]
  const found = to.findIndex((row) => before && keyOf(row) === keyOf(before))
  const row = found < 0 ? cursor.row : found
  const at = to[row]?.columns.findIndex(({ objectiveId }) => objectiveId === objective?.objectiveId) ?? -1
  const column = at < 0 ? cursor.column : at
  if (row === cursor.row && column === cursor.column) return selection
  return selectCell({ row, column }, column === cursor.column ? wished : column)
}

/** Which row it is, however the rows are ordered. */
export function keyOf(row: GridRow): string {
  return row.kind === 'pupil' ? row.pupil.pupilId : `all ${row.own?.id ?? ''}`
}
