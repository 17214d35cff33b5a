import { type EntryLike, entriesOf, type Ledger } from '@track/markbook'

/**
 * The lines of a ledger of the API as entries, in the order of acceptance, for functions that read entries. Their ids are sequence
 * numbers as text, whose order says nothing: no two lines of a cell were recorded at the same moment.
 */
export function entriesIn(log: Ledger): EntryLike[] {
  return entriesOf(log).sort((a, b) => Number(a.id) - Number(b.id))
}
