import type pg from 'pg'
import { sqlState } from './database/sql-state.js'
import { type Transaction, withSchool } from './database/transaction.js'
import { refusal } from './problem.js'

/**
 * `withSchool` for a change: what the keys of the database refuse becomes what the API says.
 *
 * A name that is taken is a conflict. A row that is not there, or is another school's, is not found: the keys cannot tell the
 * two apart and neither can the answer. No look before the leap, so two writers at once get the same answers as one after the
 * other.
 */
export async function changeSchool<T>(
  pool: pg.Pool,
  schoolId: string,
  work: (tx: Transaction) => Promise<T>,
): Promise<T> {
  try {
    return await withSchool(pool, schoolId, work)
  } catch (error) {
    const code = sqlState(error)
    if (code === '23505') throw refusal('request/conflict')
    if (code === '23503') throw refusal('request/not-found')
    throw error
  }
}
