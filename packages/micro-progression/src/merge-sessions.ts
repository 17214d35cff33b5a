import { TrackError } from '@track/kernel'
import { compareEntries } from './compare-entries.js'
import { isSamePayload } from './is-same-payload.js'
import type { Entry, Session } from './session.js'

/**
 * One session out of the copies of several devices: every entry once, in the order (seq, by, id), whichever copy came first.
 *
 * An entry that a server has stamped takes the place of the same one without a stamp. Copies of different sessions, and one id with two
 * contents, are misuse and throw.
 *
 * @example
 * ```ts
 * import { mergeSessions } from '@track/micro-progression'
 *
 * const session = { format: 'micro-progression/1', id: 's', levels: [], log: [] } as const
 * const withdrawal = { kind: 'withdraw', id: 'e1', seq: 1, by: 'ms-a', pieceId: 'p' } as const
 * mergeSessions([{ ...session, log: [withdrawal] }, { ...session, log: [withdrawal] }]).log.length // => 1
 * ```
 */
export function mergeSessions(sessions: readonly [Readonly<SessionLike>, ...Readonly<SessionLike>[]]): Session {
  const [first] = sessions
  const entries = new Map<string, Entry>()
  for (const { id, levels, log } of sessions) {
    if (id !== first.id || JSON.stringify(levels) !== JSON.stringify(first.levels))
      throw new TrackError('micro-progression/other-session', 'Only copies of one session can be merged', {
        ids: [first.id, id],
      })
    for (const entry of log) {
      const known = entries.get(entry.id)
      if (known !== undefined && (known.by !== entry.by || known.seq !== entry.seq || !isSamePayload(known, entry)))
        throw new TrackError('micro-progression/id-reused', 'One id was used for two different entries', {
          id: entry.id,
        })
      if (known === undefined || isFuller(entry, known)) entries.set(entry.id, entry)
    }
  }
  return { ...first, levels: [...first.levels], log: [...entries.values()].sort(compareEntries) }
}

type SessionLike = Omit<Session, 'levels' | 'log'> & {
  readonly levels: readonly Session['levels'][number][]
  readonly log: readonly Entry[]
}

/**
 * Of two copies of an entry the one with its stamp, then the earlier stamp, then the one whose words were erased: so that any order of
 * the copies gives the same, and what was erased does not come back.
 */
function isFuller(entry: Entry, known: Entry): boolean {
  if (entry.recordedAt !== known.recordedAt)
    return known.recordedAt === undefined || (entry.recordedAt !== undefined && entry.recordedAt < known.recordedAt)
  return 'words' in known && !('words' in entry)
}
