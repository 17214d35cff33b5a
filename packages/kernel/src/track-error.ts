const BRAND = Symbol.for('@track/error')

/** A stable, public name for a failure: `package/problem`. Part of semver. */
export type TrackErrorCode = `${string}/${string}`

/**
 * A caller broke a contract: the code says which one, the message says to a developer what to do.
 *
 * `details` is plain JSON and never holds a pupil's name. Facts about pupils are not errors; they are values in the answer.
 *
 * @example
 * ```ts
 * import { TrackError } from '@track/kernel'
 *
 * const error = new TrackError('markbook/id-reused', 'Entry id e1 was used for two different entries', { id: 'e1' })
 * error.code // => 'markbook/id-reused'
 * ```
 */
export class TrackError extends Error {
  readonly code: TrackErrorCode
  readonly details: Readonly<Record<string, unknown>>

  constructor(code: TrackErrorCode, message: string, details: Readonly<Record<string, unknown>> = {}) {
    super(message)
    this.name = 'TrackError'
    this.code = code
    this.details = details
    // Recognised by symbol, so an error from a second copy of the package still matches.
    Object.defineProperty(this, BRAND, { value: true })
  }
}

/**
 * Is this one of our errors (and, if a code is given, that one)?
 *
 * @example
 * ```ts
 * import { isTrackError, TrackError } from '@track/kernel'
 *
 * const error: unknown = new TrackError('kernel/invalid-date', 'no such day')
 * isTrackError(error) // => true
 * isTrackError(error, 'markbook/id-reused') // => false
 * isTrackError(new Error('something else')) // => false
 * ```
 */
export function isTrackError(error: unknown, code?: TrackErrorCode): error is TrackError {
  if (typeof error !== 'object' || error === null || !(BRAND in error)) return false
  return code === undefined || (error as unknown as TrackError).code === code
}
