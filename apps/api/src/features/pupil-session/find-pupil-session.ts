import type pg from 'pg'
import { callIdentity } from '../../database/transaction.js'
import { hashToken } from '../../secrets/token.js'
import { together } from '../../together.js'

interface PupilSessionRow {
  readonly place: number
  readonly school_id: string
  readonly pupil_id: string
}

/**
 * Finds which pupil a token belongs to, as `sessionFinder` does for staff: a class that asks at once is asked about together, and
 * nothing is remembered, so that whoever has left, was signed out or was given new keys is out at the very next request.
 */
export function pupilSessionFinder(
  pool: pg.Pool,
): (token: string | undefined) => Promise<{ readonly schoolId: string; readonly pupilId: string } | undefined> {
  const ask = together(async (tokenHashes: readonly Buffer[]) => {
    const rows = await callIdentity<PupilSessionRow>(pool, 'read_pupil_sessions', [tokenHashes])
    const found = new Map(rows.map((row) => [row.place, row]))
    return tokenHashes.map((_, index) => ({ row: found.get(index + 1) }))
  })
  return async (token) => {
    if (token === undefined) return undefined
    const { row } = await ask(hashToken(token))
    return row && { schoolId: row.school_id, pupilId: row.pupil_id }
  }
}
