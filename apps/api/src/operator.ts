import { randomBytes, randomUUID } from 'node:crypto'
import type { Role } from '@track/api-contract'
import { depthScalePresets } from '@track/descriptors'
import type { CalendarDate } from '@track/kernel'
import type pg from 'pg'
import { account, depthScale, logHead, school, staffMembership } from './database/schema.js'
import { type Transaction, withOwner } from './database/transaction.js'
import { hashPassword } from './features/session/password.js'

/** Is there any school yet? Asked as the owner: every school begins with somebody who belongs to it. */
export async function hasSchool(pool: pg.Pool): Promise<boolean> {
  const { rows } = await pool.query('select exists (select from staff_membership) as found')
  return rows[0].found
}

export async function hasAccount(pool: pg.Pool, email: string): Promise<boolean> {
  const { rows } = await pool.query('select exists (select from account where email = $1) as found', [email])
  return rows[0].found
}

export interface NewSchool {
  readonly name: string
  readonly timeZone?: string
  readonly isDemo?: boolean
}

/** Writes a school and the empty head of its log. The transaction must be in that school, as the owner. */
export async function insertSchool(tx: Transaction, schoolId: string, values: NewSchool): Promise<void> {
  await tx.insert(school).values({ schoolId, ...values })
  await tx.insert(logHead).values({ schoolId })
}

export interface NewStaff {
  readonly id?: string
  readonly name: string
  readonly email: string
  readonly password: string
  readonly role: Role
}

/** Writes an account and its place in the school of the transaction, as the owner; answers the account's id. */
export async function insertStaff(tx: Transaction, schoolId: string, staff: NewStaff): Promise<string> {
  const id = staff.id ?? randomUUID()
  const passwordHash = await hashPassword(staff.password)
  await tx.insert(account).values({ id, name: staff.name, email: staff.email.trim().toLowerCase(), passwordHash })
  await tx.insert(staffMembership).values({ schoolId, accountId: id, role: staff.role })
  return id
}

/**
 * Makes a school and its first admin, and the password to hand to them: told once, stored only as a hash.
 *
 * It starts with one depth scale, so that objectives can be judged at once; its words are the school's to change.
 */
export async function createSchool(
  pool: pg.Pool,
  { name, adminName, email, today }: { name: string; adminName: string; email: string; today: CalendarDate },
): Promise<{ schoolId: string; password: string }> {
  const schoolId = randomUUID()
  const password = randomBytes(12).toString('base64url')
  await withOwner(pool, schoolId, async (tx) => {
    await insertSchool(tx, schoolId, { name })
    await insertStaff(tx, schoolId, { name: adminName, email, password, role: 'admin' })
    const [scale] = depthScalePresets({ effectiveFrom: today, recordedAt: `${today}T00:00:00.000Z` })
    const { id: _, recordedAt: __, ...words } = scale!
    await tx.insert(depthScale).values({ schoolId, id: randomUUID(), ...words })
  })
  return { schoolId, password }
}
