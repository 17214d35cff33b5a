import { type CalendarDate, compareCodeUnits } from '@track/kernel'
import type { Revision } from './revision.js'

/**
 * Which revisions of a list lie between two dates of a page, so that it can say "objective list changed 1 Feb".
 *
 * Those that count from a day after `after` (null: from the beginning) until `until`, that day included; with `objectiveIds` only
 * those that took one of these away or brought it. In the order of their days, of one day as they were written.
 *
 * @example
 * ```ts
 * import { revisionsBetween } from '@track/objectives'
 *
 * const split = {
 *   id: 'r1', frameworkId: 'maths', on: '2026-02-01', replacedIds: ['O5'], addedIds: ['O5a', 'O5b'],
 *   recordedAt: '2026-01-30T10:00:00.000Z',
 * } as const
 * revisionsBetween([split], { after: '2026-01-31', until: '2026-03-31' }).map(({ on }) => on) // => ['2026-02-01']
 * revisionsBetween([split], { after: '2026-02-01', until: '2026-03-31' }) // => []
 * revisionsBetween([split], { after: null, until: '2026-03-31', objectiveIds: ['O1'] }) // => []
 * ```
 */
export function revisionsBetween<R extends Written>(
  revisions: readonly R[],
  {
    after,
    until,
    objectiveIds,
  }: {
    readonly after: CalendarDate | null
    readonly until: CalendarDate
    readonly objectiveIds?: readonly string[] | undefined
  },
): R[] {
  const asked = objectiveIds && new Set(objectiveIds)
  const touches = ({ replacedIds, addedIds }: R) => !asked || [...replacedIds, ...addedIds].some((id) => asked.has(id))
  return revisions
    .filter((revision) => (after === null || after < revision.on) && revision.on <= until && touches(revision))
    .sort(
      (a, b) =>
        compareCodeUnits(a.on, b.on) || compareCodeUnits(a.recordedAt, b.recordedAt) || compareCodeUnits(a.id, b.id),
    )
}

type Written = Pick<Revision, 'id' | 'on' | 'recordedAt'> & {
  readonly replacedIds: readonly string[]
  readonly addedIds: readonly string[]
}
