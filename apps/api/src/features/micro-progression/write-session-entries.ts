import { PLACING_REFUSALS, type SessionEntriesResult } from '@track/api-contract'
import type { Instant } from '@track/kernel'
import { type Entry, type NewEntry, record, type Session, stateOf } from '@track/micro-progression'
import type { Transaction } from '../../database/transaction.js'
import { refusal } from '../../problem.js'
import { eraseEarlierImages, listImageIds } from './images-repository.js'
import { appendLog, listEntryIdsElsewhere, lockLog, type OpenLog, withoutNames } from './log-repository.js'

const MOST_PIECES = 500
export const MOST_ENTRIES = 5_000

/**
 * Appends what a team did to their session's log, each entry held against the session as it then stands.
 *
 * What is in the log already comes back as it is told. Wrong entries are refused one by one and the others kept, all in this
 * transaction, which nobody else's entries come between. When somebody has looked at a picture, those that it was made from go.
 */
export async function writeSessionEntries(
  tx: Transaction,
  sent: readonly NewEntry[],
  { schoolId, sessionId, by }: { readonly schoolId: string; readonly sessionId: string; readonly by: string },
): Promise<SessionEntriesResult> {
  const open = await lockLog(tx, sessionId)
  if (open === undefined) throw refusal('request/not-found')
  const taken = await listEntryIdsElsewhere(
    tx,
    sent.map(({ id }) => id),
    { sessionId },
  )
  const imageIds = await listImageIds(tx, { sessionId, ids: sent.flatMap((entry) => imageOf(entry) ?? []) })
  const result: SessionEntriesResult = { accepted: [], refused: [] }
  let { session } = open

  for (const entry of sent) {
    const known = session.log.find(({ id }) => id === entry.id)
    const reason = known ? null : reasonAgainst(entry, session, { open, taken, imageIds })
    if (reason !== null) {
      result.refused.push({ id: entry.id, code: reason, message: PLACING_REFUSALS[reason] })
      continue
    }
    const recordedAt = plusMilliseconds(open.moment, session.log.length - open.session.log.length)
    const after = record(session, entry, { by, recordedAt })
    if ('issue' in after) {
      const { code, message } = after.issue
      result.refused.push({ id: entry.id, code, message })
      continue
    }
    session = after.session
    result.accepted.push(known ?? session.log.at(-1)!)
  }
  const added = session.log.slice(open.session.log.length)
  await appendLog(tx, added, { schoolId, sessionId })
  await eraseCovered(tx, added, session)
  return { ...result, accepted: withoutNames(result.accepted, session.log) }
}

type Reason = keyof typeof PLACING_REFUSALS

/** What a session's log cannot know by itself: its piles, its pictures, its room, and who may write what. */
function reasonAgainst(
  entry: NewEntry,
  session: Session,
  {
    open: { isClosed, collectionIds },
    taken,
    imageIds,
  }: { readonly open: OpenLog; readonly taken: ReadonlySet<string>; readonly imageIds: ReadonlySet<string> },
): Reason | null {
  if (isClosed) return 'micro-progression/session-put-away'
  if (taken.has(entry.id)) return 'micro-progression/id-in-use'
  if (entry.kind === 'issue') return 'micro-progression/pair-not-taken'
  if (session.log.length >= MOST_ENTRIES) return 'micro-progression/session-full'
  const image = imageOf(entry)
  if (image !== null && !imageIds.has(image)) return 'micro-progression/unknown-image'
  if (entry.kind !== 'piece') return null
  if (entry.origin === 'carried') return 'micro-progression/only-carried-over'
  if (entry.collectionId !== null && !collectionIds.has(entry.collectionId))
    return 'micro-progression/collection-elsewhere'
  return stateOf(session).pieces.length >= MOST_PIECES ? 'micro-progression/session-full' : null
}

function imageOf(entry: NewEntry): string | null {
  return entry.kind === 'piece' || entry.kind === 'checked' ? entry.imageId : null
}

/** Somebody has looked and no name is left on this picture: those with the name on them go for good, whoever still names them. */
async function eraseCovered(tx: Transaction, added: readonly Entry[], session: Session): Promise<void> {
  const checked = new Map(
    added.flatMap((entry) =>
      entry.kind === 'checked' && entry.imageId !== null ? [[entry.pieceId, entry.imageId]] : [],
    ),
  )
  if (checked.size === 0) return
  const earlier = session.log.flatMap((entry) =>
    (entry.kind === 'piece' || entry.kind === 'checked') && checked.has(entry.pieceId) ? (entry.imageId ?? []) : [],
  )
  const current = stateOf(session).pieces.flatMap(({ imageId }) => imageId ?? [])
  await eraseEarlierImages(tx, {
    sessionId: session.id,
    checkedIds: [...checked.values()],
    earlierIds: earlier,
    keptIds: current,
  })
}

function plusMilliseconds(moment: Instant, milliseconds: number): Instant {
  return new Date(Date.parse(moment) + milliseconds).toISOString()
}
