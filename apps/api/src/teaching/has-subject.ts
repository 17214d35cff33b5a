import type { Transaction } from '../database/transaction.js'

export async function hasSubject(tx: Transaction, id: string): Promise<boolean> {
  const { rowCount } = await tx.$client.query('select from subject where id = $1', [id])
  return rowCount === 1
}
