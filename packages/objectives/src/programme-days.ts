import { type CalendarDate, compareCodeUnits } from '@track/kernel'
import type { Objective } from './objective.js'
import type { Programme, ProgrammeSpell } from './programme.js'

/** What is in a programme, and on which days; without spells everything in it always was. */
export interface ProgrammeContent {
  readonly objectiveIds: Readonly<Programme['objectiveIds']>
  readonly spells?: readonly Readonly<ProgrammeSpell>[] | undefined
}

/** From when until when an objective is offered at all. */
export type OfferedDays = Pick<Objective, 'id' | 'offeredFrom' | 'retiredOn'>

/** Some days, from the first until the day before the last; null is without an end. */
interface Days {
  readonly from: CalendarDate | null
  readonly until: CalendarDate | null
}

/** An objective that is or was in a programme, with the days it counted; null: every day. */
interface ProgrammeMember {
  readonly objectiveId: string
  readonly days: readonly Days[] | null
}

/** Every objective a programme ever held: those in it now in teaching order, then those taken out in the order of their ids. */
export function membersOf(
  { objectiveIds, spells = [] }: ProgrammeContent,
  offeredDays: ReadonlyMap<string, OfferedDays> = new Map(),
): ProgrammeMember[] {
  const spellsOf = new Map<string, Days[]>()
  for (const { objectiveId, fromOn, untilOn } of spells) {
    const known = spellsOf.get(objectiveId)
    if (known) known.push({ from: fromOn, until: untilOn })
    else spellsOf.set(objectiveId, [{ from: fromOn, until: untilOn }])
  }
  const now = new Set(objectiveIds)
  const gone = [...spellsOf.keys()].filter((id) => !now.has(id)).sort(compareCodeUnits)
  return [...now, ...gone].map((objectiveId) => ({
    objectiveId,
    days: whileOffered(spellsOf.get(objectiveId) ?? null, offeredDays.get(objectiveId)),
  }))
}

export function offeredDaysOf(objectives: readonly OfferedDays[]): ReadonlyMap<string, OfferedDays> {
  return new Map(objectives.map((objective) => [objective.id, objective]))
}

export function countsOn(days: readonly Days[] | null, on: CalendarDate): boolean {
  return (
    days === null || days.some(({ from, until }) => (from === null || from <= on) && (until === null || on < until))
  )
}

function whileOffered(days: readonly Days[] | null, offered: OfferedDays | undefined): readonly Days[] | null {
  const { offeredFrom = null, retiredOn = null } = offered ?? {}
  if (offeredFrom === null && retiredOn === null) return days
  return (days ?? [{ from: null, until: null }]).map(({ from, until }) => ({
    from: from === null || (offeredFrom !== null && offeredFrom > from) ? offeredFrom : from,
    until: until === null || (retiredOn !== null && retiredOn < until) ? retiredOn : until,
  }))
}
