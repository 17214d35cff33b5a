import { randomUUID } from 'node:crypto'
import type { Link } from '@track/api-contract'
import type { Transaction } from '../../database/transaction.js'

/** What a link is for; undefined when it was used, withdrawn, is too old or never was one. */
export async function findLink(tx: Transaction, tokenHash: Buffer): Promise<Link | undefined> {
  const { rows } = await tx.$client.query(
    'select kind, expires_at as "expiresAt", school, email, name, role from find_link($1)',
    [tokenHash],
  )
  return rows[0]
}

/**
 * Uses up a link into a school; answers whose account joined. Undefined when the link or the account is no longer what it
 * was a moment ago: the transaction is then to be rolled back.
 */
export async function joinSchool(
  tx: Transaction,
  link: {
    readonly tokenHash: Buffer
    readonly kind: 'invitation' | 'first-run'
    readonly name: string
    readonly email: string
    /** Of an account that is there, the hash its password was right against; else that of a new password. */
    readonly passwordHash: string
  },
): Promise<string | undefined> {
  const { tokenHash, kind, name, email, passwordHash } = link
  const { rows } = await tx.$client.query('select join_school($1, $2, $3, $4, $5, $6) as id', [
    tokenHash,
    kind,
    randomUUID(),
    name,
    email,
    passwordHash,
  ])
  return rows[0].id ?? undefined
}

/** Uses up a reset; answers whose password it changed. */
export async function spendReset(
  tx: Transaction,
  { tokenHash, newHash }: { readonly tokenHash: Buffer; readonly newHash: string },
): Promise<string | undefined> {
  const { rows } = await tx.$client.query('select use_reset($1, $2) as id', [tokenHash, newHash])
  return rows[0].id ?? undefined
}
