import { TrackError } from '@track/kernel'
import { compareEntries } from './compare-entries.js'
import type { EntryLike } from './entry.js'
import { samePayload } from './same-payload.js'

/**
 * One log out of several that overlap: every entry once, oldest first by `compareEntries`.
 *
 * A set union by id, so it does not matter in which order, how often or how grouped logs are merged. Nothing is dropped: dead
 * entries, voids, and entries that supersede one that nobody has yet are all kept. It joins *accepted* logs, whose entries
 * carry the server's stamp; one id with two contents, or two stamps, throws `markbook/id-reused`.
 *
 * @example
 * ```ts
 * import { mergeLogs } from '@track/markbook'
 *
 * const line = { pupilId: 'ada', objectiveId: 'count-in-6s', measureId: null, track: 'teacher', observedOn: '2026-03-02' } as const
 * const x1 = { ...line, id: 'x1', value: 'secure', recordedAt: '2026-03-02T10:00:00.000Z' } as const
 * const y1 = { ...line, id: 'y1', value: 'emerging', recordedAt: '2026-03-02T10:05:00.000Z' } as const
 * mergeLogs([[y1, x1], [x1]]).map((entry) => entry.id) // => ['x1', 'y1']
 * ```
 */
export function mergeLogs<E extends EntryLike>(logs: readonly (readonly E[])[]): E[] {
  const byId = new Map<string, E>()
  for (const entry of logs.flat()) {
    const kept = byId.get(entry.id)
    if (kept === undefined) byId.set(entry.id, entry)
    else if (kept !== entry && !(samePayload(kept, entry) && kept.recordedAt === entry.recordedAt))
      throw new TrackError('markbook/id-reused', 'One entry id stands for two different entries', { id: entry.id })
  }
  return [...byId.values()].sort(compareEntries)
}
