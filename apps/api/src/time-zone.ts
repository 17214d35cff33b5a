import { invalidBody } from './invalid-body.js'

/** Refuses a body whose time zone nobody knows: a school's day could not be told. */
export function refuseUnknownTimeZone(timeZone: string): void {
  try {
    // An offset such as +01:00 is no zone: it knows no summer time.
    if (!/^[A-Za-z]/.test(timeZone)) throw new RangeError('Not the name of a zone')
    new Intl.DateTimeFormat('en-GB', { timeZone })
  } catch {
    throw invalidBody([
      { pointer: '/timeZone', code: 'unknown-time-zone', message: 'Name a time zone such as Europe/London' },
    ])
  }
}
