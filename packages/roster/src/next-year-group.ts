import { compareCodeUnits } from '@track/kernel'
import type { YearGroup } from './year-group.js'
import { YEAR_GROUPS } from './year-groups.js'

/**
 * The year group that follows; undefined after the last.
 *
 * @example
 * ```ts
 * import { nextYearGroup } from '@track/roster'
 *
 * nextYearGroup('R') // => '1'
 * nextYearGroup('13') // => undefined
 * ```
 */
export function nextYearGroup(year: YearGroup): YearGroup | undefined {
  return YEAR_GROUPS[YEAR_GROUPS.indexOf(year) + 1]
}

/**
 * A year group as a school says it: what its cohort is called.
 *
 * @example
 * ```ts
 * import { yearGroupName } from '@track/roster'
 *
 * yearGroupName('4') // => 'Year 4'
 * yearGroupName('R') // => 'Reception'
 * yearGroupName('N2') // => 'Nursery 2'
 * ```
 */
export function yearGroupName(year: YearGroup): string {
  if (year === 'R') return 'Reception'
  return year.startsWith('N') ? `Nursery ${year.slice(1)}` : `Year ${year}`
}

/** Names are the same when they read the same: case and spaces at the ends do not matter. */
export function nameKey(name: string): string {
  return name.trim().toLowerCase()
}

/** By position, then name, then id. */
export function comparePlaces(
  a: { readonly position: number; readonly name: string; readonly id: string },
  b: { readonly position: number; readonly name: string; readonly id: string },
): number {
  return a.position - b.position || compareCodeUnits(a.name, b.name) || compareCodeUnits(a.id, b.id)
}
