import { TrackError } from '@track/kernel'
import { type Ledger, ledgerAsKnown, ledgerOf } from '@track/markbook'
import type { PageInput } from './page-input.js'
import { needsOf } from './page-needs.js'
import { pupilsOnPage } from './page-rows.js'

/** The ledger that a page is read from, as known when it asks: the one it was given, or one made of those entries that it needs. */
export function pageLog(input: PageInput): Ledger {
  const { ledger, entries, asKnown } = input
  if (ledger && !entries) return asKnown === undefined ? ledger : ledgerAsKnown(ledger, asKnown)
  if (ledger || !entries)
    throw new TrackError('reports/entries-or-ledger', 'Give the entries of the log or its ledger, not both')
  const { subjects, measureIds } = needsOf(input)
  const pupils = pupilsOnPage(input)
  const lists = [...input.taught, ...(input.planned ?? [])].filter(({ subjectId }) => subjects.has(subjectId))
  const objectives = new Set(lists.flatMap(({ objectiveIds }) => objectiveIds.flat()))
  return ledgerOf(
    entries.filter(
      ({ pupilId, objectiveId, measureId, recordedAt }) =>
        pupils.has(pupilId) &&
        (objectiveId === null ? measureId !== null && measureIds.has(measureId) : objectives.has(objectiveId)) &&
        (asKnown === undefined || recordedAt <= asKnown),
    ),
    { track: 'teacher' },
  )
}
