import { compareCodeUnits } from '@track/kernel'
import type { PageNote } from '../page-note.js'
import { sayDay } from '../say-day.js'
import { type NotedInput, type Period, placesOf, taughtIn } from './noted-input.js'

/** Splits, merges, replacements and retirements of what was taught to anybody by a date of the page: one note a day. */
export function listChanges(input: NotedInput, { first, last }: Period): PageNote[] {
  const { revisions = [], asKnown } = input
  const between = revisions.filter(
    ({ on, recordedAt }) => first < on && on <= last && (asKnown === undefined || recordedAt <= asKnown),
  )
  if (between.length === 0) return []
  const objectivesOfColumns = input.definition.columns.map(({ subjectId, measure }) =>
    'measureId' in measure ? new Set<string>() : taughtIn(input, subjectId),
  )
  return [...new Set(between.map(({ on }) => on))].sort().flatMap((day) => {
    const ofDay = between.filter(({ on }) => on === day)
    const isAbout = (taught: ReadonlySet<string>) => (revision: (typeof between)[number]) =>
      [...revision.replacedIds, ...revision.addedIds].some((id) => taught.has(id))
    const columns = placesOf(objectivesOfColumns, (taught) => ofDay.some(isAbout(taught)))
    if (columns.length === 0) return []
    const told = ofDay.filter((revision) => objectivesOfColumns.some((taught) => isAbout(taught)(revision)))
    return {
      kind: 'objectives-changed' as const,
      text: `The objective list changed on ${sayDay(day)}.`,
      on: day,
      columns,
      ids: told.map(({ id }) => id).sort(compareCodeUnits),
    }
  })
}
