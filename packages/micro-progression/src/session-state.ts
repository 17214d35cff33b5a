import type { Id } from '@track/kernel'
import type { Anchor, EntryOf, Outcome, Purpose, Qualifier } from './session.js'

/** A piece as the log leaves it. */
export type SessionPiece = {
  readonly pieceId: Id
  readonly collectionId: Id | null
  readonly origin: EntryOf<'piece'>['origin']
  /** The picture that was looked at for names, once it was; until then the one that came in. */
  readonly imageId: Id | null
  readonly anchor: Anchor | null
  readonly text: string | null
  readonly isChecked: boolean
  /** May it hang on a wall? Null when nobody was asked. */
  readonly consent: boolean | null
  readonly isWithdrawn: boolean
}

/** A decision with the outcome that stands after every revision. */
export type EffectiveDecision = {
  readonly decisionId: Id
  readonly by: Id
  readonly issueId: Id | null
  /** Null for a decision that nobody was asked for. */
  readonly purpose: Purpose | null
  readonly left: Id
  readonly right: Id
  readonly outcome: Outcome
  readonly agreed: 'consensus' | 'vote' | null
  readonly note: string | null
  readonly isRevised: boolean
  /** A decision on a withdrawn piece is listed and counts nowhere. */
  readonly counts: boolean
}

/** A pair in a judge's hands: neither decided nor given back. */
export type OpenIssue = {
  readonly issueId: Id
  readonly by: Id
  readonly left: Id
  readonly right: Id
  readonly purpose: Purpose
}

/** A pair that was given back. */
export type ReleasedIssue = OpenIssue & {
  readonly reason: EntryOf<'release'>['reason']
  /** How many decisions its judge had made by then. */
  readonly decidedBefore: number
}

export type Nomination = {
  readonly nominationId: Id
  readonly by: Id
  readonly collectionId: Id
  readonly lowest: Id
  readonly highest: Id
}

export type Move = {
  readonly moveId: Id
  readonly by: Id
  readonly pieceId: Id
  readonly place: EntryOf<'move'>['place']
  readonly besideId: Id
}

export type ExemplarChoice = {
  readonly levelId: Id
  readonly pieceIds: readonly Id[]
  readonly method: EntryOf<'exemplar'>['method']
  readonly by: Id
  readonly note: string | null
}

/** What a team is at: collecting, nominating, comparing the nominated, finding every piece's place, or checking the order. */
export type Phase = 'collect' | 'nominate' | 'extremes' | 'insert' | 'check'

/** Everything a session's log says, after every revision. */
export type SessionState = {
  /** Every piece in the order it joined, the withdrawn ones too. */
  readonly pieces: readonly SessionPiece[]
  /** The latest nomination of each collection, in the order the collections joined. */
  readonly nominations: readonly Nomination[]
  /** Collections of two pieces or more that have not nominated and were not gone on without. */
  readonly nominationsMissing: readonly Id[]
  /** Collections whose nominations the team went on without. */
  readonly proceededWithout: readonly Id[]
  readonly openIssues: readonly OpenIssue[]
  readonly releasedIssues: readonly ReleasedIssue[]
  readonly decisions: readonly EffectiveDecision[]
  /** The last move of each piece, in the order of the log. */
  readonly moves: readonly Move[]
  /** Low to high, only levels that have exemplars. */
  readonly exemplars: readonly ExemplarChoice[]
  /** Low to high, only levels that have qualifiers. */
  readonly qualifiers: readonly { readonly levelId: Id; readonly qualifiers: readonly Qualifier[] }[]
  readonly phase: Phase
}
