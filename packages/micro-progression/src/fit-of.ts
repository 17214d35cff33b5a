import { compareCodeUnits, type Id } from '@track/kernel'
import type { Comparison } from './comparison.js'
import { type Estimate, estimate, estimateOf } from './estimate.js'
import { expectationOf, ownInformationAt } from './information-at.js'
import { pairCountsOf } from './pair-counts.js'

/** How the answers of one judge, or about one piece, sit with what everybody says together. */
export interface Fit {
  readonly id: Id
  readonly n: number
  /** 1 as expected by chance; above, the answers go against the rest; below, they are more alike than chance. Counts close pairs most. */
  readonly infit: number
  /** The same, counting all alike: one astonishing answer about two far apart shows here. */
  readonly outfit: number
  /** How far infit is from 1 beside how far it strays by chance. Null where every answer was even. */
  readonly z: number | null
  /** Worth talking about. */
  readonly isFlagged: boolean
}

export interface JudgeFit extends Fit {
  /** Share of the answers on the side of the estimate; a tie is half, and so is any answer about two that stand at one place. */
  readonly agreement: number
  /** By an estimate that this judge had no part in, which is what flags: one's own answers hide one. Null with fewer than ten answers. */
  readonly againstOthers: { readonly infit: number; readonly z: number | null } | null
}

/**
 * Does somebody see the pieces quite differently from the others? Something to talk about with that person, and with nobody else.
 *
 * Never a reason to leave anybody's answers out, nor to put judges in order: they stand by code unit. A judge is flagged whose answers,
 * by an estimate made without them, have an infit above 1.3 that is more than three deviations from 1, after ten answers or more.
 * Comparisons without a judge count in the estimate and for nobody.
 *
 * @example
 * ```ts
 * import { judgeFit } from '@track/micro-progression'
 *
 * const pairs = [['p1', 'p2'], ['p2', 'p3'], ['p1', 'p3']] as const
 * const panel = ['anna', 'ben', 'cleo', 'dan'].flatMap((judge) =>
 *   pairs.map(([a, b]) => ({ a, b, judge, n: 4, outcome: judge === 'dan' ? 'b' as const : 'a' as const })),
 * )
 * judgeFit(panel).map(({ id, isFlagged }) => [id, isFlagged])
 * // => [['anna', false], ['ben', false], ['cleo', false], ['dan', true]]
 * ```
 */
export function judgeFit(
  comparisons: readonly Comparison[],
  { estimate: made = estimate(comparisons, { withErrors: false }) }: { readonly estimate?: Estimate } = {},
): JudgeFit[] {
  const byJudge = grouped(comparisons, ({ judge }) => (judge === undefined ? [] : [judge]))
  return byJudge.map(([id, own]) => {
    const fit = residualsOf(own, knownOf(made))
    let againstOthers: JudgeFit['againstOthers'] = null
    if (fit.n >= ENOUGH_ANSWERS) {
      const { infit, z } = residualsOf(own, madeWithout(id, { comparisons, made }))
      againstOthers = { infit, z }
    }
    return {
      id,
      ...fit,
      isFlagged: againstOthers !== null && isOdd(againstOthers),
      agreement: agreementOf(own, made),
      againstOthers,
    }
  })
}

/**
 * Which pieces do judges disagree about more than pieces so close together must be disagreed about?
 *
 * Something to read aloud together: a piece that some find strong and others weak often shows two things the team has not told apart. By
 * code unit; flagged by the same rule as judges, by the estimate given (the usual one by default).
 *
 * @example
 * ```ts
 * import { pieceFit } from '@track/micro-progression'
 *
 * const decisions = [
 *   { a: 'p1', b: 'p2', outcome: 'a', n: 3 },
 *   { a: 'p1', b: 'p2', outcome: 'b' },
 * ] as const
 * pieceFit(decisions).map(({ id, n, infit, isFlagged }) => [id, n, infit.toFixed(1), isFlagged])
 * // => [['p1', 4, '0.9', false], ['p2', 4, '0.9', false]]
 * ```
 */
