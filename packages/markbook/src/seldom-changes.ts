import {
  type CalendarDate,
  compareCodeUnits,
  compareRationals,
  type Instant,
  rational,
  rationalOf,
  toPercent,
} from '@track/kernel'
import type { EntryLike } from './entry.js'
import { judgementsAtDates } from './judgements-at-dates.js'

/** An objective that tells pupils hardly apart: `pupils` of the `of` judged have only ever been at `depth`. */
export interface SeldomChanging {
  readonly objectiveId: string
  readonly depth: string
  readonly pupils: number
  readonly of: number
}

/**
 * Which objectives never change anything, so that recording them may not be worth the time? Sorted by id.
 *
 * Those where at least `atLeastShare` per cent (95) of the pupils judged have only ever had one and the same depth code, of at
 * least `atLeastPupils` (10) judged. Teachers' judgements up to `asOf`; what was superseded, voided or cleared does not count, and
 * nobody is expected to have been judged. Equality is enough, before any rounding. Only a list to talk about: an objective that
 * everybody secures may be the right one.
 *
 * @example
 * ```ts
 * import { seldomChanges } from '@track/markbook'
 *
 * const log = ['ada', 'ben'].map((pupilId) => ({
 *   id: pupilId, pupilId, objectiveId: 'count-in-6s', measureId: null, value: 'secure', track: 'teacher',
 *   observedOn: '2026-03-02', recordedAt: '2026-03-02T10:00:00.000Z',
 * } as const))
 * seldomChanges(log, { asOf: '2026-03-31', atLeastPupils: 2 })
 * // => [{ objectiveId: 'count-in-6s', depth: 'secure', pupils: 2, of: 2 }]
 * ```
 */
export function seldomChanges(
  log: readonly EntryLike[],
  {
    objectiveIds,
    pupilIds,
    atLeastShare = 95,
    atLeastPupils = 10,
    asOf,
    asKnown,
  }: {
    /** Look only at these objectives, and only at these pupils; at all when absent. */
    readonly objectiveIds?: readonly string[] | undefined
    readonly pupilIds?: readonly string[] | undefined
    readonly atLeastShare?: number | undefined
    readonly atLeastPupils?: number | undefined
    readonly asOf: CalendarDate
    readonly asKnown?: Instant | undefined
  },
): SeldomChanging[] {
  const [askedObjectives, askedPupils] = [objectiveIds && new Set(objectiveIds), pupilIds && new Set(pupilIds)]
  const asked = log.filter(
    ({ objectiveId, pupilId }) =>
      objectiveId !== null && askedObjectives?.has(objectiveId) !== false && askedPupils?.has(pupilId) !== false,
  )
  const atLeast = rationalOf(atLeastShare)
  return [...depthsOfObjectives(asked, { asOf, asKnown })]
    .flatMap(([objectiveId, depths]) => {
      const of = depths.length
      const [depth, pupils] = mostCommon(depths)
      const seldom = of >= atLeastPupils && compareRationals(toPercent(rational(pupils, of)), atLeast) >= 0
      return seldom && depth !== null ? { objectiveId, depth, pupils, of } : []
    })
    .sort((a, b) => compareCodeUnits(a.objectiveId, b.objectiveId))
}

/** For each objective, of each pupil judged, the one depth they have ever had, or null if they have had several. */
function depthsOfObjectives(
  entries: readonly EntryLike[],
  { asOf, asKnown }: { readonly asOf: CalendarDate; readonly asKnown: Instant | undefined },
): Map<string, (string | null)[]> {
  const depths = new Map<string, (string | null)[]>()
  for (const { objectives } of judgementsAtDates(entries, { dates: [asOf], asKnown, track: 'teacher' }).values())
    for (const [objectiveId, [judgements]] of objectives) {
      const first = judgements?.[0]
      if (!first) continue
      const depth = judgements.every(({ value }) => value === first.value) ? String(first.value) : null
      const ofObjective = depths.get(objectiveId)
      if (ofObjective) ofObjective.push(depth)
      else depths.set(objectiveId, [depth])
    }
  return depths
}

/** The depth that most pupils share and how many do; of two as common, the first by code unit. */
function mostCommon(depths: readonly (string | null)[]): [depth: string | null, pupils: number] {
  const counts = new Map<string, number>()
  for (const depth of depths) if (depth !== null) counts.set(depth, (counts.get(depth) ?? 0) + 1)
  const [most] = [...counts].sort(([a, m], [b, n]) => n - m || compareCodeUnits(a, b))
  return most ?? [null, 0]
}
