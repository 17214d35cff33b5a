import { createHash } from 'node:crypto'
import type { Door, DoorQuestion } from '@track/api-contract'
import type { FastifyReply } from 'fastify'
import type pg from 'pg'
import type { Clock } from '../../clock.js'
import { type Transaction, withIdentity, withSchool } from '../../database/transaction.js'
import { refusal } from '../../problem.js'
import { schoolToday } from '../../school-today.js'
import { hashToken } from '../../secrets/token.js'
import { countTry } from '../../secrets/tries.js'
import { readClassCode, readCode } from './class-code.js'
import { doorNames } from './door-names.js'
import {
  findClassName,
  findDoor,
  listKeys,
  listPupilsHere,
  type Place,
  type WayIn,
} from './pupil-session-repository.js'

/** Thirty pupils who each try four times; whoever reads names off a code they found is slowed, from however many addresses. */
const PER_MINUTE = 120

/**
 * Who may come in here. A code of a class leads to its pupils of today who have keys, by first name; the code of a note or a card
 * leads to one pupil without a name. What leads nowhere is refused, in the same words and after one question to the database,
 * whichever of the three it was.
 */
export async function openDoor(
  { pool, clock }: { readonly pool: pg.Pool; readonly clock: Clock },
  reply: FastifyReply,
  question: DoorQuestion,
): Promise<Door> {
  const way = wayIn(question)
  const { tries, place } = await withIdentity(pool, async (tx) => ({
    tries: await countTry(tx, { key: doorKey(way), per: '1 minute' }),
    place: await findDoor(tx, way),
  }))
  if (tries > PER_MINUTE) {
    reply.header('retry-after', '60')
    throw refusal('request/too-many')
  }
  if (place === undefined) throw refusal('pupil-session/unknown-code')
  return withSchool(pool, place.schoolId, (tx) => whoIsBehind(tx, place, clock))
}

async function whoIsBehind(tx: Transaction, place: Place, clock: Clock): Promise<Door> {
  const here = await listPupilsHere(tx, { ...place, on: await schoolToday(tx, clock) })
  const keys = await listKeys(
    tx,
    here.map(({ id }) => id),
  )
  const withKeys = here.flatMap((pupil) => {
    const key = keys.get(pupil.id)
    return key ? [{ ...pupil, handle: key.handle, pin: key.pinKind }] : []
  })
  if (place.groupId !== null)
    return {
      className: (await findClassName(tx, place.groupId)) ?? null,
      pupils: doorNames(withKeys).map(({ pupil: { handle, pin }, name }) => ({ handle, name, pin })),
    }
  const [pupil] = withKeys
  if (pupil === undefined) throw refusal('pupil-session/unknown-code')
  return { className: null, pupils: [{ handle: pupil.handle, name: null, pin: pupil.pin }] }
}

function wayIn(question: DoorQuestion): WayIn {
  return {
    classCode: 'classCode' in question ? readClassCode(question.classCode) : null,
    noteCode: 'noteCode' in question ? readCode(question.noteCode) : null,
    cardHash: 'card' in question ? hashToken(question.card) : null,
  }
}

function doorKey({ classCode, noteCode, cardHash }: WayIn): string {
  const said = cardHash?.toString('hex') ?? classCode ?? noteCode ?? ''
  return `door:${createHash('sha256').update(said).digest('hex')}`
}
