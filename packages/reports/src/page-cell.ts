import { addRationals, type Rational, rational, rationalOf, roundRational, toNumber } from '@track/kernel'
import { placesOf } from './measure-unit.js'
import { notCounted } from './of-taught.js'
import type { PageColumn, PageMeasure } from './page-definition.js'
import type { PupilOutcome } from './pupil-outcome.js'

/**
 * One number of the page, rounded once: whole percents and percentage points, counts as they are, everything else to one decimal.
 * Unknown is null, never 0.
 *
 * The group's pupils on that date are `n` + `withoutData` + all `codes` + `notMatched`. A hidden number shows none of them, and a
 * place that is `blank` has none.
 */
export interface PageCell {
  readonly value: number | null
  /** The pupils counted. */
  readonly n: number | null
  /** The pupils of whom nothing is known: nothing taught, no judgement, no mark or word, nothing to compare. */
  readonly withoutData: number | null
  /** Means of marks only: how many pupils have which code in the mark's place. */
  readonly codes?: Readonly<Record<string, number>>
  /** Matched means and changes only: pupils with a number here who lack one at another date or end. */
  readonly notMatched?: number
  /**
   * What the number divides, so that pages of several schools can be added up: objectives if pooled or counted, the pupils of whom
   * the answer is yes, or the sum of what is averaged. Null for a mean of percentages and for a change of two numbers with
   * different pupils or objectives, which have no single denominator, and where the value is unknown.
   */
  readonly fraction: { readonly numerator: number; readonly denominator: number } | null
  /** Changes only: the number it is measured from, rounded as it would be shown, and the pupils counted in that. */
  readonly before?: { readonly value: number | null; readonly n: number }
  /** Why there can be no number here, of whomever: then nobody is counted, and nobody left out. See `Blank`. */
  readonly blank?: 'first-date' | 'date-to-come'
  readonly suppressed?: true
}

/** A number that must not be shown: it says nothing but that it is hidden. */
export const HIDDEN_CELL: PageCell = { value: null, n: null, withoutData: null, fraction: null, suppressed: true }

/** One number out of what its pupils bring. */
export function cellOf(outcomes: readonly PupilOutcome[], column: Pick<PageColumn, 'measure' | 'show'>): PageCell {
  const { measure, show } = column
  const counts = countsOf(outcomes, { measure, matched: measure.kind === 'mean-mark' && measure.matched })
  if (counts.n === 0) return { value: null, ...counts, fraction: null }
  if (show === 'count') {
    const fraction = countOf(outcomes)
    return { value: fraction.numerator, ...counts, fraction }
  }
  const { exact, fraction } = numberOf(outcomes, measure)
  return { value: roundRational(exact, placesOf(measure)), ...counts, fraction }
}

/** What a group's pupils bring to the two ends of a change, by their ids: a pupil may be in the group at one of them only. */
export interface ChangeEnds {
  readonly after: ReadonlyMap<string, PupilOutcome>
  readonly before: ReadonlyMap<string, PupilOutcome>
}

/**
 * The difference between two numbers, from their exact values. `raw` leaves each end its own pupils; `matched` keeps to those
 * counted at both.
 */
export function changeOf(ends: ChangeEnds, { measure, change }: Pick<PageColumn, 'measure' | 'change'>): PageCell {
  const matched = change?.pupils === 'matched'
  const kept = matched ? matchedEnds(ends) : ends
  const [after, before] = [[...kept.after.values()], [...kept.before.values()]]
  const counts = countsOf(after, { measure, matched: matched || (measure.kind === 'mean-mark' && measure.matched) })
  const nBefore = before.filter(isCounted).length
  const from = nBefore > 0 ? numberOf(before, measure) : null
  const started = { value: from && roundRational(from.exact, placesOf(measure)), n: nBefore }
  if (!from || counts.n === 0) return { value: null, ...counts, fraction: null, before: started }
  const to = numberOf(after, measure)
  return {
    value: roundRational(differenceOf(to.exact, from.exact), placesOf(measure)),
    ...counts,
    fraction: matched ? differenceOfFractions(to.fraction, from.fraction) : null,
    before: started,
  }
}

export function isCounted(outcome: PupilOutcome | undefined): boolean {
  return outcome !== undefined && outcome.kind !== 'not-counted'
}

/**
 * Both ends of a change and their difference with a decimal more than they are shown with, so that everybody can see why 56 and 64
 * are +7: they are 56.4 and 63.8. Where one decimal would be rounded to another difference than the one shown, that has two.
 */
export interface FinerChange {
  readonly before: number
  readonly after: number
  readonly change: number
}

/** A change with a decimal more; undefined where it has no more, since what is shown is exact. */
export function finerChange(
  { before, after }: { readonly before: Rational; readonly after: Rational },
  measure: PageMeasure,
): FinerChange | undefined {
  const places = placesOf(measure)
  const difference = differenceOf(after, before)
  if ([before, after, difference].every((exact) => isWhole(exact, places))) return undefined
  const shown = roundRational(difference, places)
  const change = roundRational(difference, places + 1)
  return {
    before: roundRational(before, places + 1),
    after: roundRational(after, places + 1),
    change: roundRational(rationalOf(change), places) === shown ? change : roundRational(difference, places + 2),
  }
}

