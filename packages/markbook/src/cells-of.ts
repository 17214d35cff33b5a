import type { Instant } from '@track/kernel'
import type { EntryLike, Track } from './entry.js'
import { entryKind } from './entry-kind.js'
import { isSameCell } from './state-as-of.js'

/** What was gathered of each pupil's cells. */
export type Cells<C> = Map<string, Record<'objectives' | 'measures', Map<string, C>>>

/** Goes through a log once and shows each living line of a track that can be a state to its cell: no void, nothing superseded. */
export function cellsOf<E extends EntryLike, C>(
  entries: readonly E[],
  {
    asKnown,
    track,
    start,
    add,
  }: {
    readonly asKnown?: Instant | undefined
    readonly track: Track
    readonly start: () => C
    readonly add: (cell: C, entry: E) => void
  },
): Cells<C> {
  const isDead = deathsAmong(entries, asKnown)
  const pupils: Cells<C> = new Map()
  for (const entry of entries) {
    if (entry.track !== track || (asKnown !== undefined && entry.recordedAt > asKnown) || isDead(entry)) continue
    if (entryKind(entry) === 'void') continue
    let pupil = pupils.get(entry.pupilId)
    if (!pupil) {
      pupil = { objectives: new Map(), measures: new Map() }
      pupils.set(entry.pupilId, pupil)
    }
    const cells = entry.objectiveId === null ? pupil.measures : pupil.objectives
    const id = entry.objectiveId ?? entry.measureId ?? ''
    let cell = cells.get(id)
    if (cell === undefined) {
      cell = start()
      cells.set(id, cell)
    }
    add(cell, entry)
  }
  return pupils
}

/** Is an entry superseded by one of its own cell? Few entries are ever superseded, so this is asked of few. */
function deathsAmong(entries: readonly EntryLike[], asKnown: Instant | undefined): (entry: EntryLike) => boolean {
  const killers = new Map<string, EntryLike[]>()
  for (const entry of entries) {
    if (entry.supersedes == null || (asKnown !== undefined && entry.recordedAt > asKnown)) continue
    killers.set(entry.supersedes, [...(killers.get(entry.supersedes) ?? []), entry])
  }
  return (entry) => killers.get(entry.id)?.some((killer) => isSameCell(killer, entry)) ?? false
}
