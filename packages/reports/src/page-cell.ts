import { addRationals, type Rational, rational, roundRational, toNumber } from '@track/kernel'
import type { PageMeasure } from './page-definition.js'
import type { PupilOutcome } from './pupil-outcome.js'

/**
 * One number of the page, rounded once: whole percents, everything else to one decimal. Unknown is null, never 0.
 *
 * The group's pupils on that date are `n` + `withoutData` + all `codes` + `notMatched`. A hidden number shows none of them.
 */
export interface PageCell {
  readonly value: number | null
  /** The pupils counted. */
  readonly n: number | null
  /** The pupils of whom nothing is known: nothing taught, no judgement, no mark or word, nothing to compare. */
  readonly withoutData: number | null
  /** Means of marks only: how many pupils have which code in the mark's place. */
  readonly codes?: Readonly<Record<string, number>>
  /** Matched means only: pupils with a mark here who lack one on another date. */
  readonly notMatched?: number
  /**
   * What the number divides, so that pages of several schools can be added up: objectives if pooled, the pupils of whom the
   * answer is yes, or the sum of what is averaged. Null for a mean of percentages, which has no single denominator, and where
   * the value is unknown.
   */
  readonly fraction: { readonly numerator: number; readonly denominator: number } | null
  /** Changes only: the number it is measured from, rounded as it would be shown, and the pupils counted in that. */
  readonly before?: { readonly value: number | null; readonly n: number }
  readonly suppressed?: true
}

/** A number that must not be shown: it says nothing but that it is hidden. */
export const HIDDEN_CELL: PageCell = { value: null, n: null, withoutData: null, fraction: null, suppressed: true }

/** One number out of what its pupils bring. */
export function cellOf(outcomes: readonly PupilOutcome[], measure: PageMeasure): PageCell {
  const missing = outcomes.filter((outcome) => outcome.kind === 'not-counted')
  const codes = missing.filter((outcome) => outcome.reason === 'code')
  const notMatched = missing.filter(({ reason }) => reason === 'not-matched').length
  const counts = {
    n: outcomes.length - missing.length,
    withoutData: missing.length - codes.length - notMatched,
    ...(measure.kind === 'mean-mark' ? { codes: countCodes(codes.map(({ code }) => code)) } : {}),
    ...(measure.kind === 'mean-mark' && measure.matched ? { notMatched } : {}),
  }
  if (counts.n === 0) return { value: null, ...counts, fraction: null }
  const { value, fraction } = numberOf(outcomes, measure)
  return { value, ...counts, fraction }
}

function numberOf(outcomes: readonly PupilOutcome[], measure: PageMeasure): Pick<PageCell, 'value' | 'fraction'> {
  switch (measure.kind) {
    case 'secured': {
      const shares = outcomes.filter((outcome) => outcome.kind === 'share')
      return measure.average === 'per-pupil'
        ? { value: roundRational(meanPercent(shares)), fraction: null }
        : percentOf({ numerator: total(shares, 'secured'), denominator: total(shares, 'taught') })
    }
    case 'on-track':
    case 'described':
    case 'category': {
      const answers = outcomes.filter((outcome) => outcome.kind === 'answer')
      return percentOf({ numerator: answers.filter(({ yes }) => yes).length, denominator: answers.length })
    }
    case 'mean-mark':
    case 'progress':
    case 'mean-number':
      return meanOf(outcomes.flatMap((outcome) => (outcome.kind === 'amount' ? outcome.value : [])))
  }
}

type Share = Extract<PupilOutcome, { kind: 'share' }>

/** Pupils with equally many objectives are added up in whole numbers first: fewer fractions, the same exact mean. */
function meanPercent(shares: readonly Share[]): Rational {
  const securedByTaught = new Map<number, number>()
  for (const { secured, taught } of shares) securedByTaught.set(taught, (securedByTaught.get(taught) ?? 0) + secured)
  const sum = [...securedByTaught].map(([taught, secured]) => rational(100 * secured, taught)).reduce(addRationals)
  return { numerator: sum.numerator, denominator: sum.denominator * BigInt(shares.length) }
}

function percentOf(fraction: { readonly numerator: number; readonly denominator: number }) {
  return { value: roundRational(rational(100 * fraction.numerator, fraction.denominator)), fraction }
}

function meanOf(amounts: readonly Rational[]) {
  const sum = amounts.reduce(addRationals)
  const mean = { numerator: sum.numerator, denominator: sum.denominator * BigInt(amounts.length) }
  return { value: roundRational(mean, 1), fraction: { numerator: toNumber(sum), denominator: amounts.length } }
}

function total(shares: readonly Share[], field: 'secured' | 'taught'): number {
  return shares.reduce((sum, share) => sum + share[field], 0)
}

function countCodes(codes: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = Object.create(null)
  for (const code of codes.toSorted()) counts[code] = (counts[code] ?? 0) + 1
  return counts
}
