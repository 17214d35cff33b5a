import { compareRationals, rational, rationalOf, TrackError } from '@track/kernel'

/** A class, with how many objectives its pupils are judged in over a year. */
export interface ClassToRecord {
  readonly groupId: string
  readonly name: string
  readonly pupils: number
  readonly objectives: number
}

export interface ClassWorkload extends ClassToRecord {
  /** Judgements a school week, rounded up to one decimal. */
  readonly tapsAWeek: number
  /** More than the school's own budget? Null where it has set none. */
  readonly overBudget: boolean | null
}

/**
 * How many judgements a week a school's objectives ask of each class: objectives x pupils x updates an objective a year, over the
 * school weeks of the year.
 *
 * Rounded up to one decimal, so that nothing looks like less work than it is; the budget is compared before rounding.
 * Throws without a school week.
 *
 * @example
 * ```ts
 * import { workloadOf } from '@track/objectives'
 *
 * const classes = [{ groupId: '4-oak', name: '4 Oak', pupils: 30, objectives: 100 }]
 * const school = { classes, updatesAnObjective: 3, weeks: 39 }
 * workloadOf({ ...school, budget: 200 })[0]
 * // => { groupId: '4-oak', name: '4 Oak', pupils: 30, objectives: 100, tapsAWeek: 230.8, overBudget: true }
 * workloadOf({ ...school, budget: null })[0]?.overBudget // => null
 * ```
 */
export function workloadOf({
  classes,
  updatesAnObjective,
  weeks,
  budget,
}: {
  readonly classes: readonly ClassToRecord[]
  readonly updatesAnObjective: number
  readonly weeks: number
  readonly budget: number | null
}): ClassWorkload[] {
  if (!(Number.isInteger(weeks) && weeks > 0)) {
    throw new TrackError('objectives/no-weeks', 'A workload needs a whole number of school weeks, at least one', {
      weeks,
    })
  }
  const updates = rationalOf(updatesAnObjective)
  return classes.map((one) => {
    const taps = rational(
      updates.numerator * BigInt(one.objectives) * BigInt(one.pupils),
      updates.denominator * BigInt(weeks),
    )
    const [above, below] = [taps.numerator * 10n, taps.denominator]
    const tenths = above / below + (above % below === 0n ? 0n : 1n)
    const overBudget = budget === null ? null : compareRationals(taps, rationalOf(budget)) > 0
    return { ...one, tapsAWeek: Number(tenths) / 10, overBudget }
  })
}
