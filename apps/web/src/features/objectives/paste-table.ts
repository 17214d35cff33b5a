import type { PastedObjective } from '@track/objectives'
import { joinCell } from '@track/objectives/case'
import { writeWorkbook } from '@track/tabular'

/** What each column of the table below is: what the import is told, so that nothing is guessed. */
export const PASTE_MAPPING = {
  framework: 'Framework',
  strand: 'Strand',
  code: 'Code',
  wording: 'Objective',
} as const

/**
 * A pasted list as a workbook that the import of objectives takes: written in one go, and undone in one.
 *
 * A workbook rather than CSV, because a cell of it is taken word for word: "-5 is less than 0" stays as it is.
 */
export function pasteTable(
  objectives: readonly PastedObjective[],
  {
    listName,
    under,
  }: {
    readonly listName: string
    /** The headings, from the top, under which everything is put. */
    readonly under: readonly string[]
  },
): Blob {
  const rows = objectives.map(({ path, code, wording }) => [
    listName,
    joinCell([...under, ...path], ' > '),
    code,
    wording,
  ])
  const bytes = writeWorkbook({ sheets: [{ name: 'Paste', rows: [Object.values(PASTE_MAPPING), ...rows] }] })
  return new Blob([bytes as BlobPart])
}
