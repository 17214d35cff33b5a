import type { ReportRun } from '@track/api-contract'
import { resolveTemplate } from '@track/reports'
import type { Clock } from '../../clock.js'
import type { Transaction } from '../../database/transaction.js'
import type { Ledgers } from '../../ledger/ledger.js'
import { schoolToday } from '../../school-today.js'
import { loadCalendar } from '../../teaching/load-calendar.js'
import { issuesOnPage } from './issues-on-page.js'
import { answerPage } from './load-page.js'
import { demandTemplate } from './templates-repository.js'
import { noteUse } from './uses-repository.js'

/**
 * A designed report as of the school's today: its page, what is to be known about its dates, its name and what it is for. That it was
 * used today is noted.
 */
export async function runTemplate(
  tx: Transaction,
  ledgers: Ledgers,
  { schoolId, templateId, clock }: { readonly schoolId: string; readonly templateId: string; readonly clock: Clock },
): Promise<ReportRun & { name: string; purpose: string }> {
  const { name, purpose, template } = await demandTemplate(tx, templateId)
  const today = await schoolToday(tx, clock)
  const { definition, issues } = resolveTemplate(template, { ...(await loadCalendar(tx)), today })
  const page = await answerPage(tx, await ledgers.read(tx, schoolId), { definition, clock, root: '/template' })
  await noteUse(tx, { schoolId, templateId, on: today })
  return { name, purpose, page, issues: issuesOnPage(issues, page.definition) }
}
