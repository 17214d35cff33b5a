import type { PageColumn } from '../page-definition.js'
import type { PageInput } from '../page-input.js'
import { rulesOverTime } from './rules-over-time.js'

/**
 * Can a column be added up from whole numbers, over pupils and over schools?
 *
 * Shares of what is secured, pupils on track by a rule that asks for nothing else, means of marks, and pupils with certain words. Not
 * changes, which need the pupils, and no ranks where the school calculates over several judgements.
 */
export function addsUp(
  input: Pick<PageInput, 'rules' | 'calculations' | 'asKnown'>,
  { subjectId, measure, change }: PageColumn,
): boolean {
  if (change) return false
  switch (measure.kind) {
    case 'mean-mark':
    case 'described':
    case 'category':
      return true
    case 'secured':
      return latestCounts(input, subjectId)
    case 'on-track':
      return (
        latestCounts(input, subjectId) &&
        rulesOverTime(input, { ruleId: measure.ruleId, taughtUpTo: 0 }).every(({ fewest }) => fewest !== null)
      )
    case 'progress':
    case 'mean-number':
      return false
  }
}

/** On every day, whichever is asked about. */
function latestCounts({ calculations = [], asKnown }: Pick<PageInput, 'calculations' | 'asKnown'>, subjectId: string) {
  return calculations.every(
    ({ subjectId: own, calculation, recordedAt }) =>
      (own !== null && own !== subjectId) ||
      (asKnown !== undefined && recordedAt > asKnown) ||
      calculation === null ||
      calculation.method === 'latest',
  )
}
