import type { PageTemplate } from '@track/api-contract'
import type { CalendarDate } from '@track/kernel'
import type { Transaction } from '../../database/transaction.js'
import type { Ledgers } from '../../ledger/ledger.js'
import { loadCalendar } from '../../teaching/load-calendar.js'
import { faultsBesideDates, faultsOfDay } from './page-faults.js'
import { type PageSources, pageSources } from './page-sources.js'
import { type PageFault, refuseFaults } from './refuse-faults.js'

/**
 * Refuses a template that asks for what this school does not have, each with its place in the body. What is removed after it was
 * saved stays in the template: whoever reads it is shown the rest and told.
 */
export async function checkTemplate(
  tx: Transaction,
  ledgers: Ledgers,
  {
    schoolId,
    template,
    today,
  }: { readonly schoolId: string; readonly template: PageTemplate; readonly today: CalendarDate },
): Promise<void> {
  const { dates } = template
  const sources = await pageSources(tx, await ledgers.read(tx, schoolId))
  const { assessmentDates } = await loadCalendar(tx)
  const names = new Set(assessmentDates.map(({ name }) => name))
  // A date by name may mean any day, so what was given up by today can be asked for only on a day that is fixed.
  const firstDay = dates.reduce((first, date) => (date.kind === 'fixed' && date.on < first ? date.on : first), today)
  const faults = [
    ...faultsBesideDates(template, sources, firstDay),
    ...emptyGroups(template, sources),
    ...dates.flatMap((date, index): PageFault[] => {
      if (date.kind === 'fixed') return faultsOfDay(date.on, index, sources)
      if (date.kind === 'today' || names.has(date.name)) return []
      const message = `The calendar has no assessment date “${date.name}”: choose one it has, or add this one to it`
      return [{ at: ['dates', index, 'name'], code: 'reports/no-such-date', message }]
    }),
  ]
  refuseFaults(faults, { root: '/template' })
}

function emptyGroups(
  { groupIds, combined = [] }: PageTemplate,
  { groups, membershipsOf }: Pick<PageSources, 'groups' | 'membershipsOf'>,
): PageFault[] {
  const empty = new Map(groups.flatMap(({ id, name }) => (membershipsOf.has(id) ? [] : [[id, name]])))
  const faultOf = (id: string, ...at: PageFault['at']): PageFault[] => {
    if (!empty.has(id)) return []
    const message = `Nobody is or was in “${empty.get(id)}”: put pupils into it first, or choose another group`
    return [{ at, code: 'reports/empty-group', message }]
  }
  return [
    ...groupIds.flatMap((id, index) => faultOf(id, 'groupIds', index)),
    ...combined.flatMap((row, index) =>
      row.groupIds.flatMap((id, part) => faultOf(id, 'combined', index, 'groupIds', part)),
    ),
  ]
}
