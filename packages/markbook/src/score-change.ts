import { addRationals, rational, rationalOf, roundRational, TrackError, toNumber } from '@track/kernel'
import { deviationsAbove } from './normal-distribution.js'

/** A change between two test scores, and how much change two sittings of such a test show without any learning. */
export interface ScoreChange {
  /** The later score less the earlier one. */
  readonly change: number
  /** The size that a change usually stays within, with two decimals. */
  readonly threshold: number
  /** Is the change no larger than that? Compared before rounding; equality is within. */
  readonly withinUsualWobble: boolean
}

/**
 * Does a change between two scores of a test mean anything, or is it within the usual wobble?
 *
 * `reliability` (0 to 1) is in the test's manual. The standard error of one score is s√(1 − r), of a difference √2 times that;
 * the threshold is as many of those as hold `confidence` of all differences in the middle of a normal distribution. It says
 * nothing of whether the change is large enough for anyone.
 *
 * @example
 * ```ts
 * import { scoreChange } from '@track/markbook'
 *
 * scoreChange({ from: 92, to: 101, reliability: 0.93 }) // => { change: 9, threshold: 9.23, withinUsualWobble: true }
 * scoreChange({ from: 91, to: 101, reliability: 0.93 }).withinUsualWobble // => false
 * ```
 */
export function scoreChange({
  from,
  to,
  reliability,
  confidence = 0.9,
  standardDeviation = 15,
}: {
  readonly from: number
  readonly to: number
  readonly reliability: number
  readonly confidence?: number | undefined
  readonly standardDeviation?: number | undefined
}): ScoreChange {
  if (!(reliability >= 0 && reliability <= 1 && confidence >= 0 && confidence < 1 && standardDeviation > 0))
    throw new TrackError('markbook/out-of-range', 'Give reliability and confidence as fractions of 1', {
      reliability,
      confidence,
      standardDeviation,
    })
  const change = toNumber(addRationals(rationalOf(to), rationalOf(-from)))
  const unreliability = toNumber(addRationals(rational(1), rationalOf(-reliability)))
  const threshold = deviationsAbove((1 + confidence) / 2) * standardDeviation * Math.sqrt(2 * unreliability)
  return {
    change,
    threshold: roundRational(rationalOf(threshold), 2),
    withinUsualWobble: Math.abs(change) <= threshold,
  }
}
