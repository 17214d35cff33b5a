import type { DepthScale, ObjectiveFact, PupilFacts, ScaleInForce } from '@track/descriptors'
import { rankOf } from '@track/descriptors'
import { calculate } from './calculation/calculate.js'
import type { Calculation } from './calculation/calculation.js'
import type { EntryLike } from './entry.js'
import type { JudgementsOfPupil } from './judgements-at-dates.js'

/** How judgements are read on a day: the scales in force, and how several judgements become one. */
export interface ReadingPolicy {
  readonly scales: readonly (ScaleInForce & Readonly<Pick<DepthScale, 'secureFrom'>>)[]
  readonly calculation: Calculation
}

/**
 * What is known of one pupil on a day, as the school's rules and the suggestions of words ask for it.
 *
 * `known` is the pupil's part of `judgementsAtDates` for that one day; none means that nobody has written anything. `objectives` are
 * those of the pupil's own programme, in its order, and `taught` the ids of those taught by then. Each is read by all judgements that
 * count, as `standingIn` says; of a column the latest value counts, as a word where `isWord` says that the column holds words. A cell
 * that is blank has no key.
 *
 * @example
 * ```ts
 * import { judgementsAtDates, pupilFacts } from '@track/markbook'
 *
 * const line = { pupilId: 'ada', track: 'teacher', observedOn: '2026-03-02', recordedAt: '2026-03-02T10:00:00.000Z' } as const
 * const log = [
 *   { ...line, id: 'e1', objectiveId: 'count-in-6s', measureId: null, value: 'secure' },
 *   { ...line, id: 'e2', objectiveId: null, measureId: 'effort', value: 'steady' },
 * ] as const
 * const known = judgementsAtDates(log, { dates: ['2026-03-31'], track: 'teacher' }).get('ada')
 * const scale = { id: 'depth', codes: [{ id: 'emerging' }, { id: 'secure' }], secureFrom: 'secure' }
 * const objective = { tags: ['key'], scaleId: 'depth' }
 * const facts = pupilFacts(known, {
 *   objectives: [{ ...objective, id: 'count-in-6s' }, { ...objective, id: 'count-in-7s' }],
 *   taught: new Set(['count-in-6s']),
 *   isWord: (measureId) => measureId === 'effort',
 *   scales: [scale],
 *   calculation: { method: 'latest' },
 * })
 * facts.objectives.map(({ taught, rank, secure }) => [taught, rank, secure]) // => [[true, 1, true], [false, null, null]]
 * facts.words // => { effort: 'steady' }
 * facts.marks // => {}
 * ```
 */
export function pupilFacts(
  known: JudgementsOfPupil<EntryLike> | undefined,
  {
    objectives,
    taught,
    isWord,
    scales,
    calculation,
  }: {
    readonly objectives: readonly Pick<ObjectiveFact, 'id' | 'tags' | 'scaleId'>[]
    readonly taught: ReadonlySet<string>
    readonly isWord: (measureId: string) => boolean
  } & ReadingPolicy,
): PupilFacts {
  const scaleOf = new Map(scales.map((scale) => [scale.id, scale]))
  const columns = [...(known?.measures ?? [])].flatMap(([id, [lines]]) => {
    const value = lines?.at(-1)?.value
    return value == null ? [] : [[id, value] as const]
  })
  return {
    objectives: objectives.map(({ id, tags, scaleId }) => {
      const lines = known?.objectives.get(id)?.[0] ?? []
      const standing = standingIn(lines, { scale: scaleOf.get(scaleId), calculation })
      return { id, tags, taught: taught.has(id), scaleId, ...standing }
    }),
    words: Object.fromEntries(columns.flatMap(([id, value]) => (isWord(id) ? [[id, String(value)] as const] : []))),
    marks: Object.fromEntries(columns.filter(([id]) => !isWord(id))),
    scales,
  }
}

/** Judgements that do not come to a number yet are assessed, and secured in nothing: below every depth. */
const BELOW_EVERY_DEPTH = -1

/**
 * How deep do the judgements of one objective leave a pupil, and is that secured? By the school's own calculation.
 *
 * The judgements come oldest first, as `judgementsAsOf` gives them. A code that the scale in force does not have says nothing, and
 * neither does an unknown scale: both are null. Judged, but not often enough for the calculation, is rank -1: below every depth.
 *
 * @example
 * ```ts
 * import { standingIn } from '@track/markbook'
 *
 * const scale = { codes: [{ id: 'emerging' }, { id: 'secure' }], secureFrom: 'secure' }
 * standingIn([{ value: 'secure' }], { scale, calculation: { method: 'latest' } }) // => { rank: 1, secure: true }
 * standingIn([], { scale, calculation: { method: 'latest' } }) // => { rank: null, secure: null }
 * const twice = { method: 'n-times', times: 2, atLeast: 1 } as const
 * standingIn([{ value: 'secure' }], { scale, calculation: twice }) // => { rank: -1, secure: false }
 * ```
 */
export function standingIn(
  judgements: readonly Pick<EntryLike, 'value'>[],
  {
    scale,
    calculation,
  }: {
    readonly scale: Pick<ReadingPolicy['scales'][number], 'codes' | 'secureFrom'> | undefined
    readonly calculation: Calculation
  },
): Pick<ObjectiveFact, 'rank' | 'secure'> {
  const secureRank = scale && rankOf(scale, scale.secureFrom)
  if (scale === undefined || secureRank === undefined) return { rank: null, secure: null }
  const counting = calculation.method === 'latest' ? judgements.slice(-1) : judgements
  const ranks = counting.flatMap(({ value }) => rankOf(scale, String(value)) ?? [])
  if (ranks.length === 0) return { rank: null, secure: null }
  const rank = calculate(ranks, calculation) ?? BELOW_EVERY_DEPTH
  return { rank, secure: rank >= secureRank }
}
