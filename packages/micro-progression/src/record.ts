import type { Id, Instant, Issue } from '@track/kernel'
import { checkEntry } from './check-entry.js'
import { isSamePayload } from './is-same-payload.js'
import type { Entry, NewEntry, Session } from './session.js'
import { readOn } from './state-of.js'

/**
 * The session with one more entry in its log, or what is against it.
 *
 * Its place is one after everything in this copy of the log. The same entry by the same person twice is the same session, however late
 * the second comes; one id for two contents is refused.
 *
 * @example
 * ```ts
 * import { newSession, record } from '@track/micro-progression'
 *
 * const session = newSession({ id: 's', levels: [{ id: 'l0', label: '0', value: 0 }, { id: 'l1', label: '1', value: 1 }] })
 * const piece = { kind: 'piece', id: 'e1', pieceId: 'p', collectionId: 'c', origin: 'pupil', imageId: null } as const
 * const once = record(session, piece, { by: 'ms-a' })
 * 'session' in once && once.session.log.length // => 1
 * const refused = record(session, { kind: 'withdraw', id: 'e2', pieceId: 'nobody' }, { by: 'ms-a' })
 * 'issue' in refused && refused.issue.code // => 'micro-progression/unknown-piece'
 * ```
 */
export function record(
  session: Readonly<Session>,
  entry: Readonly<NewEntry>,
  { by, recordedAt }: { readonly by: Id; readonly recordedAt?: Instant },
): { readonly session: Session } | { readonly issue: Issue } {
  const known = session.log.find(({ id }) => id === entry.id)
  if (known !== undefined && known.by === by && isSamePayload(known, entry)) return { session }
  const issue = checkEntry(session, entry, { by })
  if (issue !== null) return { issue }
  const seq = session.log.reduce((highest, other) => Math.max(highest, other.seq), 0) + 1
  const recorded = { ...entry, seq, by, ...(recordedAt === undefined ? {} : { recordedAt }) } as Entry
  const after = { ...session, log: [...session.log, recorded] }
  readOn(after, session, recorded)
  return { session: after }
}
