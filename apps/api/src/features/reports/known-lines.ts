import type { Entry } from '@track/markbook'
import type { Transaction } from '../../database/transaction.js'
import { ENTRY_COLUMNS, type EntryRow, toEntry } from '../../ledger/entry-rows.js'

/** The teachers' lines about these pupils, in the order of acceptance, each with its place in it. */
export async function listLines(
  tx: Transaction,
  pupilIds: readonly string[],
): Promise<{ readonly seq: number; readonly entry: Entry }[]> {
  const { rows } = await tx.$client.query<EntryRow>(
    `select ${ENTRY_COLUMNS} from entry where track = 'teacher' and pupil_id = any($1) order by seq`,
    [pupilIds],
  )
  return rows.map((row) => ({ seq: row.seq, entry: toEntry(row) }))
}