function isWhole({ numerator, denominator }: Rational, places: number): boolean {
  return (numerator * 10n ** BigInt(places)) % denominator === 0n
}

/** The two numbers that a change lies between. */
export interface EndsOfChange {
  readonly before: PageCell
  readonly after: PageCell
  readonly finer?: FinerChange
  /** Are the pupils counted at both ends the same? */
  readonly samePupils: boolean
}

/** The two numbers that a change lies between, of the pupils that it counts at each. */
export function endsOf(ends: ChangeEnds, { measure, change }: Pick<PageColumn, 'measure' | 'change'>): EndsOfChange {
  const { before, after } = change?.pupils === 'matched' ? matchedEnds(ends) : ends
  const [from, to] = [[...before.values()], [...after.values()]]
  const [countedThen, countedNow] = [before, after].map((outcomes) =>
    [...outcomes].flatMap(([pupilId, outcome]) => (isCounted(outcome) ? pupilId : [])),
  ) as [string[], string[]]
  const isKnown = countedThen.length > 0 && countedNow.length > 0
  const finer =
    isKnown && finerChange({ before: numberOf(from, measure).exact, after: numberOf(to, measure).exact }, measure)
  return {
    before: cellOf(from, { measure }),
    after: cellOf(to, { measure }),
    ...(finer && { finer }),
    samePupils: countedThen.length === countedNow.length && countedNow.every((id) => isCounted(before.get(id))),
  }
}

/** Who is counted at one end and not at the other is not matched. */
export function matchedEnds({ before, after }: ChangeEnds): ChangeEnds {
  const keep = (outcomes: ChangeEnds['after'], others: ChangeEnds['after']) =>
    new Map(
      [...outcomes].map(([pupilId, outcome]) => [
        pupilId,
        isCounted(outcome) && !isCounted(others.get(pupilId)) ? notCounted('not-matched') : outcome,
      ]),
    )
  return { after: keep(after, before), before: keep(before, after) }
}

export function differenceOf(after: Rational, before: Rational): Rational {
  return addRationals(after, { numerator: -before.numerator, denominator: before.denominator })
}

function countsOf(
  outcomes: readonly PupilOutcome[],
  { measure, matched }: { readonly measure: PageMeasure; readonly matched: boolean },
) {
  const missing = outcomes.filter((outcome) => outcome.kind === 'not-counted')
  const codes = missing.filter((outcome) => outcome.reason === 'code')
  const notMatched = missing.filter(({ reason }) => reason === 'not-matched').length
  return {
    n: outcomes.length - missing.length,
    withoutData: missing.length - codes.length - notMatched,
    ...(measure.kind === 'mean-mark' ? { codes: countCodes(codes.map(({ code }) => code)) } : {}),
    ...(matched ? { notMatched } : {}),
  }
}

interface ExactNumber {
  readonly exact: Rational
  readonly fraction: PageCell['fraction']
}

function numberOf(outcomes: readonly PupilOutcome[], measure: PageMeasure): ExactNumber {
  switch (measure.kind) {
    case 'secured':
      return measure.average === 'per-pupil'
        ? { exact: meanPercent(outcomes.filter((outcome) => outcome.kind === 'share')), fraction: null }
        : percentOf(countOf(outcomes))
    case 'on-track':
    case 'described':
    case 'category':
      return percentOf(countOf(outcomes))
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

/** How many objectives are secured of those taught to the pupils counted, or of how many pupils the answer is yes. */
function countOf(outcomes: readonly PupilOutcome[]): { numerator: number; denominator: number } {
  let [numerator, denominator] = [0, 0]
  for (const outcome of outcomes) {
    if (outcome.kind === 'share') [numerator, denominator] = [numerator + outcome.secured, denominator + outcome.taught]
    if (outcome.kind === 'answer') [numerator, denominator] = [numerator + Number(outcome.yes), denominator + 1]
  }
  return { numerator, denominator }
}

function percentOf(fraction: { readonly numerator: number; readonly denominator: number }): ExactNumber {
  return { exact: rational(100 * fraction.numerator, fraction.denominator), fraction }
}

function meanOf(amounts: readonly Rational[]): ExactNumber {
  const sum = amounts.reduce(addRationals)
  const exact = { numerator: sum.numerator, denominator: sum.denominator * BigInt(amounts.length) }
  return { exact, fraction: { numerator: toNumber(sum), denominator: amounts.length } }
}

/** Of the same pupils or objectives at both ends there is one denominator; else there is none. */
function differenceOfFractions(after: PageCell['fraction'], before: PageCell['fraction']): PageCell['fraction'] {
  if (!after || !before || after.denominator !== before.denominator) return null
  const numerator = toNumber(differenceOf(rationalOf(after.numerator), rationalOf(before.numerator)))
  return { numerator, denominator: after.denominator }
}

function countCodes(codes: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = Object.create(null)
  for (const code of codes.toSorted()) counts[code] = (counts[code] ?? 0) + 1
  return counts
}
