import type { PageTemplate } from '@track/api-contract'
import type { CalendarDate } from '@track/kernel'
import type { SchoolCalendar } from '@track/roster'
import { school } from '../../database/schema.js'
import type { Transaction } from '../../database/transaction.js'
import { invalidBody } from '../../invalid-body.js'
import { loadCalendar } from '../../teaching/load-calendar.js'
import { faultsOf } from './describe-column.js'
import { loadSources } from './page-sources.js'
import { EVERYONE, listGroups, listMemberships } from './reports-repository.js'

/** What is wrong with a template: the field, from the template on, and what to do about it. */
interface TemplateFault {
  readonly at: readonly (string | number)[]
  readonly message: string
}

/**
 * Refuses a template that asks for what this school does not have, each with its place in the body. What is removed after it was
 * saved stays in the template: whoever reads it is shown the rest and told.
 */
export async function checkTemplate(tx: Transaction, template: PageTemplate, today: CalendarDate): Promise<void> {
  const { columns, dates, audienceId } = template
  const sources = await loadSources(tx)
  // A date by name may mean any day, so what was given up by today can be asked for only on a day that is fixed.
  const firstDay = dates.reduce((first, date) => (date.kind === 'fixed' && date.on < first ? date.on : first), today)
  const faults = [
    ...(await groupFaults(tx, template)),
    ...columns.flatMap((column, index) =>
      faultsOf(column, sources, firstDay).map(({ at, message }) => ({ at: ['columns', index, ...at], message })),
    ),
    ...dateFaults(dates, await loadCalendar(tx)),
    ...(await audienceFaults(tx, audienceId)),
  ]
  if (faults.length === 0) return
  throw invalidBody(
    faults.map(({ at, message }) => ({ pointer: `/template/${at.join('/')}`, code: 'request/not-found', message })),
  )
}

async function groupFaults(
  tx: Transaction,
  { groupIds, combined = [] }: Pick<PageTemplate, 'groupIds' | 'combined'>,
): Promise<TemplateFault[]> {
  const made = new Set(combined.map(({ id }) => id))
  const named = [...groupIds, ...combined.flatMap((row) => [row.id, ...row.groupIds])]
  const groups = new Map((await listGroups(tx, named)).map((group) => [group.id, group.name]))
  const filled = new Set((await listMemberships(tx, [...groups.keys()])).map(({ groupId }) => groupId))
  const ofGroup = (id: string, ...at: TemplateFault['at']): TemplateFault[] => {
    if (id === EVERYONE.id) return []
    const name = groups.get(id)
    if (name === undefined) return [{ at, message: 'This school has no such group: choose one of those it has' }]
    if (filled.has(id)) return []
    return [{ at, message: `Nobody is or was in “${name}”: put pupils into it first, or choose another group` }]
  }
  return [
    ...groupIds.flatMap((id, index) => (made.has(id) ? [] : ofGroup(id, 'groupIds', index))),
    ...combined.flatMap((row, index) => [
      ...(row.id === EVERYONE.id || groups.has(row.id) || combined.findIndex(({ id }) => id === row.id) < index
        ? [{ at: ['combined', index, 'id'], message: 'Another row has this id: give the combined row one of its own' }]
        : []),
      ...row.groupIds.flatMap((id, part) => ofGroup(id, 'combined', index, 'groupIds', part)),
    ]),
  ]
}

/** A name is one of the calendar's; a day lies in a year of it, or in the summer between two. A school without a calendar has neither yet. */
function dateFaults(dates: PageTemplate['dates'], { academicYears, assessmentDates }: SchoolCalendar): TemplateFault[] {
  const names = new Set(assessmentDates.map(({ name }) => name))
  const begins = academicYears.map(({ startsOn }) => startsOn).sort()[0]
  const ends = academicYears
    .map(({ endsOn }) => endsOn)
    .sort()
    .at(-1)
  return dates.flatMap((date, index): TemplateFault[] => {
    if (date.kind === 'assessment-date' && !names.has(date.name)) {
      const message = `The calendar has no assessment date “${date.name}”: choose one it has, or add this one to it`
      return [{ at: ['dates', index, 'name'], message }]
    }
    if (date.kind === 'fixed' && begins && ends && (date.on < begins || date.on > ends)) {
      const message = `${date.on} is in no academic year of the calendar, which goes from ${begins} to ${ends}: choose a day in it, or add the year`
      return [{ at: ['dates', index, 'on'], message }]
    }
    return []
  })
}

async function audienceFaults(tx: Transaction, audienceId: string | undefined): Promise<TemplateFault[]> {
  if (audienceId === undefined) return []
  const [found] = await tx.select({ audiences: school.audiences }).from(school)
  if (found?.audiences.some(({ id }) => id === audienceId)) return []
  return [{ at: ['audienceId'], message: 'This school has no such audience: choose one of those in its settings' }]
}
