import { randomBytes, randomUUID } from 'node:crypto'
import type { Role } from '@track/api-contract'
import type pg from 'pg'
import { account, logHead, school, staffMembership } from './database/schema.js'
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

/** Makes a school and its first admin, and the password to hand to them: told once, stored only as a hash. */
export async function createSchool(
  pool: pg.Pool,
  { name, adminName, email }: { name: string; adminName: string; email: string },
): Promise<{ schoolId: string; password: string }> {
  const schoolId = randomUUID()
  const password = randomBytes(12).toString('base64url')
  await withOwner(pool, schoolId, async (tx) => {
    await insertSchool(tx, schoolId, { name })
    await insertStaff(tx, schoolId, { name: adminName, email, password, role: 'admin' })
  })
  return { schoolId, password }
}
