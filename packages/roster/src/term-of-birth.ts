import type { CalendarDate } from '@track/kernel'
import { partsOfDay } from './parts-of-day.js'

/** The three parts of a year that published data groups birthdays by; a school's own terms are its own data. */
export type TermOfBirth = 'autumn' | 'spring' | 'summer'

/**
 * The term a pupil was born in: autumn September to December, spring January to April, summer May to August.
 *
 * @example
 * ```ts
 * import { termOfBirth } from '@track/roster'
 *
 * termOfBirth('2020-08-31') // => 'summer'
 * termOfBirth('2020-09-01') // => 'autumn'
 * termOfBirth('2021-01-10') // => 'spring'
 * ```
 */
export function termOfBirth(dateOfBirth: CalendarDate): TermOfBirth {
  const { month } = partsOfDay(dateOfBirth)
  return month >= 9 ? 'autumn' : month >= 5 ? 'summer' : 'spring'
}
