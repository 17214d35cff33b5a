import type { Transaction } from '../database/transaction.js'

/** Counts a try and answers how many there were in the window, this one included. */
export async function countTry(tx: Transaction, { key, per }: { key: string; per: string }): Promise<number> {
  const { rows } = await tx.$client.query('select count_try($1, $2::interval) as tries', [key, per])
  return rows[0].tries
}

export async function forgetTries(tx: Transaction, key: string): Promise<void> {
  await tx.$client.query('select forget_tries($1)', [key])
}
