import type { Conditions } from './condition.js'
import type { DeepReadonly } from './deep-readonly.js'
import type { DepthCode } from './depth-scale.js'
import {
  type ConditionsAnswer,
  type Count,
  type CountedFacts,
  type Counter,
  countersOf,
  meetsByCounts,
} from './meets-by-counts.js'
import { rankOf } from './rank-of.js'

/** One objective of a pupil's own programme on a day. `rank` and `secure` are null where nobody has assessed it. */
export interface ObjectiveFact {
  readonly id: string
  readonly tags: readonly string[]
  readonly taught: boolean
  readonly scaleId: string
  readonly rank: number | null
  readonly secure: boolean | null
}

/** A scale as it is in force on the day asked about: its codes, lowest first. */
export interface ScaleInForce {
  readonly id: string
  readonly codes: readonly Pick<DepthCode, 'id'>[]
}

/**
 * What is known of one pupil on one day: the objectives of the own programme, the words and marks by measure, and the scales in force
 * (needed where a rule asks for a depth). What is not given is unknown.
 */
export interface PupilFacts extends Pick<CountedFacts, 'words' | 'marks'> {
  readonly objectives: readonly ObjectiveFact[]
  readonly scales?: readonly ScaleInForce[] | undefined
}

/**
 * Does what the school asks for hold for a pupil on a day, and why?
 *
 * `met` is null where it is unknown: see `meetsByCounts`, which answers, for what that means. Out of year changes nothing: the
 * objectives are those of the pupil's own programme. The reasons are facts; `reasonText` says them.
 *
 * @example
 * ```ts
 * import { meetsConditions } from '@track/descriptors'
 *
 * const objective = { tags: ['key'], taught: true, scaleId: 'depth' }
 * const objectives = [
 *   { ...objective, id: 'count-in-6s', rank: 2, secure: true },
 *   { ...objective, id: 'count-in-7s', rank: 1, secure: false },
 *   { ...objective, id: 'count-in-9s', rank: null, secure: null },
 * ]
 * const secured = { kind: 'secured-count', countAtLeast: 2, of: 'taught', tags: ['key'] } as const
 * const { met, reasons } = meetsConditions({ anyOf: [{ allOf: [secured] }] }, { objectives })
 * met // => false
 * reasons.map(({ have, need }) => [have, need]) // => [[1, 2]]
 * ```
 */
export function meetsConditions(conditions: DeepReadonly<Conditions>, facts: PupilFacts): ConditionsAnswer {
  const counts = countObjectives(facts.objectives, { counters: countersOf(conditions), scales: facts.scales })
  return meetsByCounts(conditions, { ...facts, counts })
}

/**
 * How many of a pupil's objectives each counter asks about, how many of those have a judgement, and how many count: by counter's key.
 *
 * `taught` and `assessed` look only at what was taught; `planned` at the whole programme, taught or not. With tags, an objective with
 * any of them is meant. A counter of a depth leaves out objectives recorded in another scale.
 *
 * @example
 * ```ts
 * import { countObjectives } from '@track/descriptors'
 *
 * const counter = { key: 'all', basis: 'planned', tags: [], depth: null } as const
 * const objectives = [{ id: 'a', tags: [], taught: false, scaleId: 'depth', rank: 2, secure: true }]
 * countObjectives(objectives, { counters: [counter] }) // => { all: { have: 1, of: 1, assessed: 1 } }
 * ```
 */
export function countObjectives(
  objectives: readonly ObjectiveFact[],
  {
    counters,
    scales = [],
  }: { readonly counters: readonly Counter[]; readonly scales?: readonly ScaleInForce[] | undefined },
): Record<string, Count> {
  return Object.fromEntries(counters.map((counter) => [counter.key, countFor(counter, { objectives, scales })]))
}

function countFor(
  { basis, tags, depth }: Counter,
  { objectives, scales }: { readonly objectives: readonly ObjectiveFact[]; readonly scales: readonly ScaleInForce[] },
): Count {
  const scale = depth && scales.find(({ id }) => id === depth.scaleId)
  const needed = scale && rankOf(scale, depth.depthId)
  let [have, of, assessed] = [0, 0, 0]
  for (const { tags: own, taught, rank, secure, scaleId } of objectives) {
    if (basis !== 'planned' && !taught) continue
    if (tags.length > 0 && !tags.some((tag) => own.includes(tag))) continue
    if (depth && scaleId !== depth.scaleId) continue
    const known = depth ? rank !== null : secure !== null
    if (basis === 'assessed' && !known) continue
    of += 1
    if (!known) continue
    assessed += 1
    if (depth ? rank! >= (needed ?? Number.POSITIVE_INFINITY) : secure) have += 1
  }
  return { have: depth && needed === undefined ? null : have, of, assessed }
}
