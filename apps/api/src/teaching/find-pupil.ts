import type { Transaction } from '../database/transaction.js'

/** The name by which a pupil is called, or else the one on lists. */
export async function findPupil(tx: Transaction, id: string): Promise<{ readonly name: string } | undefined> {
  const { rows } = await tx.$client.query<{ name: string }>(
    'select coalesce(forename, label) as name from pupil where id = $1',
    [id],
  )
  return rows[0]
}
