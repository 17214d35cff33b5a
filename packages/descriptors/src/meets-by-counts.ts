import { compareRationals, rational, rationalOf, TrackError } from '@track/kernel'
import type { Condition, Conditions } from './condition.js'
import type { DeepReadonly } from './deep-readonly.js'
import type { Reason } from './reason.js'

/** Which objectives a condition counts, and from which depth on; without a depth, the secured ones. */
export interface Counter {
  readonly key: string
  readonly basis: 'taught' | 'planned' | 'assessed'
  readonly tags: readonly string[]
  readonly depth: { readonly scaleId: string; readonly depthId: string } | null
}

/** One pupil on one day: how many objectives a counter asks about, how many of these have a judgement, and how many count. */
export interface Count {
  /** Null if the depth asked for is not in the scale in force. */
  readonly have: number | null
  readonly of: number
  readonly assessed: number
}

/** What is known of one pupil on one day, already counted. A word or mark that is not given is unknown. */
export interface CountedFacts {
  readonly counts: Readonly<Record<string, Count>>
  readonly words?: Readonly<Record<string, string | null>> | undefined
  readonly marks?: Readonly<Record<string, number | string | null>> | undefined
}

/** Do the conditions hold (null is unknown), and why? */
export interface ConditionsAnswer {
  readonly met: boolean | null
  readonly reasons: readonly Reason[]
}

/**
 * What has to be counted to answer a rule: each counter once, in the order of the conditions.
 *
 * For a page of many pupils: count once a pupil and day, by `key`, and ask `meetsByCounts`.
 *
 * @example
 * ```ts
 * import { countersOf } from '@track/descriptors'
 *
 * const secured = { kind: 'secured-percent', percentAtLeast: 75, of: 'taught' } as const
 * const rule = { anyOf: [{ allOf: [{ ...secured, tags: ['key'] }] }, { allOf: [{ ...secured, tags: [] }] }] }
 * countersOf(rule).map(({ tags }) => tags) // => [['key'], []]
 * ```
 */
export function countersOf(conditions: DeepReadonly<Conditions>): Counter[] {
  const counters = new Map<string, Counter>()
  for (const { allOf } of conditions.anyOf) {
    for (const condition of allOf) {
      if (condition.kind === 'word' || condition.kind === 'mark') continue
      const key = counterKey(condition)
      const { of: basis, tags } = condition
      const depth =
        condition.kind === 'depth-percent' ? { scaleId: condition.scaleId, depthId: condition.depthId } : null
      counters.set(key, { key, basis, tags: [...tags], depth })
    }
  }
  return [...counters.values()]
}

/**
 * Does what the school asks for hold, from counts? `meetsConditions` counts and asks this, so that there is one answer.
 *
 * Unknown, which is `null` and never no: nothing asked about, no judgement on any of it, no word or mark, a code in a mark's place.
 * With at least one judgement, an objective without one counts as not secured. One condition that does not hold settles an AND and
 * one alternative that holds settles an OR, whatever else is unknown. Equality is enough; numbers are compared exactly.
 *
 * The reasons are those of the first alternative that holds; if none does, of all of them.
 *
 * @example
 * ```ts
 * import { countersOf, meetsByCounts } from '@track/descriptors'
 *
 * const secured = { kind: 'secured-percent', percentAtLeast: 75, of: 'taught', tags: [] } as const
 * const rule = { anyOf: [{ allOf: [secured] }] }
 * const [counter] = countersOf(rule)
 * meetsByCounts(rule, { counts: { [counter!.key]: { have: 24, of: 28, assessed: 28 } } }).met // => true
 * meetsByCounts(rule, { counts: { [counter!.key]: { have: 749, of: 1000, assessed: 900 } } }).met // => false
 * meetsByCounts(rule, { counts: { [counter!.key]: { have: 0, of: 28, assessed: 0 } } }).met // => null
 * ```
 */
