import type { NotCountedReason, OutcomeOf, PupilOutcome } from './pupil-outcome.js'
import type { PageTally, SubjectTally } from './tally-page.js'

/** Asks about a pupil who was taught something and judged in some of it; of everybody else that is unknown. */
export function ofTaught(
  tally: PageTally,
  { subjectId, date }: { readonly subjectId: string; readonly date: number },
  outcome: (tally: SubjectTally) => PupilOutcome,
): OutcomeOf {
  const tallies = tally.subjects[subjectId]
  return (pupilId) => {
    const found = tallies?.[pupilId]?.[date]
    if (!found || found.taught === 0) return notCounted('nothing-taught')
    if (found.assessed === 0) return notCounted('no-judgement')
    return outcome(found)
  }
}

export function notCounted(reason: Exclude<NotCountedReason, 'code'>): PupilOutcome {
  return { kind: 'not-counted', reason }
}
