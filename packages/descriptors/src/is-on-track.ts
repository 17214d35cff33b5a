import { compareRationals, rational, rationalOf, TrackError } from '@track/kernel'
import type { OnTrackRule } from './on-track-rule.js'

/** One pupil on one day, in their own programme: how many objectives were taught, and how many of those are secured. */
export interface SecuredOfTaught {
  readonly secured: number
  readonly taught: number
}

/**
 * Is a pupil on track by the school's own rule? Undefined, which is unknown, if nothing was taught yet.
 *
 * `secured-percent`: secured / taught, in percent, is at least the rule's number; equality is enough. Compared exactly, before any
 * rounding, so 74.9 % is not 75 % though it prints so. Whether the pupil was judged at all is the caller's to know.
 *
 * @example
 * ```ts
 * const rule = { rule: { kind: 'secured-percent', securedPercentAtLeast: 75 } } as const
 * isOnTrack(rule, { secured: 3, taught: 4 }) // => true
 * isOnTrack(rule, { secured: 749, taught: 1000 }) // => false
 * isOnTrack(rule, { secured: 0, taught: 0 }) // => undefined
 * ```
 */
export function isOnTrack(
  { rule }: Readonly<Pick<OnTrackRule, 'rule'>>,
  { secured, taught }: SecuredOfTaught,
): boolean | undefined {
  if (!Number.isSafeInteger(secured) || !Number.isSafeInteger(taught) || secured < 0 || secured > taught) {
    throw new TrackError('descriptors/impossible-count', 'Counts must be whole, with 0 <= secured <= taught', {
      secured,
      taught,
    })
  }
  if (taught === 0) return undefined
  switch (rule.kind) {
    case 'secured-percent':
      return compareRationals(rational(BigInt(secured) * 100n, taught), rationalOf(rule.securedPercentAtLeast)) >= 0
  }
}
