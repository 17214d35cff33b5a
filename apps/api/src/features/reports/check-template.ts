import type { PageTemplate } from '@track/api-contract'
import type { Transaction } from '../../database/transaction.js'
import { invalidBody } from '../../invalid-body.js'
import { loadDescriptors } from '../../teaching/load-descriptors.js'
import { EVERYONE } from './load-page.js'
import { listGroups, listSubjectNames } from './reports-repository.js'

/**
 * Refuses a template that asks for what this school does not have, each with its place in the body. What is removed after it was
 * saved stays in the template: whoever reads it is shown the rest and told.
 */
export async function checkTemplate(tx: Transaction, { groupIds, columns }: PageTemplate): Promise<void> {
  const groups = new Set([EVERYONE.id, ...(await listGroups(tx, groupIds)).map(({ id }) => id)])
  const subjects = await listSubjectNames(tx)
  const { rules, measures } = await loadDescriptors(tx)
  const faults = [
    ...groupIds.flatMap((id, index) => (groups.has(id) ? [] : fault(`groupIds/${index}`, 'group'))),
    ...columns.flatMap(({ subjectId, measure }, index) => {
      if (!subjects.has(subjectId)) return fault(`columns/${index}/subjectId`, 'subject')
      if (measure.kind === 'on-track' && !rules.some(({ id }) => id === measure.ruleId))
        return fault(`columns/${index}/measure/ruleId`, 'on-track rule')
      if (measure.kind === 'mean-mark' && measures.find(({ id }) => id === measure.measureId)?.subjectId !== subjectId)
        return fault(`columns/${index}/measure/measureId`, 'measure of this subject')
      return []
    }),
  ]
  if (faults.length > 0) throw invalidBody(faults)
}

function fault(at: string, what: string) {
  const message = `This school has no such ${what}: choose one of those it has`
  return [{ pointer: `/template/${at}`, code: 'request/not-found', message }]
}
