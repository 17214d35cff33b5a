import { useMemo, useState } from 'react'
import { cellAt, rowsOf, shapesOf } from './grid-rows'
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
export function useGrid(
  view: MarkbookView,
  { startAt, oneObjective }: { readonly startAt: string | null; readonly oneObjective: boolean },
) {
  const { columns } = view
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set())
  const rows = useMemo(() => rowsOf(view, open), [view, open])
  const shapes = useMemo(() => shapesOf(rows, columns.length), [rows, columns])
  const [chosen, setSelection] = useState<GridSelection>(() => {
    const row = rows.findIndex(({ kind }) => kind === 'pupil')
    const column = columns.findIndex(({ objectiveId }) => objectiveId === startAt)
    return selectCell({ row: Math.max(0, row), column: Math.max(0, column) })
  })
  const selection = fitSelection(chosen, shapes)
  const objectiveAt = Math.max(0, Math.min(selection.wished, columns.length - 1))
  const shown = useMemo(
    () => (oneObjective ? [objectiveAt] : columns.map((_, at) => at)),
    [oneObjective, objectiveAt, columns],
  )

  const kindAt = ({ row }: Position) => rows[row]?.kind
  /** Rows of one cell leave the objective in hand as it is. */
  const selectAt = (position: Position, now: GridSelection) =>
    selectCell(position, kindAt(position) === 'own' || kindAt(position) === 'programme' ? now.wished : position.column)
  /** To an objective, at the same pupil. */
  const goToObjective = (at: number) => {
    const column = Math.max(0, Math.min(at, columns.length - 1))
    const { row } = selection.cursor
    setSelection(selectCell({ row, column: Math.min(column, shapes[row]!.cells - 1) }, column))
  }
  const single = !isRange(selection) && kindAt(selection.cursor) !== 'all'

  return {
    rows,
    selection,
    objectiveAt,
    shown,
    kindAt,
    cellAt: (position: Position) => cellAt(position, { rows, columns }),
    cellInHand: cellAt(selection.cursor, { rows, columns }),
    wholeColumn: (column: number) => cellsInColumn(column, shapes),
    selected: () => cellsInRange(selection, shapes),
    /** The places that a mark now goes to: the range, or with the class's row (or `whole`) the column in hand. */
    inHand: (whole: boolean): Position[] =>
      whole || kindAt(selection.cursor) === 'all'
        ? cellsInColumn(objectiveAt, shapes)
        : cellsInRange(selection, shapes),
    /** The rows of the class from a row downwards, for pasting a column. */
    pupilRowsFrom: (row: number) => shapes.flatMap(({ kind }, at) => (at >= row && kind === 'pupil' ? [at] : [])),
    choose: (position: Position) => setSelection((now) => selectAt(position, now)),
    extendTo: (position: Position) => setSelection((now) => ({ ...selectAt(position, now), anchor: now.anchor })),
    /** The focus came to a cell by itself: a screen reader moved it, or a dialog gave it back. */
    focus: (position: Position) =>
      setSelection((now) =>
        now.cursor.row === position.row && now.cursor.column === position.column ? now : selectAt(position, now),
      ),
    move: (move: Move, extend: boolean) => setSelection(moveSelection(selection, move, { rows: shapes, extend })),
    /** To the objective before or after, at the same pupil. */
    step: (by: 1 | -1) => goToObjective(objectiveAt + by),
    goToObjective,
    /** On to the next cell, after a mark in a single one. */
    goOn: (direction: 'down' | 'right') => {
      if (single) setSelection(afterMark(selection, { rows: shapes, direction }))
    },
    dropRange: () => setSelection(selectCell(selection.cursor, selection.wished)),
    goToPupil: (pupilId: string) => {
      const row = rows.findIndex((one) => one.kind !== 'all' && one.pupil.pupilId === pupilId)
      if (row >= 0)
        setSelection(selectCell({ row, column: rows[row]?.kind === 'pupil' ? objectiveAt : 0 }, objectiveAt))
    },
    toggleProgramme: (pupilId: string) => {
      const next = new Set(open)
      if (!next.delete(pupilId)) next.add(pupilId)
      setOpen(next)
    },
  }
}

export type Grid = ReturnType<typeof useGrid>
