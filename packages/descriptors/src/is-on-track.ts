import type { DeepReadonly } from './deep-readonly.js'
import { meetsConditions, type PupilFacts } from './meets-conditions.js'
import type { OnTrackRule } from './on-track-rule.js'

/**
 * Is a pupil on track by the school's own rule? Null is unknown: nothing was taught or judged yet, or a word or mark is missing.
 *
 * What holds when, and what is unknown, is said at `meetsConditions`, which also gives the reasons.
 *
 * @example
 * ```ts
 * import { isOnTrack } from '@track/descriptors'
 *
 * const rule = { anyOf: [{ allOf: [{ kind: 'mark', measureId: 'spring-test', markAtLeast: 100 }] }] } as const
 * isOnTrack({ rule }, { objectives: [], marks: { 'spring-test': 100 } }) // => true
 * isOnTrack({ rule }, { objectives: [], marks: { 'spring-test': 'A' } }) // => null
 * ```
 */
export function isOnTrack({ rule }: DeepReadonly<Pick<OnTrackRule, 'rule'>>, facts: PupilFacts): boolean | null {
  return meetsConditions(rule, facts).met
}
