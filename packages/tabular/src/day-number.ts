import { type CalendarDate, daysBetween, plusDays } from '@track/kernel'

/**
 * Which day has this number in a workbook? Undefined for a number that is no day there.
 *
 * Workbooks count days from 1 January 1900, with a 29 February 1900 that never was; old Macs count from 1 January 1904, which is day 0.
 *
 * @example
 * ```ts
 * dayOfNumber(42000, { date1904: false }) // => '2014-12-27'
 * dayOfNumber(40786, { date1904: true }) // => '2015-09-01'
 * dayOfNumber(60, { date1904: false }) // => undefined
 * ```
 */
export function dayOfNumber(number: number, { date1904 }: { readonly date1904: boolean }): CalendarDate | undefined {
  const day = Math.floor(number)
  if (date1904) return day >= 0 && day <= LAST - 1462 ? plusDays('1904-01-01', day) : undefined
  if (day < 1 || day > LAST || day === LEAP_DAY_THAT_NEVER_WAS) return undefined
  return plusDays(day < LEAP_DAY_THAT_NEVER_WAS ? '1899-12-31' : '1899-12-30', day)
}

/**
 * Which number has this day in a workbook that counts from 1900? Undefined before 1 March 1900, where programs disagree.
 *
 * @example
 * ```ts
 * numberOfDay('2014-12-27') // => 42000
 * ```
 */
export function numberOfDay(day: CalendarDate): number | undefined {
  const number = daysBetween('1899-12-30', day)
  return number > LEAP_DAY_THAT_NEVER_WAS ? number : undefined
}

const LEAP_DAY_THAT_NEVER_WAS = 60
/** 31 December 9999. */
const LAST = 2_958_465
