import type { ClassMarkbook } from '@track/api-contract'
import { type PupilFacts, rankOf } from '@track/descriptors'
import type { CalendarDate } from '@track/kernel'
import { calculate, type Entry, judgementsAsOf, type RanksOfObjectives, statesAsOf } from '@track/markbook'
import { plannedBy } from '@track/objectives'

/** What of a markbook the depths of a pupil are worked out from. */
export type ToRank = Pick<ClassMarkbook, 'objectives' | 'scales' | 'calculation'>

/**
 * How deep a pupil stands in each objective on a day, by the school's own calculation: a rank an objective that was judged, nothing for
 * the others.
 */
export function ranksOf(
  lines: readonly Entry[],
  { asOf, markbook: { objectives, scales, calculation } }: { readonly asOf: CalendarDate; readonly markbook: ToRank },
): RanksOfObjectives {
  const scaleOf = new Map(
    objectives.map(({ id, scaleId }) => [id, scales.find((scale) => scale.id === scaleId)] as const),
  )
  const cells = new Map<string, Entry[]>()
  for (const line of lines) {
    if (line.objectiveId === null || line.track !== 'teacher') continue
    cells.set(line.objectiveId, [...(cells.get(line.objectiveId) ?? []), line])
  }
  const ranks: Record<string, number> = {}
  for (const [objectiveId, cell] of cells) {
    const scale = scaleOf.get(objectiveId)
    if (!scale) continue
    const judged = judgementsAsOf(cell, { asOf }).flatMap((line) => {
      const rank = rankOf(scale, String(line.value))
      return rank === undefined ? [] : { ...line, rank }
    })
    const rank = calculate(judged, calculation)
    if (rank !== null) ranks[objectiveId] = rank
  }
  return ranks
}

/** What is known of every pupil of a class today, as the rule behind a set of words asks for it: in the own programme of each. */
export function factsOf(markbook: ClassMarkbook, log: readonly Entry[]): ReadonlyMap<string, PupilFacts> {
  const { asOf, objectives, scales, measures } = markbook
  const known = new Map(objectives.map((objective) => [objective.id, objective]))
  const scaleOf = new Map(scales.map((scale) => [scale.id, scale]))
  const states = statesAsOf(log, { asOf, track: 'teacher' })
  const linesOf = new Map<string, Entry[]>(markbook.pupils.map(({ id }) => [id, []]))
  for (const line of log) linesOf.get(line.pupilId)?.push(line)
  return new Map(
    markbook.pupils.map((pupil) => {
      const programme = pupil.ownProgramme ?? markbook.programme
      const days = pupil.ownProgramme?.taught ?? markbook.taught
      const taught = new Set(days.flatMap(({ objectiveId, taughtFrom }) => (taughtFrom <= asOf ? objectiveId : [])))
      const ranks = ranksOf(linesOf.get(pupil.id) ?? [], { asOf, markbook })
      const values = states[pupil.id]?.measures ?? {}
      const ofKind = (words: boolean) =>
        measures.flatMap(({ id }) => {
          const value = (pupil.setIds[id] !== undefined) === words ? values[id]?.value : undefined
          return value == null ? [] : [[id, value] as const]
        })
      const facts: PupilFacts = {
        objectives: (programme ? plannedBy(programme, { asOf, objectives }) : []).flatMap((id) => {
          const objective = known.get(id)
          const scale = objective && scaleOf.get(objective.scaleId)
          if (!objective || !scale) return []
          const rank = ranks[id] ?? null
          const secureRank = rankOf(scale, scale.secureFrom)
          const secure = rank === null || secureRank === undefined ? null : rank >= secureRank
          return { id, tags: objective.tags, taught: taught.has(id), scaleId: scale.id, rank, secure }
        }),
        words: Object.fromEntries(ofKind(true).map(([id, value]) => [id, String(value)])),
        marks: Object.fromEntries(ofKind(false)),
        scales,
      }
      return [pupil.id, facts]
    }),
  )
}
