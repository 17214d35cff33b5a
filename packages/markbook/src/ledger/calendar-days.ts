import { type CalendarDate, type Instant, isCalendarDate, TrackError } from '@track/kernel'

const DAY = 86_400_000

/** The days that four digits for the year can write, as numbers: 0000-01-01 and 9999-12-31. */
export const FIRST_DAY = -719_528
export const LAST_DAY = 2_932_896

/** Days since 1970-01-01. */
export function dayOf(date: CalendarDate): number {
  if (!isCalendarDate(date))
    throw new TrackError('markbook/invalid-date', `"${date}" is not a day of the calendar written YYYY-MM-DD`, { date })
  return Date.parse(`${date}T00:00:00.000Z`) / DAY
}

/** The same of a date that may have been read before. */
export function dayIn(known: Map<string, number>, date: CalendarDate): number {
  const before = known.get(date)
  if (before !== undefined) return before
  const day = dayOf(date)
  known.set(date, day)
  return day
}

export function dateOf(day: number): CalendarDate {
  return instantOf(day * DAY).slice(0, 10) as CalendarDate
}

/** Milliseconds since 1970-01-01T00:00:00.000Z. Read digit by digit: a log has a million of them, and `Date.parse` reads anything. */
export function momentOf(instant: Instant): number {
  const month = digits(instant, 5, 7)
  const day = digits(instant, 8, 10)
  const hours = digits(instant, 11, 13)
  const minutes = digits(instant, 14, 16)
  const seconds = digits(instant, 17, 19)
  const fits = month >= 1 && month <= 12 && day >= 1 && day <= 31 && hours < 24 && minutes < 60 && seconds < 60
  if (!fits || instant.length !== 24 || instant.charCodeAt(23) !== Z)
    throw new TrackError('markbook/invalid-instant', `"${instant}" is not a moment written YYYY-MM-DDTHH:MM:SS.sssZ`, {
      instant,
    })
  const ofDay = (hours * 60 + minutes) * 60_000 + seconds * 1000 + digits(instant, 20, 23)
  return daysBefore(digits(instant, 0, 4), month, day) * DAY + ofDay
}

export function instantOf(moment: number): Instant {
  return new Date(moment).toISOString()
}

const ZERO = '0'.charCodeAt(0)
const Z = 'Z'.charCodeAt(0)

/** The number that some digits of a text write; NaN or nonsense where they are none, which is for the caller to see. */
function digits(text: string, from: number, to: number): number {
  let number = 0
  for (let at = from; at < to; at++) number = number * 10 + text.charCodeAt(at) - ZERO
  return number
}

/** Days from 1970-01-01 to a day of the Gregorian calendar; a year that begins in March has its odd day last. */
function daysBefore(year: number, month: number, day: number): number {
  const march = month > 2 ? year : year - 1
  const monthsSinceMarch = (month + 9) % 12
  const leapDays = Math.floor(march / 4) - Math.floor(march / 100) + Math.floor(march / 400)
  return march * 365 + leapDays + Math.floor((153 * monthsSinceMarch + 2) / 5) + day - 1 - 719_468
}
