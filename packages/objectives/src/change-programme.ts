import type { CalendarDate } from '@track/kernel'
import type { ProgrammeSpell } from './programme.js'
import type { ProgrammeContent } from './programme-days.js'

/**
 * A programme as it is once objectives have come, gone or changed places from a day on; every earlier day stays as it was.
 *
 * What goes gets a spell until the day, what comes (back) one from the day; an objective that came and goes on the same day leaves
 * no trace. What stays keeps its spells. Order has no history: the new one holds for every day.
 *
 * @example
 * ```ts
 * import { changeProgramme } from '@track/objectives'
 *
 * const year4 = { id: 'year-4', objectiveIds: ['o1', 'o2'], spells: [] }
 * changeProgramme(year4, { objectiveIds: ['o3', 'o1'], on: '2026-02-01' })
 * // => {
 * //      id: 'year-4',
 * //      objectiveIds: ['o3', 'o1'],
 * //      spells: [
 * //        { objectiveId: 'o2', fromOn: null, untilOn: '2026-02-01' },
 * //        { objectiveId: 'o3', fromOn: '2026-02-01', untilOn: null },
 * //      ],
 * //    }
 * ```
 */
export function changeProgramme<P extends ProgrammeContent>(
  programme: P,
  { objectiveIds, on }: { readonly objectiveIds: readonly string[]; readonly on: CalendarDate },
): Omit<P, 'objectiveIds' | 'spells'> & { objectiveIds: string[]; spells: ProgrammeSpell[] } {
  const [before, after] = [new Set(programme.objectiveIds), new Set(objectiveIds)]
  const spells = programme.spells ?? []
  const gone = [...before].filter((id) => !after.has(id))
  const come = [...after].filter((id) => !before.has(id))
  const changed = new Set([...gone, ...come])
  const spellsBefore = (objectiveId: string): ProgrammeSpell[] => {
    const own = spells.filter((spell) => spell.objectiveId === objectiveId)
    const always = before.has(objectiveId) ? [{ objectiveId, fromOn: null, untilOn: null }] : []
    return (own.length > 0 ? own : always)
      .filter(({ fromOn }) => fromOn === null || fromOn < on)
      .map((spell) => ({ ...spell, untilOn: spell.untilOn === null || spell.untilOn > on ? on : spell.untilOn }))
  }
  return {
    ...programme,
    objectiveIds: [...after],
    spells: [
      ...spells.filter(({ objectiveId }) => !changed.has(objectiveId)),
      ...gone.flatMap(spellsBefore),
      ...come.flatMap((objectiveId) => onwards(spellsBefore(objectiveId), { objectiveId, on })),
    ],
  }
}

/** The spells with one that never ends from the day on; one that would have ended that day simply goes on. */
function onwards(
  spells: readonly ProgrammeSpell[],
  { objectiveId, on }: { readonly objectiveId: string; readonly on: CalendarDate },
): ProgrammeSpell[] {
  const last = spells.find(({ untilOn }) => untilOn === on)
  const others = spells.filter((spell) => spell !== last)
  const fromOn = last ? last.fromOn : on
  // In it from always to always is what having no spell means.
  return fromOn === null && others.length === 0 ? [] : [...others, { objectiveId, fromOn, untilOn: null }]
}
