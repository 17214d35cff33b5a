import { randomUUID } from 'node:crypto'
import type { HandedLink, Role } from '@track/api-contract'
import { depthScalePresets } from '@track/descriptors'
import type { CalendarDate } from '@track/kernel'
import type pg from 'pg'
import { NIL as NO_SCHOOL } from 'uuid'
import { account, depthScale, logHead, school, staffMembership } from './database/schema.js'
import { type Transaction, withOwner } from './database/transaction.js'
import { LINK_LIFETIMES, makeLink } from './one-time-link.js'
import { hashPassword } from './secrets/password.js'

/** Is there any school yet? Asked as the owner: every school begins with somebody who belongs to it. */
export async function hasSchool(pool: pg.Pool): Promise<boolean> {
  const { rows } = await pool.query('select exists (select from staff_membership) as found')
  return rows[0].found
}

/** Has nobody done anything here yet? Once a link was handed out there is one, or the account of whoever used it. */
export async function isUntouched(pool: pg.Pool): Promise<boolean> {
  const { rows } = await pool.query(
    'select not exists (select from account) and not exists (select from one_time_link) as untouched',
  )
  return rows[0].untouched
}

export async function hasAccount(pool: pg.Pool, email: string): Promise<boolean> {
  const { rows } = await pool.query('select exists (select from account where email = $1) as found', [email])
  return rows[0].found
}

/** A link with which a school and its first admin are made. `alone` withdraws those handed out before. */
export async function handFirstRunLink(pool: pg.Pool, { alone = false } = {}): Promise<HandedLink> {
  const { id, token, tokenHash } = makeLink()
  return withOwner(pool, NO_SCHOOL, async ({ $client }) => {
    if (alone) await $client.query(`delete from one_time_link where kind = 'first-run'`)
    const { rows } = await $client.query(
      `insert into one_time_link (token_hash, id, kind, expires_at)
      values ($1, $2, 'first-run', clock_timestamp() + $3::interval) returning expires_at as "expiresAt"`,
      [tokenHash, id, LINK_LIFETIMES['first-run']],
    )
    return { id, kind: 'first-run', token, expiresAt: rows[0].expiresAt }
  })
}

/** A link with which somebody chooses a new password; undefined when nobody has this address. */
export async function handResetLink(pool: pg.Pool, email: string): Promise<HandedLink | undefined> {
  const { id, token, tokenHash } = makeLink()
  return withOwner(pool, NO_SCHOOL, async ({ $client }) => {
    const { rows } = await $client.query(
      `with person as (select id from account where email = lower($4) and deactivated_at is null),
        older as (delete from one_time_link l using person p where l.account_id = p.id)
      insert into one_time_link (token_hash, id, kind, account_id, expires_at)
      select $1, $2, 'reset', person.id, clock_timestamp() + $3::interval from person
      returning expires_at as "expiresAt"`,
      [tokenHash, id, LINK_LIFETIMES.reset, email.trim()],
    )
    return rows[0] && { id, kind: 'reset', token, expiresAt: rows[0].expiresAt }
  })
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

/** The scale a school starts with, so that objectives can be judged at once; its words are the school's to change. */
export async function insertFirstScale(tx: Transaction, schoolId: string, today: CalendarDate): Promise<void> {
  const [scale] = depthScalePresets({ effectiveFrom: today, recordedAt: `${today}T00:00:00.000Z` })
  const { id: _, recordedAt: __, ...words } = scale!
  await tx.insert(depthScale).values({ schoolId, id: randomUUID(), ...words })
}
