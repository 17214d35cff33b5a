import type { RowShape } from './grid-selection'
import type { CellRef, Column, MarkbookView, PupilRow } from './markbook-view'

/** A row of the grid as it is drawn, from the top. */
export type GridRow =
  | { readonly kind: 'all' }
  | { readonly kind: 'pupil'; readonly pupil: PupilRow }
  | { readonly kind: 'programme'; readonly pupil: PupilRow; readonly open: boolean }
  | { readonly kind: 'own'; readonly pupil: PupilRow; readonly column: Column }

/** The rows of a markbook: the whole class first, then the pupils in order; open programmes unfold under their pupil. */
export function rowsOf({ columns, pupils }: MarkbookView, open: ReadonlySet<string>): GridRow[] {
  const all: GridRow[] = columns.length > 0 && pupils.some(({ own }) => own === null) ? [{ kind: 'all' }] : []
  return all.concat(
    pupils.flatMap((pupil): GridRow[] => {
      if (!pupil.own) return [{ kind: 'pupil', pupil }]
      const isOpen = open.has(pupil.pupilId)
      const own = isOpen ? pupil.own.map((column) => ({ kind: 'own' as const, pupil, column })) : []
      return [{ kind: 'programme', pupil, open: isOpen }, ...own]
    }),
  )
}

/** What the focus model needs to know of the rows. */
export function shapesOf(rows: readonly GridRow[], columns: number): RowShape[] {
  return rows.map(({ kind }) => ({ kind, cells: kind === 'all' || kind === 'pupil' ? Math.max(1, columns) : 1 }))
}

/** The pupil and objective under a place in the grid; null where there is no mark to set. */
export function cellAt(
  { row, column }: { readonly row: number; readonly column: number },
  { rows, columns }: { readonly rows: readonly GridRow[]; readonly columns: readonly Column[] },
): (CellRef & { readonly pupil: PupilRow; readonly column: Column }) | null {
  const found = rows[row]
  if (found?.kind === 'own')
    return {
      pupilId: found.pupil.pupilId,
      objectiveId: found.column.objectiveId,
      pupil: found.pupil,
      column: found.column,
    }
  const objective = columns[column]
  if (found?.kind !== 'pupil' || !objective) return null
  return { pupilId: found.pupil.pupilId, objectiveId: objective.objectiveId, pupil: found.pupil, column: objective }
}
