import type { PastedObjective } from '@track/objectives'
import { useSchoolChange } from '../../../lib/use-school-change'
import { importObjectives } from './import-objectives'

interface Pasted {
  readonly subjectName: string
  readonly listName: string
  readonly objectives: readonly PastedObjective[]
  /** The headings, from the top, under which everything is put. */
  readonly under: readonly string[]
}

/** Adds a pasted list with its headings: all of it or nothing. The answer's `importId` takes it back. */
export const useAddPasted = (schoolId: string) =>
  useSchoolChange(schoolId, async ({ subjectName, listName, objectives, under }: Pasted) => {
    const { PASTE_MAPPING, pasteTable } = await import('../paste-table')
    return importObjectives(schoolId, pasteTable(objectives, { listName, under }), {
      dryRun: 'false',
      onIssues: 'keep-none',
      subject: subjectName,
      headerRow: 1,
      mapping: JSON.stringify(PASTE_MAPPING),
    })
  })
