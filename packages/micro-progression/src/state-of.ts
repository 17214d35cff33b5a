import type { Id } from '@track/kernel'
import { compareEntries } from './compare-entries.js'
import { extremesOf, insertionOf, keepPlaces } from './insertion.js'
import type { Entry, EntryOf, Purpose, Session } from './session.js'
import type { EffectiveDecision, OpenIssue, Phase, SessionPiece, SessionState } from './session-state.js'
import { standingRevisions } from './standing-revisions.js'

/**
 * What a session's log says: the pieces, who nominated what, which pairs are in whose hands, every decision as it stands, and so on.
 *
 * Entries are read in the order (seq, by, id), wherever they stand in the log. A revision changes a decision or takes anything back,
 * another revision too; of several on one entry the last stands. A piece says what it said when it was last looked at with words, and keeps
 * its place among the pieces. Entries of an unknown kind, and those on pieces nobody knows, count
 * nowhere. A collection nominates once two of its pieces take part; a nominated piece that was withdrawn is no end any more, and nobody
 * is asked again.
 *
 * @example
 * ```ts
 * import { newSession, stateOf } from '@track/micro-progression'
 *
 * const levels = [{ id: 'l0', label: '0', value: 0 }, { id: 'l1', label: '1', value: 1 }]
 * const { phase, pieces } = stateOf(newSession({ id: 's', levels }))
 * phase // => 'collect'
 * pieces // => []
 * ```
 */
export function stateOf(session: Readonly<Session>): SessionState {
  const known = READ.get(session)
  if (known !== undefined) return known.state
  return keep(session, foldOf(session))
}

/**
 * Reads a session that is an earlier one with one more entry at the end of its log, of which there are hundreds: what that entry leaves
 * alone is taken from before. After a withdrawal, a release or a revision the log is read as a whole when somebody asks.
 */
export function readOn(after: Readonly<Session>, before: Readonly<Session>, entry: Readonly<Entry>): void {
  const parts = READ.get(before)?.parts
  if (parts === undefined || isNamedIn(before, entry)) return
  const { decisions, openIssues, releasedIssues } = parts
  const isLive = (id: Id) => parts.pieces.some(({ pieceId, isWithdrawn }) => pieceId === id && !isWithdrawn)
  switch (entry.kind) {
    case 'withdraw':
    case 'release':
    case 'revision':
      return
    case 'issue':
      if (isLive(entry.left) && isLive(entry.right))
        keep(after, { ...parts, openIssues: [...openIssues, toOpen(entry)] })
      return
    case 'decision': {
      const issue = [...openIssues, ...releasedIssues].find(({ issueId }) => issueId === entry.issueId)
      if (entry.issueId !== null && issue === undefined) return
      const next = {
        ...parts,
        openIssues: openIssues.filter(({ issueId }) => issueId !== entry.issueId),
        decisions: [...decisions, toEffective(entry, { purpose: issue?.purpose, isLive })],
      }
      keep(after, next)
      keepPlaces(next, parts)
      return
    }
    default: {
      const others = after.log.filter(({ kind }) => kind !== 'issue' && kind !== 'decision' && kind !== 'release')
      keep(after, {
        ...foldOf({ ...after, log: others }),
        // A list of its own, since places are remembered by it.
        decisions: [...decisions],
        openIssues,
        releasedIssues,
      })
    }
  }
}

/** A log from elsewhere may name an entry or a piece before it is there. */
function isNamedIn({ log }: Readonly<Session>, entry: Readonly<Entry>): boolean {
  const { id } = entry
  const pieceId = entry.kind === 'piece' ? entry.pieceId : null
  return log.some(
    (other) =>
      (other.kind === 'revision' && other.of === id) ||
      ('issueId' in other && other.issueId === id) ||
      (pieceId !== null && 'left' in other && (other.left === pieceId || other.right === pieceId)),
  )
}

type Parts = Omit<SessionState, 'phase'>

// A session never changes, so what was read out of it once is right for ever.
const READ = new WeakMap<Readonly<Session>, { readonly parts: Parts; readonly state: SessionState }>()

/** The phase asks for every piece's place, which most readers do not need. */
function keep(session: Readonly<Session>, parts: Parts): SessionState {
  let phase: Phase | undefined
  const state = {
    ...parts,
    get phase() {
      phase ??= phaseOf(parts)
      return phase
    },
  }
  READ.set(session, { parts, state })
  return state
}

