import type { Advice } from '@track/kernel'
import type { ERROR_CODES } from './errors.js'
import type { Objective } from './objective.js'

/** How far a pupil is with the objectives of the registered year, when a programme reaches above it. */
export interface AboveYearAdvice extends Advice {
  /** The objectives of the programme that belong to later years only, in teaching order. */
  readonly aboveIds: readonly string[]
  readonly secured: number
  readonly notYet: number
  /** Not judged: nothing is known, which is neither yes nor no. */
  readonly unknown: number
}

const ABOVE_YEAR: keyof typeof ERROR_CODES = 'objectives/above-year'

/**
 * What to look at before a pupil works above the registered year: how the objectives of the year itself stand. Null when the
 * programme does not reach above it; working below is never remarked on. Advice, never a bar.
 *
 * An objective is above if all its year groups come after the registered one; one without a year group never is. Years are written
 * as the roster writes them (N1, N2, R, 1 to 13); this package is a stranger to the roster, and a school's own year groups may say
 * anything, so it reads the order off the names itself and passes over names it does not know.
 *
 * @example
 * ```ts
 * import { adviseAbove } from '@track/objectives'
 *
 * const programmeObjectives = [{ id: 'o5', yearGroups: ['5'] }, { id: 'o6', yearGroups: ['6'] }]
 * const ownYear = [
 *   { objectiveId: 'o5', secured: true },
 *   { objectiveId: 'o5b', secured: null },
 * ]
 * adviseAbove({ programmeObjectives, registeredYear: '5', ownYear })?.message
 * // => 'This programme reaches above Year 5. Of 2 objectives of Year 5: 1 secure, 0 not yet, 1 not judged.'
 * adviseAbove({ programmeObjectives, registeredYear: '6', ownYear }) // => null
 * ```
 */
export function adviseAbove({
  programmeObjectives,
  registeredYear,
  ownYear,
}: {
  readonly programmeObjectives: readonly {
    readonly id: string
    readonly yearGroups: Readonly<Objective['yearGroups']>
  }[]
  readonly registeredYear: string | null
  readonly ownYear: readonly { readonly objectiveId: string; readonly secured: boolean | null }[]
}): AboveYearAdvice | null {
  const own = yearNumber(registeredYear ?? '')
  if (registeredYear === null || own === null) return null
  const isAbove = (yearGroups: readonly string[]) => {
    const years = yearGroups.flatMap((year) => yearNumber(year) ?? [])
    return years.length > 0 && years.every((year) => year > own)
  }
  const aboveIds = programmeObjectives.filter(({ yearGroups }) => isAbove(yearGroups)).map(({ id }) => id)
  if (aboveIds.length === 0) return null
  const count = (standing: boolean | null) => ownYear.filter(({ secured }) => secured === standing).length
  const [secured, notYet, unknown] = [count(true), count(false), count(null)]
  const year = own > 0 ? `Year ${registeredYear}` : own === 0 ? 'Reception' : `Nursery ${registeredYear}`
  const objectives = ownYear.length === 1 ? '1 objective' : `${ownYear.length} objectives`
  const message = `This programme reaches above ${year}. Of ${objectives} of ${year}: ${secured} secure, ${notYet} not yet, ${unknown} not judged.`
  return { code: ABOVE_YEAR, message, aboveIds, secured, notYet, unknown }
}

/** Reception is 0, the years after it their number, nursery below; null for any other name. */
function yearNumber(yearGroup: string): number | null {
  const early = ['N1', 'N2', 'R'].indexOf(yearGroup)
  if (early >= 0) return early - 2
  return /^([1-9]|1[0-3])$/.test(yearGroup) ? Number(yearGroup) : null
}
