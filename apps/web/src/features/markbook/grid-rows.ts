import type { RowShape } from './grid-selection'
import type { CellRef, Column, MarkbookView, OwnProgramme, PupilRow } from './markbook-view'

/**
 * A row of the grid as it is drawn, from the top: one that sets all who work in a programme, or a pupil. `own` is the programme, null
 * for the class's; `headed` where its headings stand above the row, because those in sight are another's.
 */
export type GridRow = {
  readonly columns: readonly Column[]
  readonly own: OwnProgramme | null
  readonly headed: boolean
} & ({ readonly kind: 'all' } | { readonly kind: 'pupil'; readonly pupil: PupilRow })

/**
 * The rows of a markbook: the whole class first, then every pupil in the order of the register, whatever programme they work in.
 *
 * Neighbours in one programme stand under one line of its headings. A programme of several pupils has a row that sets all of them,
 * above the first.
 */
export function rowsOf({ columns, pupils }: MarkbookView): GridRow[] {
  const rows: GridRow[] = []
  if (columns.length > 0 && pupils.some(({ own }) => own === null))
    rows.push({ kind: 'all', columns, own: null, headed: false })
  const begun = new Set<string>()
  for (const pupil of pupils) {
    const { own } = pupil
    const shared = { columns: own?.columns ?? columns, own }
    const isNew = () => own?.id !== rows.at(-1)?.own?.id
    if (own && !begun.has(own.id) && pupils.filter((other) => other.own === own).length > 1)
      rows.push({ kind: 'all', ...shared, headed: isNew() })
    if (own) begun.add(own.id)
    rows.push({ kind: 'pupil', pupil, ...shared, headed: isNew() })
  }
  return rows
}

/** What the focus model needs to know of the rows. */
export function shapesOf(rows: readonly GridRow[]): RowShape[] {
  return rows.map(({ kind, columns, own }) => ({
    kind,
    cells: Math.max(1, columns.length),
    programme: own?.id ?? null,
  }))
}

/** The pupil and objective under a place in the grid; null where there is no mark to set. */
export function cellAt(
  { row, column }: { readonly row: number; readonly column: number },
  rows: readonly GridRow[],
): (CellRef & { readonly pupil: PupilRow; readonly column: Column }) | null {
  const found = rows[row]
  const objective = found?.columns[column]
  if (found?.kind !== 'pupil' || !objective) return null
  return { pupilId: found.pupil.pupilId, objectiveId: objective.objectiveId, pupil: found.pupil, column: objective }
}