export function meetsByCounts(conditions: DeepReadonly<Conditions>, facts: CountedFacts): ConditionsAnswer {
  const alternatives = conditions.anyOf.map(({ allOf }, alternative) =>
    allOf.map((condition) => reasonFor(condition, { alternative, facts })),
  )
  const holds = alternatives.map((reasons) => and(reasons.map(({ met }) => met)))
  const first = holds.indexOf(true)
  return { met: or(holds), reasons: alternatives[first] ?? alternatives.flat() }
}

type CountingCondition = Extract<DeepReadonly<Condition>, { readonly of: string }>

function reasonFor(
  condition: DeepReadonly<Condition>,
  { alternative, facts }: { readonly alternative: number; readonly facts: CountedFacts },
): Reason {
  switch (condition.kind) {
    case 'word': {
      const { kind, measureId, descriptorIds } = condition
      const have = ownOf(facts.words, measureId) ?? null
      const met = have === null ? null : descriptorIds.includes(have)
      return { kind, met, alternative, measureId, have, need: [...descriptorIds] }
    }
    case 'mark': {
      const { kind, measureId, markAtLeast } = condition
      const have = ownOf(facts.marks, measureId) ?? null
      const met = typeof have === 'number' ? have >= markAtLeast : null
      return { kind, met, alternative, measureId, have, need: markAtLeast }
    }
    case 'depth-percent': {
      const { kind, scaleId, depthId, percentAtLeast: need } = condition
      return { kind, ...counted(condition, { alternative, facts, enough: reachesPercent }), need, scaleId, depthId }
    }
    case 'secured-percent': {
      const { kind, percentAtLeast: need } = condition
      return { kind, ...counted(condition, { alternative, facts, enough: reachesPercent }), need }
    }
    case 'secured-count': {
      const { kind, countAtLeast: need } = condition
      return { kind, ...counted(condition, { alternative, facts, enough: (have) => have >= need }), need }
    }
  }

  function reachesPercent(have: number, of: number): boolean {
    const need = 'percentAtLeast' in condition ? condition.percentAtLeast : 0
    // Whole numbers of this size are exact as they are; only a threshold such as 66.7 needs a fraction.
    if (Number.isInteger(need)) return have * 100 >= need * of
    return compareRationals(rational(BigInt(have) * 100n, of), rationalOf(need)) >= 0
  }
}

function counted(
  condition: CountingCondition,
  {
    alternative,
    facts,
    enough,
  }: {
    readonly alternative: number
    readonly facts: CountedFacts
    readonly enough: (have: number, of: number) => boolean
  },
) {
  const { have, of, assessed } = countOf(facts.counts, counterKey(condition))
  const met = have === null || assessed === 0 ? null : enough(have, of)
  return { met, alternative, have, of, assessed, basis: condition.of, tags: [...condition.tags] }
}

function countOf(counts: CountedFacts['counts'], key: string): Count {
  const count = ownOf(counts, key)
  if (count === undefined) {
    throw new TrackError('descriptors/missing-count', 'Give a count for each counter of the rule, by its key', { key })
  }
  const { have, of, assessed } = count
  const whole = [have ?? 0, of, assessed].every((number) => Number.isSafeInteger(number) && number >= 0)
  if (!whole || (have ?? 0) > assessed || assessed > of) {
    throw new TrackError('descriptors/impossible-count', 'Counts must be whole, with 0 <= have <= assessed <= of', {
      have,
      of,
      assessed,
    })
  }
  return count
}

/** The same for two conditions that count the same, whatever the order of their tags. */
function counterKey(condition: CountingCondition): string {
  const { of: basis, tags } = condition
  const depth = condition.kind === 'depth-percent' ? [condition.scaleId, condition.depthId] : []
  if (tags.length === 0 && depth.length === 0) return basis
  return JSON.stringify([basis, [...new Set(tags)].sort(), ...depth])
}

function ownOf<T>(record: Readonly<Record<string, T>> | undefined, key: string): T | undefined {
  return record && Object.hasOwn(record, key) ? record[key] : undefined
}

function and(all: readonly (boolean | null)[]): boolean | null {
  return all.includes(false) ? false : all.includes(null) ? null : true
}

function or(any: readonly (boolean | null)[]): boolean | null {
  return any.includes(true) ? true : any.includes(null) ? null : false
}
