import type { Invitation, NewInvitation, StaffMember } from '@track/api-contract'
import { school } from '../../database/schema.js'
import type { Transaction } from '../../database/transaction.js'
import { LINK_LIFETIMES, makeLink } from '../../one-time-link.js'

export type Member = Omit<StaffMember, 'etag'>

const collator = new Intl.Collator('en-GB')

/** Everybody who works at the school or did, by name, those who are out of it last. */
export async function listMembers(tx: Transaction): Promise<Member[]> {
  const { rows } = await tx.$client.query<Member>(
    'select account_id as "accountId", name, email, role, deactivated from list_members()',
  )
  return rows.sort(
    (a, b) =>
      Number(a.deactivated) - Number(b.deactivated) ||
      collator.compare(a.name, b.name) ||
      collator.compare(a.email, b.email),
  )
}

/** Nobody else changes the staff until this transaction ends: so that of two admins who demote each other, one stays. */
export async function lockStaff(tx: Transaction): Promise<void> {
  await tx.select({ of: school.schoolId }).from(school).for('no key update')
}

export async function setMember(tx: Transaction, { accountId, role, deactivated }: Member): Promise<void> {
  await tx.$client.query('select set_member($1, $2, $3)', [accountId, role, deactivated])
}

/** Those that nobody has used, the too old ones too: they can be renewed. */
export async function listInvitations(tx: Transaction): Promise<Invitation[]> {
  const { rows } = await tx.$client.query<Invitation>(
    'select id, name, email, role, expires_at as "expiresAt" from list_invitations()',
  )
  return rows.sort((a, b) => collator.compare(a.name, b.name) || collator.compare(a.email, b.email))
}

export interface Handed {
  readonly id: string
  readonly token: string
  readonly expiresAt: string
}

/** Undefined when somebody of this address works here or is invited already. */
export async function invite(
  tx: Transaction,
  { email, name, role }: NewInvitation,
  { by }: { readonly by: string },
): Promise<Handed | undefined> {
  const { id, token, tokenHash } = makeLink()
  const { rows } = await tx.$client.query('select invite($1, $2, $3, $4, $5, $6, $7::interval) as until', [
    tokenHash,
    id,
    email,
    name,
    role,
    by,
    LINK_LIFETIMES.invitation,
  ])
  return handed({ id, token }, rows[0].until)
}

/** Undefined when there is no such invitation. */
export async function renewInvitation(tx: Transaction, id: string): Promise<Handed | undefined> {
  const { token, tokenHash } = makeLink()
  const { rows } = await tx.$client.query('select renew_invitation($1, $2, $3::interval) as until', [
    id,
    tokenHash,
    LINK_LIFETIMES.invitation,
  ])
  return handed({ id, token }, rows[0].until)
}

/** False when there is no such invitation. */
export async function withdrawInvitation(tx: Transaction, id: string): Promise<boolean> {
  const { rows } = await tx.$client.query('select withdraw_invitation($1) as found', [id])
  return rows[0].found
}

/** A reset, or why this school hands out none: it does not know the person, or is not the only one who does. */
export async function handReset(
  tx: Transaction,
  accountId: string,
  { by }: { readonly by: string },
): Promise<Handed | 'unknown' | 'elsewhere-too'> {
  const { id, token, tokenHash } = makeLink()
  const { rows } = await tx.$client.query(
    'select outcome, expires_at as until from hand_reset($1, $2, $3, $4, $5::interval)',
    [tokenHash, id, accountId, by, LINK_LIFETIMES.reset],
  )
  return handed({ id, token }, rows[0].until) ?? rows[0].outcome
}

function handed(link: Omit<Handed, 'expiresAt'>, until: string | null): Handed | undefined {
  return until === null ? undefined : { ...link, expiresAt: until }
}
