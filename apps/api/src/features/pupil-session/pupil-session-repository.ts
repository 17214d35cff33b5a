import type { PinKind } from '@track/api-contract'
import type { CalendarDate } from '@track/kernel'
import { and, eq, inArray } from 'drizzle-orm'
import { pupil, pupilGroup } from '../../database/schema.js'
import type { Transaction } from '../../database/transaction.js'

/** Ten guesses at a PIN in a quarter of an hour, from however many addresses. */
export const GUESSES = { most: 10, per: '15 minutes' } as const

/** A pupil's session ends after a school day's lessons whatever happens, and sooner when nobody uses it. */
const LIFETIME = '4 hours'

/** What leads to a class or to one pupil: at least one of them is something. */
export interface WayIn {
  readonly classCode: string | null
  readonly noteCode: string | null
  readonly cardHash: Buffer | null
}

export interface Place {
  readonly schoolId: string
  readonly groupId: string | null
  readonly pupilId: string | null
}

export async function findDoor(tx: Transaction, { classCode, noteCode, cardHash }: WayIn): Promise<Place | undefined> {
  const { rows } = await tx.$client.query<Place>(
    `select school_id as "schoolId", group_id as "groupId", pupil_id as "pupilId" from find_door($1, $2, $3)`,
    [classCode, noteCode, cardHash],
  )
  return rows[0]
}

export interface PupilKey {
  readonly schoolId: string
  readonly pupilId: string
  readonly pinKind: PinKind
  readonly pinHash: string
  readonly outboxKey: Buffer
}

export async function findPupilKey(tx: Transaction, handle: string): Promise<PupilKey | undefined> {
  const { rows } = await tx.$client.query<PupilKey>(
    `select school_id as "schoolId", pupil_id as "pupilId", pin_kind as "pinKind", pin_hash as "pinHash",
       outbox_key as "outboxKey"
     from find_pupil_key($1)`,
    [handle],
  )
  return rows[0]
}

/** False when the keys were made anew since the PIN was looked at, or the pupil has left. */
export async function openPupilSession(
  tx: Transaction,
  session: {
    readonly tokenHash: Buffer
    readonly handle: string
    readonly pinHash: string
    readonly idleMinutes: number
  },
): Promise<boolean> {
  const { rows } = await tx.$client.query('select open_pupil_session($1, $2, $3, $4, $5::interval) as opened', [
    session.tokenHash,
    session.handle,
    session.pinHash,
    session.idleMinutes,
    LIFETIME,
  ])
  return rows[0].opened
}

export async function closePupilSession(tx: Transaction, tokenHash: Buffer): Promise<void> {
  await tx.$client.query('select close_pupil_session($1)', [tokenHash])
}

/** With what a page of an open session seals what is done there, and after how many quiet minutes it closes. */
export async function readPupilSession(
  tx: Transaction,
  tokenHash: Buffer,
): Promise<{ readonly handle: string; readonly outboxKey: Buffer; readonly idleMinutes: number } | undefined> {
  const { rows } = await tx.$client.query(
    `select handle, outbox_key as "outboxKey", idle_minutes as "idleMinutes" from read_pupil_session($1)`,
    [tokenHash],
  )
  return rows[0]
}

/** What a pupil is called on their own page. */
export async function findOwnName(tx: Transaction, pupilId: string): Promise<string> {
  const [found] = await tx
    .select({ label: pupil.label, forename: pupil.forename })
    .from(pupil)
    .where(eq(pupil.id, pupilId))
  return found!.forename ?? found!.label
}

export interface Outbox {
  readonly handle: string
  readonly schoolId: string
  readonly pupilId: string
  readonly outboxKey: Buffer
}

export async function findOutboxes(tx: Transaction, handles: readonly string[]): Promise<Outbox[]> {
  const { rows } = await tx.$client.query<Outbox>(
    `select handle, school_id as "schoolId", pupil_id as "pupilId", outbox_key as "outboxKey" from find_outboxes($1)`,
    [handles],
  )
  return rows
}

export interface ClassPupil {
  readonly id: string
  readonly label: string
  readonly forename: string | null
  readonly surname: string | null
}

/** The pupils of a class, or one pupil, who are on roll on a day. */
export async function listPupilsHere(
  tx: Transaction,
  {
    groupId,
    pupilId,
    on,
  }: { readonly groupId: string | null; readonly pupilId: string | null; readonly on: CalendarDate },
): Promise<ClassPupil[]> {
  const { rows } = await tx.$client.query<ClassPupil>(
    `select id, label, forename, surname from pupil
     where ($2::uuid is null or id = $2)
       and (joined_on is null or joined_on <= $3) and (left_on is null or left_on >= $3)
       and ($1::uuid is null or exists (
         select from membership where membership.pupil_id = pupil.id and group_id = $1
           and from_on <= $3 and (until_on is null or until_on >= $3)))`,
    [groupId, pupilId, on],
  )
  return rows
}

export async function findClassName(tx: Transaction, classId: string): Promise<string | undefined> {
  const [found] = await tx
    .select({ name: pupilGroup.name })
    .from(pupilGroup)
    .where(and(eq(pupilGroup.id, classId), inArray(pupilGroup.kind, ['class', 'teaching-group'])))
  return found?.name
}

export interface ListedKey {
  readonly pupilId: string
  readonly handle: string
  readonly pinKind: PinKind
  readonly madeAt: string
  readonly isBlocked: boolean
  readonly isIn: boolean
}

export async function listKeys(tx: Transaction, pupilIds: readonly string[]): Promise<Map<string, ListedKey>> {
  const { rows } = await tx.$client.query<ListedKey>(
    `select pupil_id as "pupilId", handle, pin_kind as "pinKind", made_at as "madeAt", is_blocked as "isBlocked", is_in as "isIn"
     from list_pupil_keys($1, $2, $3::interval)`,
    [pupilIds, GUESSES.most, GUESSES.per],
  )
  return new Map(rows.map((row) => [row.pupilId, row]))
}

export async function setPupilKeys(
  tx: Transaction,
  keys: readonly {
    readonly pupilId: string
    readonly handle: string
    readonly cardHash: Buffer
    readonly pinHash: string
    readonly outboxKey: Buffer
  }[],
  kind: PinKind,
): Promise<void> {
  await tx.$client.query('select set_pupil_keys($1, $2, $3, $4, $5, $6)', [
    keys.map(({ pupilId }) => pupilId),
    keys.map(({ handle }) => handle),
    keys.map(({ cardHash }) => cardHash),
    keys.map(({ pinHash }) => pinHash),
    kind,
    keys.map(({ outboxKey }) => outboxKey),
  ])
}

export async function readClassCodeOf(tx: Transaction, classId: string): Promise<string | null> {
  const { rows } = await tx.$client.query('select read_class_code($1) as code', [classId])
  return rows[0].code
}

export async function setClassCode(tx: Transaction, classId: string, code: string): Promise<void> {
  await tx.$client.query('select set_class_code($1, $2)', [classId, code])
}

export async function unblockPupils(tx: Transaction, pupilIds: readonly string[]): Promise<void> {
  await tx.$client.query('select unblock_pupils($1)', [pupilIds])
}

export async function endPupilSessions(tx: Transaction, pupilIds: readonly string[]): Promise<void> {
  await tx.$client.query('select end_pupil_sessions($1)', [pupilIds])
}
