import { randomUUID } from 'node:crypto'
import { createClient, type Role, type TrackClient } from '@track/api-contract'
import type { Conditions } from '@track/descriptors'
import type { FastifyInstance, InjectOptions } from 'fastify'
import type pg from 'pg'
import {
  depthScale,
  framework,
  measure,
  membership,
  objective,
  objectiveWording,
  onTrackRule,
  programme,
  programmeAssignment,
  programmeObjective,
  pupil,
  pupilGroup,
  subject,
} from '../database/schema.js'
import { withOwner } from '../database/transaction.js'
import { insertSchool, insertStaff } from '../operator.js'
import { hashToken, makeToken } from '../secrets/token.js'

/** A small school to test with: one class of four in maths, one objective list, one test; everything by name. */
export interface TestSchool {
  readonly schoolId: string
  readonly teacherId: string
  readonly token: string
  readonly classId: string
  readonly subjectId: string
  readonly frameworkId: string
  readonly programmeId: string
  readonly ruleId: string
  readonly measureId: string
  readonly pupilIds: { readonly ada: string; readonly ben: string; readonly cai: string; readonly dua: string }
  /** In teaching order. */
  readonly objectiveIds: readonly string[]
}

const FROM = '2026-09-01'

/** Writes the school and signs its teacher in. Names hold the school's, so that a test can look for leaks. */
export async function makeTestSchool(
  pool: pg.Pool,
  { name = 'Larkfield', role = 'teacher' }: { name?: string; role?: Role } = {},
): Promise<TestSchool> {
  const ids = {
    schoolId: randomUUID(),
    classId: randomUUID(),
    subjectId: randomUUID(),
    frameworkId: randomUUID(),
    programmeId: randomUUID(),
    ruleId: randomUUID(),
    measureId: randomUUID(),
    scaleId: randomUUID(),
  }
  const { schoolId, classId, subjectId, frameworkId, programmeId, scaleId } = ids
  const pupilIds = { ada: randomUUID(), ben: randomUUID(), cai: randomUUID(), dua: randomUUID() }
  const objectiveIds = Array.from({ length: 4 }, () => randomUUID())

  const teacherId = await withOwner(pool, schoolId, async (tx) => {
    await insertSchool(tx, schoolId, { name })
    const id = await insertStaff(tx, schoolId, {
      name: `Teacher of ${name}`,
      email: `${randomUUID()}@school.example`,
      password: 'four quiet words here',
      role,
    })
    await tx.insert(pupilGroup).values({ schoolId, id: classId, kind: 'class', name: '4 Oak' })
    await tx.insert(pupil).values(
      Object.entries(pupilIds).map(([pupilName, id]) => ({
        schoolId,
        id,
        label: `${pupilName} of ${name}`,
        surname: pupilName,
      })),
    )
    await tx
      .insert(membership)
      .values(Object.values(pupilIds).map((pupilId) => ({ schoolId, groupId: classId, pupilId, fromOn: FROM })))
    await tx.insert(subject).values({ schoolId, id: subjectId, name: 'Maths' })
    await tx.insert(depthScale).values({
      schoolId,
      id: scaleId,
      name: 'Depth',
      effectiveFrom: FROM,
      codes: DEPTH_CODES,
      secureFrom: 'secure',
    })
    await tx.insert(onTrackRule).values({
      schoolId,
      id: ids.ruleId,
      name: 'On track',
      effectiveFrom: FROM,
      rule: securedAtLeast(75),
    })
    await tx
      .insert(measure)
      .values({ schoolId, id: ids.measureId, subjectId, name: 'Test', minimum: 0, maximum: 140, codes: ['A'] })
    await tx.insert(framework).values({ schoolId, id: frameworkId, subjectId, name: 'Our maths', scaleId })
    await tx
      .insert(objective)
      .values(objectiveIds.map((id, position) => ({ schoolId, id, frameworkId, position, yearGroups: ['4'] })))
    await tx.insert(objectiveWording).values(
      objectiveIds.map((objectiveId, at) => ({
        schoolId,
        objectiveId,
        effectiveFrom: FROM,
        wording: `Objective ${at + 1} of ${name}`,
      })),
    )
    await tx.insert(programme).values({ schoolId, id: programmeId, subjectId, name: 'Year 4 maths' })
    await tx
      .insert(programmeObjective)
      .values(objectiveIds.map((objectiveId, position) => ({ schoolId, programmeId, objectiveId, position })))
    await tx.insert(programmeAssignment).values({
      schoolId,
      id: randomUUID(),
      subjectId,
      groupId: classId,
      programmeId,
      effectiveFrom: FROM,
    })
    return id
  })
  return { ...ids, teacherId, token: await signIn(pool, teacherId), pupilIds, objectiveIds }
}

/** The depths of a school to test with, lowest first; secured from the third on. */
export const DEPTH_CODES = ['not-yet', 'emerging', 'secure', 'deeper'].map((id) => ({
  id,
  label: id,
  shortCode: id[0]!,
  colour: '#eeeeee',
  symbol: 'ring',
}))

/** On track is who has secured this much of what was taught. */
export function securedAtLeast(percentAtLeast: number): Conditions {
  return { anyOf: [{ allOf: [{ kind: 'secured-percent', percentAtLeast, of: 'taught', tags: [] }] }] }
}

/** Opens a session of a day, and hands over its token. */
export async function signIn(pool: pg.Pool, accountId: string): Promise<string> {
  const token = makeToken()
  await pool.query('select open_session($1, $2, $3)', [hashToken(token), accountId, '1 day'])
  return token
}

/** Takes somebody on at the school and signs them in. */
export async function signInSomebody(
  pool: pg.Pool,
  { schoolId }: Pick<TestSchool, 'schoolId'>,
  role: Role = 'teacher',
): Promise<{ id: string; token: string }> {
  const id = await withOwner(pool, schoolId, (tx) =>
    insertStaff(tx, schoolId, { name: 'Ms Okafor', email: `${randomUUID()}@school.example`, password: 'x', role }),
  )
  return { id, token: await signIn(pool, id) }
}

/** The contract's own client, speaking to the app in memory as somebody signed in: what it refuses throws as for anybody. */
export function clientOf(app: FastifyInstance, token: string): TrackClient {
  const fetch = async (url: string | URL | Request, init: RequestInit = {}) => {
    const response = await app.inject({
      method: (init.method ?? 'GET') as NonNullable<InjectOptions['method']>,
      url: String(url),
      headers: { ...(init.headers as Record<string, string>), cookie: `track_session=${token}` },
      ...(init.body != null && {
        payload: init.body instanceof Uint8Array ? Buffer.from(init.body) : String(init.body),
      }),
    })
    return new Response(response.statusCode === 204 ? null : new Uint8Array(response.rawPayload), {
      status: response.statusCode,
    })
  }
  return createClient({ fetch: fetch as typeof globalThis.fetch })
}
