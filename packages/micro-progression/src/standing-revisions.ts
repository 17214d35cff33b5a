import type { Id } from '@track/kernel'
import type { Entry, EntryOf } from './session.js'

/** What the last revision that stands says about each revised entry. A revision that was itself taken back does not stand. */
export function standingRevisions(log: readonly Entry[]): Map<Id, EntryOf<'revision'>['outcome']> {
  const byTarget = new Map<Id, EntryOf<'revision'>[]>()
  for (const entry of log) {
    if (entry.kind === 'revision') byTarget.set(entry.of, [...(byTarget.get(entry.of) ?? []), entry])
  }
  const asking = new Set<Id>()
  const lastStanding = (id: Id): EntryOf<'revision'> | undefined => {
    // Two revisions of each other cannot arise, but a log from elsewhere may hold them: then neither is taken back.
    if (asking.has(id)) return undefined
    asking.add(id)
    const last = byTarget.get(id)?.findLast((revision) => lastStanding(revision.id)?.outcome !== 'withdrawn')
    asking.delete(id)
    return last
  }
  const standing = new Map<Id, EntryOf<'revision'>['outcome']>()
  for (const id of byTarget.keys()) {
    const last = lastStanding(id)
    if (last !== undefined) standing.set(id, last.outcome)
  }
  return standing
}
