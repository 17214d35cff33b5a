import type { ClassMarkbook } from '@track/api-contract'
import type { PupilFacts } from '@track/descriptors'
import type { CalendarDate } from '@track/kernel'
import { type Entry, judgementsAtDates, pupilFacts, type RanksOfObjectives, standingIn } from '@track/markbook'
import { plannedBy } from '@track/objectives'

/** What of a markbook the depths of a pupil are worked out from. */
export type ToRank = Pick<ClassMarkbook, 'objectives' | 'scales' | 'calculation'>

/**
 * How deep a pupil stands in each objective on a day, by the school's own calculation: a rank an objective that was judged, nothing for
 * the others, nor for those with too few judgements to calculate from.
 */
export function ranksOf(
  lines: readonly Entry[],
  { asOf, markbook: { objectives, scales, calculation } }: { readonly asOf: CalendarDate; readonly markbook: ToRank },
): RanksOfObjectives {
  const scaleOf = new Map(
    objectives.map(({ id, scaleId }) => [id, scales.find((scale) => scale.id === scaleId)] as const),
  )
  const ranks: Record<string, number> = {}
  for (const pupil of judgementsAtDates(lines, { dates: [asOf], track: 'teacher' }).values())
    for (const [id, [judged = []]] of pupil.objectives) {
      const { rank } = standingIn(judged, { scale: scaleOf.get(id), calculation })
      if (rank !== null && rank >= 0) ranks[id] = rank
    }
  return ranks
}

/** What is known of every pupil of a class today, as the rule behind a set of words asks for it: in the own programme of each. */
export function factsOf(markbook: ClassMarkbook, log: readonly Entry[]): ReadonlyMap<string, PupilFacts> {
  const { asOf, scales, calculation } = markbook
  const objectives = new Map(markbook.objectives.map((objective) => [objective.id, objective]))
  const judgements = judgementsAtDates(log, { dates: [asOf], track: 'teacher' })
  const factsOfPupil = ({ id: pupilId, ownProgramme, setIds }: ClassMarkbook['pupils'][number]) => {
    const programme = ownProgramme ?? markbook.programme
    const planned = programme ? plannedBy(programme, { asOf, objectives: markbook.objectives }) : []
    const days = ownProgramme?.taught ?? markbook.taught
    return pupilFacts(judgements.get(pupilId), {
      objectives: planned.flatMap((id) => objectives.get(id) ?? []),
      taught: new Set(days.flatMap(({ objectiveId, taughtFrom }) => (taughtFrom <= asOf ? objectiveId : []))),
      isWord: (measureId) => setIds[measureId] !== undefined,
      scales,
      calculation,
    })
  }
  return new Map(markbook.pupils.map((pupil) => [pupil.id, factsOfPupil(pupil)]))
}