export function pieceFit(
  comparisons: readonly Comparison[],
  { estimate: made = estimate(comparisons, { withErrors: false }) }: { readonly estimate?: Estimate } = {},
): Fit[] {
  const byPiece = grouped(comparisons, ({ a, b }) => (a === b ? [] : [a, b]))
  return byPiece.map(([id, own]) => {
    const fit = residualsOf(own, knownOf(made))
    return { id, ...fit, isFlagged: fit.n >= ENOUGH_ANSWERS && isOdd(fit) }
  })
}

const ENOUGH_ANSWERS = 10
/** Nearer than this it is rounding that puts one above the other. */
const SAME_PLACE = 1e-9

/** Whose comparisons are whose, by code unit. */
function grouped(
  comparisons: readonly Comparison[],
  whoseOf: (comparison: Comparison) => readonly Id[],
): [Id, Comparison[]][] {
  const groups = new Map<Id, Comparison[]>()
  for (const comparison of comparisons) {
    for (const id of whoseOf(comparison)) {
      const group = groups.get(id)
      if (group) group.push(comparison)
      else groups.set(id, [comparison])
    }
  }
  return [...groups].sort(([one], [other]) => compareCodeUnits(one, other))
}

function isOdd({ infit, z }: { readonly infit: number; readonly z: number | null }): boolean {
  return infit > 1.3 && z !== null && z > 3
}

/** Where pieces stand, and how unsure that is as a variance (0: taken as known). */
interface Known {
  readonly quality: Readonly<Record<Id, number>>
  readonly tie: number | null
  readonly unsureOf: (piece: Id) => number
}

function knownOf({ quality, tie }: Estimate): Known {
  return { quality, tie: tie?.quality ?? null, unsureOf: () => 0 }
}

/** What the others say, which one judge fewer leaves less sure: that must not count against the one who is left out. */
function madeWithout(
  judgeId: Id,
  { comparisons, made }: { readonly comparisons: readonly Comparison[]; readonly made: Estimate },
): Known {
  const pairs = pairCountsOf(
    comparisons.filter(({ judge }) => judge !== judgeId),
    { items: made.items },
  )
  const { quality } = estimateOf(pairs, { warm: made.quality, withErrors: false }) as Estimate
  const own = ownInformationAt(pairs, { quality: Float64Array.from(pairs.items, (item) => quality[item] as number) })
  const unsure = new Map(pairs.items.map((item, i) => [item, 1 / ((own[i] as number) + 0.25)]))
  return { quality, tie: null, unsureOf: (piece) => unsure.get(piece) as number }
}

/** An expectation over two places that are not sure is drawn towards even: the usual approximation of a logistic under a normal. */
function residualsOf(
  comparisons: readonly Comparison[],
  { quality, tie, unsureOf }: Known,
): Pick<Fit, 'n' | 'infit' | 'outfit' | 'z'> {
  let [count, squares, variances, relative, spread] = [0, 0, 0, 0, 0]
  for (const { a, b, outcome, n = 1 } of comparisons) {
    const gap = (quality[a] as number) - (quality[b] as number)
    const drawn = gap / Math.sqrt(1 + (Math.PI / 8) * (unsureOf(a) + unsureOf(b)))
    const { score, variance } = expectationOf(drawn, tie)
    const residual = (outcome === 'tie' ? 0.5 : outcome === 'a' ? 1 : 0) - score
    count += n
    squares += n * residual * residual
    variances += n * variance
    relative += (n * residual * residual) / variance
    spread += n * variance * (1 - 4 * variance)
  }
  const infit = squares / variances
  return {
    n: count,
    infit,
    outfit: relative / count,
    z: spread > 0 ? ((infit - 1) * variances) / Math.sqrt(spread) : null,
  }
}

function agreementOf(comparisons: readonly Comparison[], { quality }: Estimate): number {
  let [agreed, count] = [0, 0]
  for (const { a, b, outcome, n = 1 } of comparisons) {
    const gap = (quality[a] as number) - (quality[b] as number)
    count += n
    if (outcome === 'tie' || Math.abs(gap) < SAME_PLACE) agreed += n / 2
    else if (outcome === 'a' ? gap > 0 : gap < 0) agreed += n
  }
  return agreed / count
}
