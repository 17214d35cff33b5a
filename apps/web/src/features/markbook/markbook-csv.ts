import { type CsvCell, writeCsv } from '@track/tabular'
import { allColumns, codeOf, type Depths, type MarkbookView } from './markbook-view'

/**
 * A markbook as a spreadsheet opens it: a line a pupil, a column an objective, in the school's words. What was not assessed, or is not
 * in a pupil's programme, stays blank.
 */
export function markbookCsv(
  view: MarkbookView,
  { depths, pupil }: { readonly depths: Readonly<Record<string, Depths>>; readonly pupil: string },
): string {
  const columns = allColumns(view)
  const rows = view.pupils.map(({ pupilId, label, own }): CsvCell[] => {
    const inProgramme = new Set((own?.columns ?? view.columns).map(({ objectiveId }) => objectiveId))
    const cells = columns.map(({ objectiveId, scale }) => {
      const code = inProgramme.has(objectiveId) ? codeOf(scale, depths[pupilId]?.[objectiveId]) : undefined
      return code?.label ?? null
    })
    return [label, ...cells]
  })
  // With a byte order mark Excel reads accents right.
  return writeCsv({ columns: [pupil, ...columns.map(({ wording }) => wording)], rows }, { byteOrderMark: true })
}
