import { randomUUID } from 'node:crypto'
import { createClient, type TrackClient } from '@track/api-contract'
import type { CalendarDate } from '@track/kernel'
import type { NewAct } from '@track/microtrack'
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify'
import type pg from 'pg'
import { hashToken, makeToken } from '../secrets/token.js'
import type { TestSchool } from './school.js'

/** Two criteria and four tasks; the third is a choice of one way out of three. */
export const fractions = {
  outcomes: ['I can find equivalent fractions'],
  criteria: [
    { id: 'c1', text: 'I can show it' },
    { id: 'c2', text: 'I can explain why' },
  ],
  tasks: [
    { id: 'wall', text: 'Build a fraction wall', criterionIds: ['c1'] },
    { id: 'match', text: 'Match the cards', criterionIds: ['c1'] },
    {
      id: 'practise',
      text: 'Practise your way',
      criterionIds: ['c1', 'c2'],
      choice: { kind: 'practice' as const, choose: 1, options: ways('cards', 'game', 'book') },
    },
    { id: 'why', text: 'Explain why two are equal', criterionIds: ['c2'] },
  ],
}

function ways(...ids: string[]) {
  return ids.map((id) => ({ id, text: `Use the ${id}` }))
}

/** A note for everybody in the school's class, ready to be given out. */
export function noteFor(school: TestSchool, day: string, change: object = {}) {
  return {
    id: randomUUID(),
    classId: school.classId,
    template: fractions,
    startsOn: day as CalendarDate,
    endsOn: day as CalendarDate,
    readingBand: 'middle' as const,
    pupils: Object.values(school.pupilIds).map((pupilId) => ({ pupilId })),
    ...change,
  } as never
}

/** What is done, without whose it is. */
export type Doing = { readonly kind: NewAct['kind'] } & Readonly<Record<string, unknown>>

/** Something done on a note, as it is sent. */
export function actOn(of: { readonly publicationId: string; readonly pupilId: string }, what: Doing): NewAct {
  return {
    id: randomUUID(),
    by: 'pupil',
    via: 'screen',
    at: '2026-11-20T09:10:00.000Z',
    publicationId: of.publicationId,
    pupilId: of.pupilId,
    ...what,
  } as NewAct
}

/** A pupil who is signed in: the client speaks as them, `get` reads their day with headers. */
export interface SignedInPupil {
  readonly track: TrackClient
  readonly get: (headers?: Readonly<Record<string, string>>) => Promise<LightMyRequestResponse>
}

/** Gives a pupil a key and signs them in without asking for it. */
export async function signInPupil(
  app: FastifyInstance,
  pool: pg.Pool,
  { schoolId, pupilId }: { readonly schoolId: string; readonly pupilId: string },
): Promise<SignedInPupil> {
  const token = makeToken()
  await pool.query(
    `insert into pupil_key (school_id, pupil_id, handle, card_hash, pin_hash, pin_kind, outbox_key)
     values ($1, $2, gen_random_uuid(), $3, 'none', 'digits', '') on conflict do nothing`,
    [schoolId, pupilId, hashToken(pupilId)],
  )
  await pool.query(
    `insert into pupil_session (token_hash, school_id, pupil_id, idle_minutes, expires_at)
     values ($1, $2, $3, 10, now() + interval '1 hour')`,
    [hashToken(token), schoolId, pupilId],
  )
  const cookie = `track_pupil=${token}`
  const fetch = async (url: string | URL | Request, init: RequestInit = {}) => {
    const response = await app.inject({
      method: (init.method ?? 'GET') as NonNullable<InjectOptions['method']>,
      url: String(url),
      headers: { ...(init.headers as Record<string, string>), cookie },
      ...(init.body != null && {
        payload: init.body instanceof Uint8Array ? Buffer.from(init.body) : String(init.body),
      }),
    })
    const body = response.statusCode === 204 ? null : new Uint8Array(response.rawPayload)
    return new Response(body, { status: response.statusCode })
  }
  return {
    track: createClient({ fetch: fetch as typeof globalThis.fetch }),
    get: async (headers = {}) => app.inject({ url: '/v1/microtrack/day', headers: { ...headers, cookie } }),
  }
}
