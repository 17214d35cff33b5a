import type { Act, ActOf, AdjustmentChange } from './act.js'
import type { Adjustable, Adjustment } from './microtrack.js'

/**
 * What either side wanted to change in a pupil's note, in the order it was said, and what became of it.
 *
 * A proposal is accepted or declined by the other side and withdrawn by its own; the first of these settles it for good, and what
 * comes later changes nothing. Acts come in the order of the log.
 */
export function adjustmentsOf(acts: readonly Act[]): Adjustment[] {
  const proposals = acts.filter((act) => act.kind === 'propose' || act.kind === 'adjust').filter(mayPropose)
  return proposals
    .filter(({ proposalId }, place) => proposals.findIndex((act) => act.proposalId === proposalId) === place)
    .map((act) => settled(act, acts))
}

/** Those in force, in the order in which they came into force. */
export function inForce(adjustments: readonly Adjustment[]): Adjustment[] {
  return adjustments
    .filter(({ status }) => status === 'accepted' || status === 'by-teacher-alone')
    .sort((a, b) => (a.settledAt! < b.settledAt! ? -1 : a.settledAt! > b.settledAt! ? 1 : 0))
}

/** The words of something with the last agreed change to it; a change whose words were erased leaves what stood there. */
export function adjusted(
  text: string,
  agreed: readonly Adjustment[],
  isAbout: (change: AdjustmentChange) => boolean,
): Adjustable {
  const words = agreed.findLast((adjustment) => adjustment.text !== null && isAbout(adjustment.change))?.text
  return words === undefined || words === null ? { text, original: null } : { text: words, original: text }
}

/** Who may settle it which way: the two keys. */
export function maySettle(by: Act['by'], kind: 'accept' | 'decline' | 'withdraw', proposedBy: Act['by']): boolean {
  return by !== 'partner' && (kind === 'withdraw') === (by === proposedBy)
}

/** A partner proposes nothing, and a pupil adjusts nothing alone. */
function mayPropose({ kind, by }: Act): boolean {
  return by === 'teacher' || (kind === 'propose' && by === 'pupil')
}

function settled(act: ActOf<'propose'> | ActOf<'adjust'>, acts: readonly Act[]): Adjustment {
  const { proposalId: id, change, by: proposedBy, recordedAt: proposedAt } = act
  const said = { id, change, text: act.words?.text ?? null, proposedBy, proposedAt }
  if (act.kind === 'adjust') return { ...said, status: 'by-teacher-alone', settledAt: proposedAt }
  for (const answer of acts) {
    if (answer.kind !== 'accept' && answer.kind !== 'decline' && answer.kind !== 'withdraw') continue
    if (answer.proposalId !== id || !maySettle(answer.by, answer.kind, proposedBy)) continue
    return { ...said, status: STATUS[answer.kind], settledAt: answer.recordedAt }
  }
  return { ...said, status: 'proposed', settledAt: null }
}

const STATUS = { accept: 'accepted', decline: 'declined', withdraw: 'withdrawn' } as const
