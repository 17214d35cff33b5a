import type { PageTemplate } from '@track/api-contract'
import type { CalendarDate } from '@track/kernel'
import type { Transaction } from '../../database/transaction.js'
import { invalidBody } from '../../invalid-body.js'
import { faultsOf } from './describe-column.js'
import { EVERYONE, loadSources } from './load-page.js'
import { listGroups } from './reports-repository.js'

/**
 * Refuses a template that asks for what this school does not have, each with its place in the body. What is removed after it was
 * saved stays in the template: whoever reads it is shown the rest and told.
 */
export async function checkTemplate(
  tx: Transaction,
  { groupIds, columns, dates }: PageTemplate,
  today: CalendarDate,
): Promise<void> {
  const groups = new Set([EVERYONE.id, ...(await listGroups(tx, groupIds)).map(({ id }) => id)])
  const sources = await loadSources(tx)
  // A date by name may mean any day, so what was given up by today can be asked for only on a day that is fixed.
  const firstDay = dates.reduce((first, date) => (date.kind === 'fixed' && date.on < first ? date.on : first), today)
  const faults = [
    ...groupIds.flatMap((id, index) =>
      groups.has(id) ? [] : toFault(['groupIds', index], 'This school has no such group: choose one of those it has'),
    ),
    ...columns.flatMap((column, index) =>
      faultsOf(column, sources, firstDay).flatMap(({ at, message }) => toFault(['columns', index, ...at], message)),
    ),
  ]
  if (faults.length > 0) throw invalidBody(faults)
}

function toFault(at: readonly (string | number)[], message: string) {
  return [{ pointer: `/template/${at.join('/')}`, code: 'request/not-found', message }]
}
