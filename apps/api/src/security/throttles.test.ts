import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../database/open-database.js'
import { withOwner } from '../database/transaction.js'
import { insertSchool } from '../operator.js'
import { testApp } from '../testing/app.js'
import { engines, freshDatabase } from '../testing/database.js'
import { clientOf, makeTestSchool } from '../testing/school.js'

const PASSWORD = 'four quiet words here'
const PEOPLE = 30

describe.each(engines)('guessing at passwords, on %s', (engine) => {
  let database: Database
  let app: FastifyInstance
  const log: string[] = []

  beforeAll(async () => {
    database = await freshDatabase(engine)
    app = testApp(database.pool, {
      trustedProxies: ['127.0.0.1'],
      logLevel: 'info',
      logStream: { write: (line) => void log.push(line) },
    })
    const schoolId = randomUUID()
    const { hashPassword } = await import('../secrets/password.js')
    const passwordHash = await hashPassword(PASSWORD)
    await withOwner(database.pool, schoolId, async (tx) => {
      await insertSchool(tx, schoolId, { name: 'Larkfield' })
      await tx.$client.query(
        `with made as (
          insert into account (id, name, email, password_hash)
          select gen_random_uuid(), 'Teacher ' || n, 'teacher' || n || '@larkfield.example', $2 from generate_series(1, $3) n
          returning id
        ) insert into staff_membership (school_id, account_id, role) select $1, id, 'teacher' from made`,
        [schoolId, passwordHash, PEOPLE],
      )
    })
  })
  afterAll(async () => {
    await app.close()
    await database.close()
  })

  /** What the proxy says: each try may come from an address of its own. */
  const signIn = (email: string, password: string, from = '192.0.2.1') =>
    app.inject({
      method: 'POST',
      url: '/v1/session',
      payload: { email, password },
      headers: { 'x-forwarded-for': from, 'x-forwarded-proto': 'https' },
    })
  const email = (n: number) => `teacher${n}@larkfield.example`
  /** As if so many tries had come already: the counter is in the database, where every process sees it. */
  const setTries = (about: string, count: number) =>
    database.pool.query(`update throttle set count = $2 where key like $1 || ':%'`, [about, count])

  it('lets a staff room of thirty in from one address, slips of the finger and all', async () => {
    const from = performance.now()
    const room = await Promise.all(
      Array.from({ length: PEOPLE }, async (_, index) => {
        for (let slip = 0; slip < index % 3; slip++) await signIn(email(index + 1), 'a slip of the finger')
        return signIn(email(index + 1), PASSWORD)
      }),
    )
    expect(room.map(({ statusCode }) => statusCode)).toEqual(Array(PEOPLE).fill(200))
    expect(performance.now() - from).toBeLessThan(60_000)
  })

  it('gets ten tries at an account in fifteen minutes, each from an address of its own', async () => {
    const guesses = []
    for (let n = 0; n < 15; n++) guesses.push(await signIn(email(1), `guess ${n}`, `203.0.113.${n}`))
    expect(guesses.map(({ statusCode }) => statusCode)).toEqual([...Array(10).fill(401), ...Array(5).fill(429)])
    expect(guesses.at(-1)!.json()).toMatchObject({ code: 'request/too-many' })
    // The right password is no way to find out more, and the answer takes no look at it.
    const right = await signIn(email(1), PASSWORD, '203.0.113.99')
    expect(right.statusCode).toBe(429)
    expect((await signIn(email(2), PASSWORD)).statusCode).toBe(200)

    const seconds = Number(right.headers['retry-after'])
    expect(seconds).toBeGreaterThan(0)
    expect(seconds).toBeLessThanOrEqual(900)
    await database.pool.query(`update throttle set window_started_at = window_started_at - make_interval(secs => $1)`, [
      seconds,
    ])
    expect((await signIn(email(1), PASSWORD)).statusCode).toBe(200)
  })

  it('gets no more tries by another way in: choosing a new password asks for the old one, and counts with the rest', async () => {
    const { cookies } = await signIn(email(8), PASSWORD)
    const cookie = `${cookies[0]!.name}=${cookies[0]!.value}`
    const choose = (current: string) =>
      app.inject({
        method: 'PUT',
        url: '/v1/session/password',
        payload: { current, next: 'five other quiet words here' },
        headers: { cookie, 'x-forwarded-for': '192.0.2.1', 'x-forwarded-proto': 'https' },
      })
    const guesses = []
    for (let n = 0; n < 12; n++)
      guesses.push((await (n % 2 ? choose : (its: string) => signIn(email(8), its))('guess')).statusCode)
    expect(guesses.slice(10)).toEqual([429, 429])
    expect(guesses.slice(0, 10).every((status) => status === 401)).toBe(true)
    expect((await choose(PASSWORD)).statusCode).toBe(429)
  })

  it('gets ten tries as well when all of them come at once', async () => {
    const rush = await Promise.all(
      Array.from({ length: 25 }, (_, n) => signIn(email(3), `guess ${n}`, `198.51.100.${n}`)),
    )
    expect(rush.filter(({ statusCode }) => statusCode === 401)).toHaveLength(10)
    expect(rush.filter(({ statusCode }) => statusCode === 429)).toHaveLength(15)
  })

  it('gains nothing from a made-up address when no proxy is named', async () => {
    const bare = testApp(database.pool)
    const statuses: number[] = []
    for (let n = 0; n < 12; n++) {
      const { statusCode } = await bare.inject({
        method: 'POST',
        url: '/v1/session',
        payload: { email: email(4), password: `guess ${n}` },
        headers: { 'x-forwarded-for': `203.0.113.${n}` },
      })
      statuses.push(statusCode)
    }
    expect(statuses).toEqual([...Array(10).fill(401), 429, 429])
    await setTries('address', 600)
    const spoofed = await bare.inject({
      method: 'POST',
      url: '/v1/session',
      payload: { email: 'nobody@larkfield.example', password: 'guess' },
      headers: { 'x-forwarded-for': '203.0.113.200' },
    })
    expect(spoofed.statusCode).toBe(429)
    await bare.close()
  })

  it('gets 600 tries a minute from one address at however many accounts, and says how many are left', async () => {
    await database.pool.query('delete from throttle')
    const first = await signIn('nobody1@larkfield.example', 'guess', '192.0.2.50')
    expect(first.headers).toMatchObject({ 'ratelimit-policy': '"address";q=600;w=60', ratelimit: '"address";r=599' })
    await setTries('address', 599)
    expect((await signIn('nobody2@larkfield.example', 'guess', '192.0.2.50')).statusCode).toBe(401)
    const over = await signIn('nobody3@larkfield.example', 'guess', '192.0.2.50')
    expect(over.statusCode).toBe(429)
    expect(over.headers).toMatchObject({ 'retry-after': '60', ratelimit: '"address";r=0' })
    expect((await signIn('nobody4@larkfield.example', 'guess', '192.0.2.51')).statusCode).toBe(401)
    await database.pool.query(`update throttle set window_started_at = window_started_at - interval '60 seconds'`)
    expect((await signIn('nobody5@larkfield.example', 'guess', '192.0.2.50')).statusCode).toBe(401)
  })

  it('does not lock out who signed in from that address before, nor who is signed in', async () => {
    await database.pool.query('delete from throttle')
    const before = await signIn(email(5), PASSWORD, '192.0.2.60')
    expect(before.statusCode).toBe(200)
    // It is written down after the answer.
    const known = async () => (await database.pool.query(`select from throttle where key like 'known:%'`)).rowCount
    await expect.poll(known).toBe(1)
    await setTries('address', 10_000)
    expect((await signIn(email(5), PASSWORD, '192.0.2.60')).statusCode).toBe(200)
    expect((await signIn(email(6), PASSWORD, '192.0.2.60')).statusCode).toBe(429)
    const cookie = `${before.cookies[0]!.name}=${before.cookies[0]!.value}`
    const session = await app.inject({
      url: '/v1/session',
      headers: { cookie, 'x-forwarded-for': '192.0.2.60', 'x-forwarded-proto': 'https' },
    })
    expect(session.statusCode).toBe(200)
    // Guesses at them are counted as anybody's.
    await setTries('address', 10_000)
    const guesses = []
    for (let n = 0; n < 11; n++) guesses.push((await signIn(email(5), 'guess', '192.0.2.60')).statusCode)
    expect(guesses).toEqual([...Array(10).fill(401), 429])
  })

  it('counts a whole IPv6 network as one address', async () => {
    await database.pool.query('delete from throttle')
    const left = async (from: string) => (await signIn(`${from}@larkfield.example`, 'guess', from)).headers.ratelimit
    expect(await left('2001:db8:0:1::7')).toBe('"address";r=599')
    expect(await left('2001:db8:0:1:ffff:ffff:ffff:ffff')).toBe('"address";r=598')
    expect(await left('2001:db8::1:0:0:0:9')).toBe('"address";r=597')
    expect(await left('2001:db8:0:2::7')).toBe('"address";r=599')
    expect(await left('192.0.2.70')).toBe('"address";r=599')
    expect(await left('::ffff:192.0.2.70')).toBe('"address";r=598')
  })

  it('cannot make a queue that grows without end: the next is told to come back', async () => {
    await database.pool.query('delete from throttle')
    const flood = await Promise.all(
      Array.from({ length: 260 }, (_, n) => signIn(`nobody${n}@larkfield.example`, 'guess', `10.0.${n % 250}.1`)),
    )
    const refused = flood.filter(({ statusCode }) => statusCode !== 401)
    expect(refused.length).toBeGreaterThan(0)
    for (const { statusCode, headers } of refused) {
      expect([429, 503]).toContain(statusCode)
      expect(Number(headers['retry-after'])).toBeGreaterThan(0)
    }
    expect((await signIn(email(7), PASSWORD)).statusCode).toBe(200)
  })

  it('leaves a line for the operator: what was refused and where, never who or from where', () => {
    const refused = log.map((line) => JSON.parse(line)).filter(({ msg }) => msg === 'refused')
    expect(refused).toContainEqual(
      expect.objectContaining({
        event: 'session/refused',
        method: 'POST',
        route: '/v1/session',
        reqId: expect.any(String),
      }),
    )
    expect(refused).toContainEqual(expect.objectContaining({ event: 'request/too-many' }))
    expect(log.join('')).not.toMatch(/larkfield|teacher\d|192\.0\.2|203\.0\.113|2001:db8|guess|four quiet/i)
  })
})

