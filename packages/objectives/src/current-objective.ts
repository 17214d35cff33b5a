import type { CalendarDate } from '@track/kernel'

/**
 * Which objective today's lesson is most likely about, so that a markbook can open there.
 *
 * The one most recently taught by the day, that day included; of several taught from the same day, the last in teaching
 * order. Before anything is taught, the first of the programme; null for a programme without objectives.
 *
 * @example
 * ```ts
 * import { currentObjective } from '@track/objectives'
 *
 * const programme = { objectiveIds: ['o1', 'o2', 'o3'] }
 * const taught = [
 *   { objectiveId: 'o1', taughtFrom: '2026-09-07' },
 *   { objectiveId: 'o2', taughtFrom: '2026-09-21' },
 *   { objectiveId: 'o3', taughtFrom: '2026-10-05' },
 * ] as const
 * currentObjective(programme, { taught, asOf: '2026-09-30' }) // => 'o2'
 * currentObjective(programme, { taught: [], asOf: '2026-09-30' }) // => 'o1'
 * ```
 */
export function currentObjective(
  { objectiveIds }: { readonly objectiveIds: readonly string[] },
  {
    taught,
    asOf,
  }: {
    readonly taught: readonly { readonly objectiveId: string; readonly taughtFrom: CalendarDate }[]
    readonly asOf: CalendarDate
  },
): string | null {
  const days = new Map(taught.map(({ objectiveId, taughtFrom }) => [objectiveId, taughtFrom]))
  const begun = objectiveIds.flatMap((id) => days.get(id) ?? []).filter((day) => day <= asOf)
  const lastDay = begun.toSorted().at(-1)
  const current = lastDay === undefined ? undefined : objectiveIds.findLast((id) => days.get(id) === lastDay)
  return current ?? objectiveIds[0] ?? null
}