function foldOf(session: Readonly<Session>): Parts {
  const log = [...session.log].sort(compareEntries)
  const revisions = standingRevisions(log)
  const isTakenBack = (id: Id) => revisions.get(id) === 'withdrawn'
  const standing = log.filter((entry) => entry.kind !== 'revision' && !isTakenBack(entry.id))
  const byKind = new Map<Entry['kind'], Entry[]>()
  for (const entry of standing) {
    const list = byKind.get(entry.kind)
    if (list === undefined) byKind.set(entry.kind, [entry])
    else list.push(entry)
  }
  const of = <K extends Entry['kind']>(kind: K) => (byKind.get(kind) ?? []) as EntryOf<K>[]

  const pieces = piecesOf(of)
  const live = new Set(pieces.filter(({ isWithdrawn }) => !isWithdrawn).map(({ pieceId }) => pieceId))
  const issues = new Map(of('issue').map((issue) => [issue.id, issue]))

  const decisions = of('decision').map((decision) =>
    toEffective(decision, {
      purpose: decision.issueId === null ? undefined : issues.get(decision.issueId)?.purpose,
      isLive: (id) => live.has(id),
      revised: revisions.get(decision.id),
    }),
  )

  // An issue stays answered when its decision is taken back: the pair is free to be handed out anew.
  const released = new Map(of('release').map((release) => [release.issueId, release]))
  const answered = new Set(log.flatMap((entry) => (entry.kind === 'decision' && entry.issueId ? [entry.issueId] : [])))
  const openIssues = [...issues.values()]
    .filter(({ id, left, right }) => !answered.has(id) && !released.has(id) && live.has(left) && live.has(right))
    .map(toOpen)
  const releasedIssues = [...issues.values()].flatMap((issue) => {
    const release = released.get(issue.id)
    if (release === undefined) return []
    const earlier = of('decision').filter(
      (decision) => decision.by === issue.by && compareEntries(decision, release) < 0,
    )
    return [{ ...toOpen(issue), reason: release.reason, decidedBefore: earlier.length }]
  })

  const collectionIds = [...new Set(pieces.flatMap(({ collectionId }) => collectionId ?? []))]
  const latestNomination = new Map(of('nomination').map((nomination) => [nomination.collectionId, nomination]))
  const nominations = collectionIds.flatMap((collectionId) => {
    const nomination = latestNomination.get(collectionId)
    if (nomination === undefined) return []
    const { id, by, lowest, highest } = nomination
    return [{ nominationId: id, by, collectionId, lowest, highest }]
  })
  const without = new Set(of('proceed').flatMap((proceed) => proceed.without))
  // What came along from a chart says already where low and high are.
  const isRevision = pieces.some(({ origin, isWithdrawn }) => origin === 'carried' && !isWithdrawn)
  const nominationsMissing = collectionIds.filter(
    (id) =>
      !isRevision &&
      !latestNomination.has(id) &&
      !without.has(id) &&
      pieces.filter(({ collectionId, isWithdrawn }) => collectionId === id && !isWithdrawn).length >= 2,
  )

  const lastMoves = new Map(of('move').map((move) => [move.pieceId, move]))
  const moves = [...lastMoves.values()]
    .filter(({ pieceId, besideId }) => live.has(pieceId) && live.has(besideId))
    .sort(compareEntries)
    .map(({ id, by, pieceId, place, besideId }) => ({ moveId: id, by, pieceId, place, besideId }))

  const chosen = new Map(of('exemplar').map((exemplar) => [exemplar.levelId, exemplar]))
  const exemplars = session.levels.flatMap(({ id: levelId }) => {
    const choice = chosen.get(levelId)
    const pieceIds = choice?.pieceIds.filter((id) => live.has(id)) ?? []
    if (choice === undefined || pieceIds.length === 0) return []
    return [{ levelId, pieceIds, method: choice.method, by: choice.by, note: choice.words?.note ?? null }]
  })
  const written = new Map(of('qualifiers').map((entry) => [entry.levelId, entry.words?.qualifiers ?? []]))
  const qualifiers = session.levels.flatMap(({ id: levelId }) => {
    const texts = written.get(levelId) ?? []
    return texts.length === 0 ? [] : [{ levelId, qualifiers: texts }]
  })

  return {
    pieces,
    nominations,
    nominationsMissing,
    proceededWithout: collectionIds.filter((id) => without.has(id) && !latestNomination.has(id)),
    openIssues,
    releasedIssues,
    decisions,
    moves,
    exemplars,
    qualifiers,
  }
}

function toOpen({ id, by, left, right, purpose }: Readonly<EntryOf<'issue'>>): OpenIssue {
  return { issueId: id, by, left, right, purpose }
}

function toEffective(
  { id, by, issueId, left, right, outcome, agreed, words }: Readonly<EntryOf<'decision'>>,
  {
    purpose,
    isLive,
    revised,
  }: {
    readonly purpose: Purpose | undefined
    readonly isLive: (id: Id) => boolean
    readonly revised?: EntryOf<'revision'>['outcome'] | undefined
  },
): EffectiveDecision {
  return {
    decisionId: id,
    by,
    issueId,
    purpose: purpose ?? null,
    left,
    right,
    outcome: revised === undefined || revised === 'withdrawn' ? outcome : revised,
    agreed: agreed ?? null,
    note: words?.note ?? null,
    isRevised: revised !== undefined,
    counts: isLive(left) && isLive(right) && left !== right,
  }
}

function phaseOf(state: Parts): Phase {
  const live = state.pieces.filter(({ isWithdrawn }) => !isWithdrawn)
  if (live.length < 2 || live.some(({ imageId, isChecked }) => imageId !== null && !isChecked)) return 'collect'
  if (state.nominationsMissing.length > 0) return 'nominate'
  const { lows, highs } = extremesOf(state)
  if (lows.length > 1 || highs.length > 1) return 'extremes'
  return insertionOf(state).open.length > 0 ? 'insert' : 'check'
}

function piecesOf(of: <K extends Entry['kind']>(kind: K) => EntryOf<K>[]): SessionPiece[] {
  const checked = new Map(of('checked').map((entry) => [entry.pieceId, entry.imageId]))
  const reworded = new Map(of('checked').flatMap(({ pieceId, words }) => (words?.text ? [[pieceId, words.text]] : [])))
  const consents = new Map(of('consent').map((entry) => [entry.pieceId, entry.given]))
  const withdrawn = new Set(of('withdraw').map((entry) => entry.pieceId))
  const pieces = new Map<Id, SessionPiece>()
  for (const { pieceId, collectionId, origin, imageId, anchor, words } of of('piece')) {
    if (pieces.has(pieceId)) continue
    pieces.set(pieceId, {
      pieceId,
      collectionId,
      origin,
      imageId: checked.get(pieceId) ?? imageId,
      anchor: anchor ?? null,
      text: reworded.get(pieceId) ?? words?.text ?? null,
      isChecked: checked.has(pieceId),
      consent: consents.get(pieceId) ?? null,
      isWithdrawn: withdrawn.has(pieceId),
    })
  }
  return [...pieces.values()]
}
