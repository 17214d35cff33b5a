import type { PageDefinition, ReportRun } from '@track/api-contract'
import type { CalendarDate } from '@track/kernel'
import { resolveTemplate } from '@track/reports'
import type { Transaction } from '../../database/transaction.js'
import { loadCalendar } from '../../teaching/load-calendar.js'
import type { StoredTemplate } from './templates-repository.js'

/** Which page a designed report means today, by the school's calendar, and what is to be known about its dates. */
export async function definitionToday(
  tx: Transaction,
  { template }: Pick<StoredTemplate, 'template'>,
  today: CalendarDate,
): Promise<{ definition: PageDefinition; issues: ReportRun['issues'] }> {
  return resolveTemplate(template, { ...(await loadCalendar(tx)), today })
}
