import { compareRationals, type Rational, rational, rationalOf, roundRational, toPercent } from '@track/kernel'

/** One set of judgements read twice: against all that is planned, and against what has been taught. */
export interface CoverageCompetence {
  /** How much of the year's plan has been assessed, in percent with one decimal; null when nothing is planned. */
  readonly assessedOfPlanned: number | null
  /** How much of the year's plan is secured. */
  readonly securedOfPlanned: number | null
  /** How much of what was taught so far is secured; null when nothing was. */
  readonly securedOfTaught: number | null
  /** Does what was taught meet the school's own line? Equality is enough; null when nothing was taught. */
  readonly competent: boolean | null
}

/**
 * How far through the plan is this pupil, and how secure in what has been taught? Two readings that must not be mixed.
 *
 * `planned` counts the year's objectives, `taughtRanks` holds the rank of each one taught and judged, `secureRank` is the
 * lowest rank that counts as secured, and `competenceAtLeast` the school's line in percent, met by the exact value before any
 * rounding. Coverage stays low until the spring however well things go; competence can be right all year.
 *
 * @example
 * ```ts
 * import { coverageCompetence } from '@track/reports'
 *
 * const december = { planned: 24, taughtRanks: [2, 2, 2, 2, 2, 2, 3, 1], secureRank: 2, competenceAtLeast: 75 }
 * coverageCompetence(december).securedOfPlanned // => 29.2
 * coverageCompetence(december).securedOfTaught // => 87.5
 * coverageCompetence(december).competent // => true
 * ```
 */
export function coverageCompetence({
  planned,
  taughtRanks,
  secureRank,
  competenceAtLeast,
}: {
  readonly planned: number
  readonly taughtRanks: readonly number[]
  readonly secureRank: number
  readonly competenceAtLeast: number
}): CoverageCompetence {
  const taught = taughtRanks.length
  const secured = taughtRanks.filter((rank) => rank >= secureRank).length
  const ofTaught = percent(secured, taught)
  return {
    assessedOfPlanned: rounded(percent(taught, planned)),
    securedOfPlanned: rounded(percent(secured, planned)),
    securedOfTaught: rounded(ofTaught),
    competent: ofTaught && compareRationals(ofTaught, rationalOf(competenceAtLeast)) >= 0,
  }
}

function percent(part: number, whole: number): Rational | null {
  return whole === 0 ? null : toPercent(rational(part, whole))
}

function rounded(value: Rational | null): number | null {
  return value && roundRational(value, 1)
}
