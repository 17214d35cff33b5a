import { plusDays, weekday } from '@track/kernel'
import type { ProgrammeContent } from './programme-days.js'
import { firstDays, type SequenceQuestion, sequenceOf } from './sequence-of.js'

/**
 * What a class works on this week, in its own order: the objectives whose day falls between Monday and Sunday of the day asked about.
 *
 * In a week in which nothing begins, those that began last before it (a holiday in half-term shows the lessons before it); none
 * before anything has begun.
 *
 * @example
 * ```ts
 * import { thisWeek } from '@track/objectives'
 *
 * const programme = { objectiveIds: ['o1', 'o2', 'o3'] }
 * const taught = [
 *   { objectiveId: 'o1', taughtFrom: '2026-09-07' },
 *   { objectiveId: 'o2', taughtFrom: '2026-09-18' },
 * ] as const
 * thisWeek(programme, { taught, asOf: '2026-09-14' }) // => ['o2']
 * thisWeek(programme, { taught, asOf: '2026-09-30' }) // => ['o2']
 * thisWeek(programme, { taught, asOf: '2026-08-31' }) // => []
 * ```
 */
export function thisWeek(programme: ProgrammeContent, question: SequenceQuestion): string[] {
  const monday = plusDays(question.asOf, 1 - weekday(question.asOf))
  const sunday = plusDays(monday, 6)
  const days = firstDays(question.taught)
  const begun = sequenceOf(programme, question).filter((id) => (days.get(id) ?? '~') <= sunday)
  const ofWeek = begun.filter((id) => days.get(id)! >= monday)
  if (ofWeek.length > 0) return ofWeek
  const lastDay = days.get(begun.at(-1) ?? '')
  return begun.filter((id) => days.get(id) === lastDay)
}
