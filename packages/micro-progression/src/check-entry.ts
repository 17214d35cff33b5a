import type { Id, Issue } from '@track/kernel'
import { compareEntries } from './compare-entries.js'
import { currentOrder } from './current-order.js'
import { ERROR_CODES } from './errors.js'
import type { EntryOf, NewEntry, Session } from './session.js'
import type { SessionState } from './session-state.js'
import { standingRevisions } from './standing-revisions.js'
import { stateOf } from './state-of.js'

/**
 * May this be written into the log? What is against it, or null.
 *
 * No decision is refused because it contradicts another, and whoever holds a pair may have it given back by anybody of the team. Refused
 * is what means nothing here: pieces that take no part, one piece at both ends, exemplars that do not go up with their levels,
 * a picture nobody has looked at for names, an answer to a pair somebody else holds, a revision that changes nothing.
 *
 * @example
 * ```ts
 * import { checkEntry, newSession } from '@track/micro-progression'
 *
 * const session = newSession({ id: 's', levels: [{ id: 'l0', label: '0', value: 0 }, { id: 'l1', label: '1', value: 1 }] })
 * const nomination = { kind: 'nomination', id: 'e1', collectionId: 'c', lowest: 'p', highest: 'p' } as const
 * checkEntry(session, nomination, { by: 'ms-a' })?.code // => 'micro-progression/lowest-is-highest'
 * ```
 */
export function checkEntry(
  session: Readonly<Session>,
  entry: Readonly<NewEntry>,
  { by }: { readonly by: Id },
): Issue | null {
  const code = session.log.some(({ id }) => id === entry.id)
    ? 'micro-progression/id-reused'
    : problemOf(session, entry, by)
  if (code === null) return null
  return { code, message: ERROR_CODES[code], severity: 'error' }
}

type Problem = keyof typeof ERROR_CODES

function problemOf(session: Readonly<Session>, entry: Readonly<NewEntry>, by: Id): Problem | null {
  const state = stateOf(session)
  switch (entry.kind) {
    case 'piece':
      return state.pieces.some(({ pieceId }) => pieceId === entry.pieceId) ? 'micro-progression/piece-known' : null
    case 'checked':
    case 'withdraw':
      return problemWith(state, [entry.pieceId])
    case 'consent':
      return state.pieces.some(({ pieceId }) => pieceId === entry.pieceId) ? null : 'micro-progression/unknown-piece'
    case 'nomination':
      return problemOfNomination(state, entry)
    case 'proceed':
      return entry.without.every((id) => state.pieces.some(({ collectionId }) => collectionId === id))
        ? null
        : 'micro-progression/unknown-collection'
    case 'issue':
      return problemOfIssue(state, entry)
    case 'release':
      return state.openIssues.some(({ issueId }) => issueId === entry.issueId)
        ? null
        : 'micro-progression/issue-not-open'
    case 'decision':
      return problemOfDecision(state, entry, by)
    case 'move':
      if (entry.pieceId === entry.besideId) return 'micro-progression/beside-itself'
      return problemWith(state, [entry.pieceId, entry.besideId])
    case 'exemplar':
      return problemOfExemplar(session, entry)
    case 'qualifiers':
      if (!session.levels.some(({ id }) => id === entry.levelId)) return 'micro-progression/unknown-level'
      return entry.words?.qualifiers?.some(({ text }) => text.trim() === '')
        ? 'micro-progression/qualifier-empty'
        : null
    case 'revision':
      return problemOfRevision(session, entry)
  }
}

function problemWith({ pieces }: SessionState, pieceIds: readonly Id[]): Problem | null {
  const found = pieceIds.map((id) => pieces.find(({ pieceId }) => pieceId === id))
  if (found.some((piece) => piece === undefined)) return 'micro-progression/unknown-piece'
  return found.some((piece) => piece?.isWithdrawn) ? 'micro-progression/piece-withdrawn' : null
}

function isUnchecked({ pieces }: SessionState, pieceIds?: readonly Id[]): boolean {
  return pieces.some(
    ({ pieceId, imageId, isChecked, isWithdrawn }) =>
      imageId !== null && !isChecked && !isWithdrawn && (pieceIds === undefined || pieceIds.includes(pieceId)),
  )
}