describe.each(engines)('guessing at PINs, on %s', (engine) => {
  let database: Database
  let app: FastifyInstance
  let pupils: { readonly handle: string; readonly card: string; readonly pin: string }[]

  beforeAll(async () => {
    database = await freshDatabase(engine)
    app = testApp(database.pool, { trustedProxies: ['127.0.0.1'] })
    const { schoolId, classId, token } = await makeTestSchool(database.pool)
    const track = clientOf(app, token)
    const ids = await Promise.all(
      Array.from({ length: PEOPLE }, async (_, n) => {
        const body = { label: `Pupil ${n}`, joinedOn: '2026-09-01' as const, classId }
        return (await track.addPupil({ params: { schoolId }, body })).id
      }),
    )
    const { keys } = await track.makePupilKeys({
      params: { schoolId, classId },
      body: { pupilIds: ids, pin: 'pictures' },
    })
    pupils = await Promise.all(
      keys.map(async ({ card, pin }) => {
        const door = await post('/v1/pupil-session/door', { card })
        return { card, pin, handle: door.json().pupils[0].handle }
      }),
    )
  })
  afterAll(async () => {
    await app.close()
    await database.close()
  })

  const post = (url: string, payload: object, from = '192.0.2.1') =>
    app.inject({
      method: 'POST',
      url,
      payload,
      headers: { 'x-forwarded-for': from, 'x-forwarded-proto': 'https', host: 'track.example' },
    })
  const signIn = ({ handle, pin }: { handle: string; pin: string }, from?: string) =>
    post('/v1/pupil-session', { handle, pin }, from)

  it('lets a class of thirty in from one address within a minute, slips of the finger and all', async () => {
    const from = performance.now()
    const room = await Promise.all(
      pupils.map(async (pupil, index) => {
        await post('/v1/pupil-session/door', { card: pupil.card })
        for (let slip = 0; slip < index % 3; slip++) await signIn({ ...pupil, pin: '0 0 0 0 0' })
        return signIn(pupil)
      }),
    )
    expect(room.map(({ statusCode }) => statusCode)).toEqual(Array(PEOPLE).fill(200))
    const seconds = (performance.now() - from) / 1_000
    expect(seconds).toBeLessThan(60)
    process.stdout.write(`${engine}: a class of ${PEOPLE} is in after ${seconds.toFixed(1)} s\n`)
  })

  it('gets ten guesses with a stolen card, each from an address of its own, all at once or not, and leaves classmates alone', async () => {
    const [victim, ...classmates] = pupils as [(typeof pupils)[number], ...typeof pupils]
    const guess = (n: number) => signIn({ ...victim, pin: `1 2 3 4 ${n % 16}` }, `203.0.113.${n}`)
    const rush = await Promise.all(Array.from({ length: 15 }, (_, n) => guess(n)))
    const later = [await guess(20), await guess(21), await signIn(victim, '203.0.113.99')]
    expect(rush.filter(({ statusCode }) => statusCode === 401)).toHaveLength(10)
    for (const answer of [...rush.filter(({ statusCode }) => statusCode !== 401), ...later]) {
      expect(answer.json()).toMatchObject({ status: 429, code: 'pupil-session/blocked' })
      expect(answer.headers['retry-after']).toBe('900')
    }
    const others = await Promise.all(classmates.map((pupil) => signIn(pupil, '203.0.113.1')))
    expect(others.every(({ statusCode }) => statusCode === 200)).toBe(true)
  })

  it('does not lock a class out because a neighbour at the same address guessed', async () => {
    await database.pool.query(`update throttle set count = 10000 where key like 'address:%'`)
    expect((await signIn(pupils[3]!)).statusCode).toBe(200)
    expect((await post('/v1/pupil-session/door', { card: pupils[3]!.card })).statusCode).toBe(200)
    expect((await post('/v1/pupil-session/door', { classCode: 'OAK-222-333-444' })).statusCode).toBe(429)
  })
})
