import type { Changes, ClassMarkbook, EntriesResult } from '@track/api-contract'
import type { Entry } from '@track/markbook'
import type { QueuedEntry } from './entry-queue'

/** The markbook with the lines that the server has just kept, and with what now counts as taught. */
export function withAccepted(
  markbook: ClassMarkbook,
  { parcel, result }: { readonly parcel: readonly QueuedEntry[]; readonly result: EntriesResult },
): ClassMarkbook {
  const sent = new Map(parcel.map(({ entry }) => [entry.id, entry]))
  const kept = result.accepted.flatMap(({ id, recordedAt, recordedBy }) => {
    const entry = sent.get(id)
    return entry ? { ...entry, recordedAt, recordedBy } : []
  })
  return withTaught(withEntries(markbook, kept), result.taught)
}

/** The markbook with what anybody wrote since its cursor. */
export function withChanges(
  markbook: ClassMarkbook,
  { entries, next }: Pick<Changes, 'entries' | 'next'>,
): ClassMarkbook {
  return { ...withEntries(markbook, entries), cursor: next }
}

/** Lines about this class's pupils and objectives that it does not hold yet; the same object when there are none. */
function withEntries(markbook: ClassMarkbook, entries: readonly Entry[]): ClassMarkbook {
  const known = new Set(markbook.entries.map(({ id }) => id))
  const pupils = new Set(markbook.pupils.map(({ id }) => id))
  const columns = new Set([...markbook.objectives, ...markbook.measures].map(({ id }) => id))
  const fresh = entries.filter(
    ({ id, pupilId, objectiveId, measureId }) =>
      !known.has(id) && pupils.has(pupilId) && columns.has(objectiveId ?? measureId ?? ''),
  )
  return fresh.length === 0 ? markbook : { ...markbook, entries: [...markbook.entries, ...fresh] }
}

function withTaught(markbook: ClassMarkbook, taught: EntriesResult['taught']): ClassMarkbook {
  if (taught.length === 0) return markbook
  const ofClass = taught.filter(({ groupId }) => groupId === markbook.classId)
  return {
    ...markbook,
    taught: mergeTaught(markbook.taught, ofClass),
    pupils: markbook.pupils.map((pupil) => {
      const own = taught.filter(({ pupilId }) => pupilId === pupil.id)
      if (!pupil.ownProgramme || own.length === 0) return pupil
      return { ...pupil, ownProgramme: { ...pupil.ownProgramme, taught: mergeTaught(pupil.ownProgramme.taught, own) } }
    }),
  }
}

function mergeTaught(before: ClassMarkbook['taught'], now: EntriesResult['taught']): ClassMarkbook['taught'] {
  const changed = new Set(now.map(({ objectiveId }) => objectiveId))
  const kept = before.filter(({ objectiveId }) => !changed.has(objectiveId))
  // A day of null takes the objective back: whoever judged it first has undone it.
  return [
    ...kept,
    ...now.flatMap(({ objectiveId, taughtFrom }) => (taughtFrom === null ? [] : { objectiveId, taughtFrom })),
  ]
}
