import { isUuid, type Transaction } from '../database/transaction.js'

/** A class, or any other group of pupils. */
export async function hasGroup(tx: Transaction, id: string): Promise<boolean> {
  if (!isUuid(id)) return false
  const { rowCount } = await tx.$client.query('select from pupil_group where id = $1', [id])
  return rowCount === 1
}
