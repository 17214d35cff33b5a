import { markOutcome, meanNumberOutcome, progressOutcome } from './amount-outcomes.js'
import { categoryOutcome, describedOutcome, onTrackOutcome } from './answer-outcomes.js'
import { ofTaught } from './of-taught.js'
import type { PageColumn } from './page-definition.js'
import type { OutcomeOf, Question } from './pupil-outcome.js'
import type { PageTally } from './tally-page.js'

/**
 * What each pupil brings to one column on one date: with the functions it calls, the only place that decides who is counted.
 *
 * No judgement at all on what was taught, or nothing taught, is unknown. With at least one, a taught objective that nobody
 * assessed counts as not secured.
 */
export function outcomeOf(
  input: Question['input'],
  tally: PageTally,
  { column: { measure, subjectId }, date }: { readonly column: PageColumn; readonly date: number },
): OutcomeOf {
  const about = { input, tally, subjectId, date }
  switch (measure.kind) {
    case 'secured':
      return shareOutcome({ ...about, measure })
    case 'on-track':
      return onTrackOutcome({ ...about, measure })
    case 'described':
      return describedOutcome({ ...about, measure })
    case 'category':
      return categoryOutcome({ ...about, measure })
    case 'mean-mark':
      return markOutcome({ ...about, measure })
    case 'progress':
      return progressOutcome({ ...about, measure })
    case 'mean-number':
      return meanNumberOutcome({ ...about, measure })
  }
}

function shareOutcome({ tally, subjectId, date }: Question<'secured'>): OutcomeOf {
  return ofTaught(tally, { subjectId, date }, ({ secured, taught }) => ({ kind: 'share', secured, taught }))
}
