import type { PageDefinition, PageTemplate } from '@track/api-contract'
import type { CalendarDate } from '@track/kernel'
import { faultsOf } from './describe-column.js'
import type { PageSources } from './page-sources.js'
import type { PageFault } from './refuse-faults.js'
import { EVERYONE } from './reports-repository.js'

type Sources = Pick<PageSources, 'columns' | 'audiences' | 'years' | 'groups'>

/** What a page asks for that the school does not have. */
export function faultsOfPage(definition: PageDefinition, sources: Sources): PageFault[] {
  const { dates } = definition
  const firstDay = dates.map(({ on }) => on).sort()[0]!
  return [
    ...faultsBesideDates(definition, sources, firstDay),
    ...dates.flatMap(({ on }, index) => faultsOfDay(on, index, sources)),
  ]
}

/** The same of its rows, columns and audience, which templates have as well. `firstDay` is the earliest that is asked about. */
export function faultsBesideDates(
  { groupIds, combined = [], columns, audienceId }: Omit<PageTemplate, 'dates'>,
  { columns: sources, audiences, groups }: Sources,
  firstDay: CalendarDate,
): PageFault[] {
  const known = new Set([EVERYONE, ...groups].map(({ id }) => id))
  const made = combined.map(({ id }) => id)
  return [
    ...groupIds.flatMap((id, index) => (known.has(id) || made.includes(id) ? [] : noSuchGroup('groupIds', index))),
    ...combined.flatMap(({ id, groupIds: parts }, index): PageFault[] => [
      ...(known.has(id) || made.indexOf(id) < index ? rowIdTaken('combined', index, 'id') : []),
      ...parts.flatMap((part, place) => (known.has(part) ? [] : noSuchGroup('combined', index, 'groupIds', place))),
    ]),
    ...columns.flatMap((column, index) =>
      faultsOf(column, sources, firstDay).map(({ at, ...fault }) => ({ at: ['columns', index, ...at], ...fault })),
    ),
    ...(audienceId === undefined || audiences.some(({ id }) => id === audienceId) ? [] : noSuchAudience('audienceId')),
  ]
}

/** A day lies in a year of the calendar or in the summer after one. A school without a calendar has none yet. */
export function faultsOfDay(on: CalendarDate, index: number, { years }: Pick<Sources, 'years'>): PageFault[] {
  if (!years || (on >= years.from && on <= years.until)) return []
  const message = `${on} is in no academic year of the calendar, which goes from ${years.from} to ${years.until}: choose a day in it, or add the year`
  return [{ at: ['dates', index, 'on'], code: 'reports/outside-calendar', message }]
}

function noSuchGroup(...at: PageFault['at']): PageFault[] {
  return [{ at, code: 'reports/unknown-group', message: 'This school has no such group: choose one of those it has' }]
}

function rowIdTaken(...at: PageFault['at']): PageFault[] {
  const message = 'Another row has this id: give the combined row one of its own'
  return [{ at, code: 'reports/row-id-taken', message }]
}

function noSuchAudience(...at: PageFault['at']): PageFault[] {
  const message = 'This school has no such audience: choose one of those in its settings'
  return [{ at, code: 'reports/unknown-audience', message }]
}
