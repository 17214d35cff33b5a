import { compareCodeUnits } from '@track/kernel'
import { compareNotes } from './compare-notes.js'
import type { Line, Microtrack } from './microtrack.js'
import { nextLine } from './next-line.js'

/** One place of the wall; `table` null for those who sit at none of the tables. */
export interface WallTable {
  readonly table: string | null
  readonly notes: readonly WallNote[]
}

/** All that the wall says of a pupil: the next task, or that the list is done. */
export interface WallNote {
  readonly pupilId: string
  readonly next: string | null
  readonly isDone: boolean
}

type Note = Pick<Microtrack, 'publicationId' | 'pupilId' | 'startsOn' | 'next'> & {
  readonly lines: readonly WallLine[]
  readonly moveOn: readonly WallLine[]
}
type WallLine = Pick<Line, 'id' | 'text' | 'isDone'>

/**
 * What hangs on the wall of a class: each pupil's note with the next task and nothing else, table by table.
 *
 * No counts, no outcome, no groups that a pupil belongs to: a table is only where the notes hang. Tables and places are in the order
 * given; a pupil at two tables hangs at the first, one at none at the end, by id. A pupil with several notes has the latest up; a
 * pupil with none has none, and an empty table is left out. The order of the notes does not matter.
 *
 * @example
 * ```ts
 * import { wallOf } from '@track/microtrack'
 *
 * const line = { id: 't1', text: 'Warm up with the fraction wall', isDone: false }
 * const note = { publicationId: 'p', pupilId: 'ada', startsOn: '2026-03-02', lines: [line], moveOn: [], next: { kind: 'line', lineId: 't1' } } as const
 * wallOf([note], { tables: [{ table: 'By the window', pupilIds: ['ada'] }] })
 * // => [{ table: 'By the window', notes: [{ pupilId: 'ada', next: 'Warm up with the fraction wall', isDone: false }] }]
 * ```
 */
export function wallOf(
  microtracks: readonly Note[],
  { tables }: { readonly tables: readonly { readonly table: string; readonly pupilIds: readonly string[] }[] },
): WallTable[] {
  const waiting = new Map(microtracks.toSorted(compareNotes).map((note) => [note.pupilId, note]))
  const take = (pupilIds: readonly string[]): WallNote[] =>
    pupilIds.flatMap((pupilId) => {
      const note = waiting.get(pupilId)
      waiting.delete(pupilId)
      return note ? toWallNote(note) : []
    })
  return [
    ...tables.map(({ table, pupilIds }) => ({ table, notes: take(pupilIds) })),
    { table: null, notes: take([...waiting.keys()].sort(compareCodeUnits)) },
  ].filter(({ notes }) => notes.length > 0)
}

function toWallNote(note: Note): WallNote {
  return {
    pupilId: note.pupilId,
    next: nextLine(note)?.text ?? null,
    isDone: note.lines.length > 0 && note.lines.every(({ isDone }) => isDone),
  }
}
