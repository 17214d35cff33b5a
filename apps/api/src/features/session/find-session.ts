import type { Role } from '@track/api-contract'
import type pg from 'pg'
import { callIdentity } from '../../database/transaction.js'
import { together } from '../../together.js'

/** A session ends after eight hours without a request. */
const IDLE = '8 hours'

export interface SessionQuestion {
  readonly tokenHash: Buffer
  /** The school that is asked about, if any. */
  readonly schoolId: string | null
}

export interface FoundSession {
  readonly account: { readonly id: string; readonly name: string; readonly email: string }
  /** Their role in that school: null when they have none there. */
  readonly role: Role | null
}

/**
 * Finds whose session a token is. Every request asks, so those that arrive while the database is answering others are asked about
 * together. Nothing is remembered from one look to the next: a session that was closed or an account that was shut out is
 * refused at the very next request.
 */
export function sessionFinder(pool: pg.Pool): (question: SessionQuestion) => Promise<FoundSession | undefined> {
  const ask = together(async (questions: readonly SessionQuestion[]) => {
    const rows = await callIdentity<SessionRow>(pool, 'read_sessions', [
      questions.map(({ tokenHash }) => tokenHash),
      questions.map(({ schoolId }) => schoolId),
      IDLE,
    ])
    const found = new Map(rows.map((row) => [row.place, row]))
    return questions.map((_, index) => ({ row: found.get(index + 1) }))
  })
  return async (question) => {
    const { row } = await ask(question)
    return row && { account: { id: row.account_id, name: row.name, email: row.email }, role: row.role }
  }
}

interface SessionRow {
  readonly place: number
  readonly account_id: string
  readonly name: string
  readonly email: string
  readonly role: Role | null
}
