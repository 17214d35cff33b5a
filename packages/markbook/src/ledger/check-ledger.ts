import { TrackError } from '@track/kernel'
import type { Ledger } from './ledger.js'

/** Throws where the columns of a ledger were moved to another thread: then it holds nothing, and must not answer as if nobody had written. */
export function checkLedger({ index }: Pick<Ledger, 'index'>): void {
  // Even a ledger without a line has one place here: only columns that were moved away have none.
  if (index.pupilCells.length === 0)
    throw new TrackError('markbook/ledger-moved', 'The columns of this ledger were moved to another thread')
}