function problemOfNomination(
  state: SessionState,
  { collectionId, lowest, highest }: Omit<EntryOf<'nomination'>, 'seq' | 'by'>,
): Problem | null {
  if (lowest === highest) return 'micro-progression/lowest-is-highest'
  const problem = problemWith(state, [lowest, highest])
  if (problem !== null) return problem
  const own = state.pieces.filter((piece) => piece.collectionId === collectionId).map(({ pieceId }) => pieceId)
  return own.includes(lowest) && own.includes(highest) ? null : 'micro-progression/piece-of-another-collection'
}

function problemOfIssue(
  state: SessionState,
  { left, right }: Pick<EntryOf<'issue'>, 'left' | 'right'>,
): Problem | null {
  if (left === right) return 'micro-progression/beside-itself'
  const problem = problemWith(state, [left, right])
  if (problem !== null) return problem
  if (isUnchecked(state)) return 'micro-progression/names-not-checked'
  return state.openIssues.some((open) => isPair(open, left, right)) ? 'micro-progression/pair-in-flight' : null
}

function problemOfDecision(
  state: SessionState,
  { issueId, left, right }: Pick<EntryOf<'decision'>, 'issueId' | 'left' | 'right'>,
  by: Id,
): Problem | null {
  if (left === right) return 'micro-progression/beside-itself'
  const problem = problemWith(state, [left, right])
  if (problem !== null) return problem
  if (isUnchecked(state, [left, right])) return 'micro-progression/names-not-checked'
  if (issueId === null) return null
  // What a judge saw and decided is kept, though somebody gave the pair back for them meanwhile.
  const issue = [...state.openIssues, ...state.releasedIssues].find((issue) => issue.issueId === issueId)
  if (issue === undefined || state.decisions.some((decision) => decision.issueId === issueId))
    return 'micro-progression/issue-not-open'
  if (issue.by !== by) return 'micro-progression/issue-of-another'
  return isPair(issue, left, right) ? null : 'micro-progression/issue-of-another-pair'
}

function isPair(pair: { readonly left: Id; readonly right: Id }, a: Id, b: Id): boolean {
  return (pair.left === a && pair.right === b) || (pair.left === b && pair.right === a)
}

function problemOfExemplar(
  session: Readonly<Session>,
  { levelId, pieceIds }: Pick<EntryOf<'exemplar'>, 'levelId' | 'pieceIds'>,
): Problem | null {
  const state = stateOf(session)
  const rank = session.levels.findIndex(({ id }) => id === levelId)
  if (rank < 0) return 'micro-progression/unknown-level'
  const problem = problemWith(state, pieceIds)
  if (problem !== null) return problem
  if (isUnchecked(state, pieceIds)) return 'micro-progression/names-not-checked'
  const { rungs } = currentOrder(session)
  const placeOf = new Map(rungs.flatMap((rung, place) => rung.map((id) => [id, place] as const)))
  const places = pieceIds.flatMap((id) => placeOf.get(id) ?? [])
  if (places.length < pieceIds.length) return 'micro-progression/exemplar-without-place'
  const isInOrder = state.exemplars.every((other) => {
    const otherRank = session.levels.findIndex(({ id }) => id === other.levelId)
    const otherPlaces = other.pieceIds.flatMap((id) => placeOf.get(id) ?? [])
    if (otherRank < rank) return Math.max(...otherPlaces) < Math.min(...places)
    return otherRank === rank || Math.min(...otherPlaces) > Math.max(...places)
  })
  return isInOrder ? null : 'micro-progression/exemplars-out-of-order'
}

function problemOfRevision(
  session: Readonly<Session>,
  { of, outcome }: Pick<EntryOf<'revision'>, 'of' | 'outcome'>,
): Problem | null {
  const revised = session.log.find(({ id }) => id === of)
  if (revised === undefined) return 'micro-progression/nothing-to-revise'
  if (outcome !== 'withdrawn' && revised.kind !== 'decision') return 'micro-progression/only-decisions-change'
  const standing = standingRevisions([...session.log].sort(compareEntries)).get(of)
  const outcomeNow = standing ?? (revised.kind === 'decision' ? revised.outcome : null)
  return outcomeNow === outcome ? 'micro-progression/revision-changes-nothing' : null
}
