import { meanOfRationals, rational, rationalOf } from '@track/kernel'
import { notCounted, ofTaught } from './of-taught.js'
import type { ProgressTally } from './progress-tally.js'
import type { OutcomeOf, PupilOutcome, Question } from './pupil-outcome.js'

/** The mark of the day. A code in its place is a reason of its own; `matched` wants a number on every date of the page. */
export function markOutcome({ tally, measure, date }: Question<'mean-mark'>): OutcomeOf {
  const marks = tally.marks[measure.measureId]
  return (pupilId) => {
    const over = marks?.[pupilId]
    const mark = over?.[date]
    if (!over || !mark) return notCounted('no-mark')
    const { value, observedOn } = mark
    if (typeof value === 'string') return { kind: 'not-counted', reason: 'code', code: value, observedOn }
    if (measure.matched && !over.every((other) => typeof other?.value === 'number')) return notCounted('not-matched')
    return { kind: 'amount', value: rationalOf(value), observedOn }
  }
}

/** The mean of the numbers that the school gave to the depths of a pupil's assessed objectives. */
export function meanNumberOutcome({ tally, subjectId, date }: Question<'mean-number'>): OutcomeOf {
  return ofTaught(tally, { subjectId, date }, ({ numbers = [] }) => {
    const value = meanOfRationals(numbers.map(rationalOf))
    return value ? { kind: 'amount', value } : notCounted('no-number')
  })
}

/** What changed for a pupil since the first date of the page, which itself has nothing to be compared with. */
export function progressOutcome({ input, tally, subjectId, measure, date }: Question<'progress'>): OutcomeOf {
  const { dates } = input.definition
  const on = dates[date]!.on
  if (dates.every((other) => on <= other.on)) return () => notCounted('first-date')
  return ofTaught(tally, { subjectId, date }, ({ progress }) =>
    progress ? amountOf(progress, measure.count) : notCounted('nothing-to-compare'),
  )
}

function amountOf(progress: ProgressTally, count: Question<'progress'>['measure']['count']): PupilOutcome {
  switch (count) {
    case 'started-new':
      return { kind: 'amount', value: rational(progress.startedNew) }
    case 'learning-gained':
      return { kind: 'amount', value: rationalOf(progress.learningGained) }
    case 'deepened':
    case 'slipped':
      return progress.matched > 0
        ? { kind: 'amount', value: rational(progress[count]) }
        : notCounted('nothing-to-compare')
    case 'matched-average-depth':
      return progress.matched > 0 ? { kind: 'amount', value: meanOfRise(progress) } : notCounted('nothing-to-compare')
  }
}

function meanOfRise({ matchedRise, matched }: ProgressTally) {
  const { numerator, denominator } = rationalOf(matchedRise)
  return rational(numerator, denominator * BigInt(matched))
}
