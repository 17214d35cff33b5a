import type { Role } from '@track/api-contract'
import type { Transaction } from '../../database/transaction.js'

/** A session ends two weeks after signing in whatever happens, and sooner when nobody uses it. */
const LIFETIME = '14 days'

export interface StoredAccount {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly passwordHash: string
}

export async function findAccount(tx: Transaction, email: string): Promise<StoredAccount | undefined> {
  const { rows } = await tx.$client.query('select * from find_account($1)', [email])
  const [row] = rows
  return row && { id: row.id, name: row.name, email: row.email, passwordHash: row.password_hash }
}

export async function openSession(
  tx: Transaction,
  { tokenHash, accountId }: { tokenHash: Buffer; accountId: string },
): Promise<void> {
  await tx.$client.query('select open_session($1, $2, $3::interval)', [tokenHash, accountId, LIFETIME])
}

export async function closeSession(tx: Transaction, tokenHash: Buffer): Promise<void> {
  await tx.$client.query('select close_session($1)', [tokenHash])
}

export async function listSchools(
  tx: Transaction,
  accountId: string,
): Promise<{ schoolId: string; name: string; role: Role }[]> {
  const { rows } = await tx.$client.query(
    'select school_id as "schoolId", name, role from list_schools($1) order by name, school_id',
    [accountId],
  )
  return rows
}

/** Keeps the session of this token and ends the others; false when the password was changed meanwhile. */
export async function changePassword(
  tx: Transaction,
  { id, passwordHash }: StoredAccount,
  { newHash, keep }: { newHash: string; keep: Buffer },
): Promise<boolean> {
  const { rows } = await tx.$client.query('select change_password($1, $2, $3, $4) as changed', [
    id,
    passwordHash,
    newHash,
    keep,
  ])
  return rows[0].changed
}
