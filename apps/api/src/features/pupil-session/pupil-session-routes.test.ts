import { randomUUID } from 'node:crypto'
import type { MadePupilKeys, PupilSession, SealedResult, TrackClient } from '@track/api-contract'
import type { NewAct } from '@track/microtrack'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Database } from '../../database/open-database.js'
import { pupil } from '../../database/schema.js'
import { withOwner } from '../../database/transaction.js'
import { testApp } from '../../testing/app.js'
import { engines, freshDatabase } from '../../testing/database.js'
import { actOn, noteFor } from '../../testing/notes.js'
import { clientOf, makeTestSchool, type TestSchool } from '../../testing/school.js'
import { sealBox } from './box.js'

const DAY = '2026-11-20'
const NAMES = {
  ada: ['Ada', 'Rees'],
  ben: ['Benedikt', 'Quist'],
  cai: ['Ada', 'Khan'],
  dua: ['Duaa', 'Zafar'],
} as const

describe.each(engines)('how pupils get in, on %s', (engine) => {
  let database: Database
  let app: FastifyInstance
  let school: TestSchool
  let track: TrackClient
  let made: MadePupilKeys
  let publicationId: string
  const log: string[] = []

  beforeAll(async () => {
    database = await freshDatabase(engine)
    app = testApp(database.pool, {
      trustedProxies: ['127.0.0.1'],
      logLevel: 'debug',
      logStream: { write: (line) => void log.push(line) },
    })
    school = await makeTestSchool(database.pool)
    track = clientOf(app, school.token)
    await withOwner(database.pool, school.schoolId, async (tx) => {
      for (const [key, [forename, surname]] of Object.entries(NAMES))
        await tx.$client.query('update pupil set label = $2, forename = $3, surname = $4 where id = $1', [
          school.pupilIds[key as 'ada'],
          `${forename} ${surname}`,
          forename,
          surname,
        ])
    })
    made = await makeKeys()
    const params = { schoolId: school.schoolId }
    publicationId = (await track.publishMicrotrack({ params, body: noteFor(school, DAY) })).publication.id
  })
  beforeEach(() => database.pool.query('delete from throttle'))
  afterAll(async () => {
    await app.close()
    await database.close()
  })

  const ofClass = () => ({ schoolId: school.schoolId, classId: school.classId })
  const makeKeys = (pupilIds = Object.values(school.pupilIds), pin: 'pictures' | 'digits' = 'pictures') =>
    track.makePupilKeys({ params: ofClass(), body: { pupilIds, pin } })
  const keyOf = (name: keyof typeof NAMES) => made.keys.find(({ pupilId }) => pupilId === school.pupilIds[name])!
  const post = (url: string, payload: object, headers = {}) => app.inject({ method: 'POST', url, payload, headers })
  const open = (question: object) => post('/v1/pupil-session/door', question)
  const handleOf = async (name: keyof typeof NAMES): Promise<string> =>
    (await open({ card: keyOf(name).card })).json().pupils[0].handle
  const signIn = async (name: keyof typeof NAMES, { pin = keyOf(name).pin, headers = {}, more = {} } = {}) =>
    post('/v1/pupil-session', { handle: await handleOf(name), pin, ...more }, headers)
  const cookieOf = ({ cookies: [cookie] }: Awaited<ReturnType<typeof signIn>>) => `${cookie!.name}=${cookie!.value}`
  const readDay = (cookie: string) => app.inject({ url: '/v1/microtrack/day', headers: { cookie } })
  const inList = async (name: keyof typeof NAMES) =>
    (await track.listPupilKeys({ params: ofClass() })).pupils.find((its) => its.pupilId === school.pupilIds[name])!

  it('makes keys that are told once and kept as hashes, with a code of at least 40 bits for the class', async () => {
    expect(made.classCode).toMatch(/^OAK(-[2-9CDFHJKMNPQRTVWXY]{3}){3}$/)
    expect(24 ** 9).toBeGreaterThan(2 ** 40)
    expect(new Set(made.keys.map(({ card }) => card)).size).toBe(4)
    for (const { card, pin } of made.keys) {
      expect(Buffer.from(card, 'base64url')).toHaveLength(32)
      expect(pin).toMatch(/^(\d|1[0-5])( (\d|1[0-5])){4}$/)
    }
    const { rows } = await database.pool.query('select card_hash, pin_hash from pupil_key')
    for (const { card_hash, pin_hash } of rows) {
      expect(card_hash).toHaveLength(32)
      expect(pin_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    }
    expect(JSON.stringify(await track.listPupilKeys({ params: ofClass() }))).not.toContain(keyOf('ada').card)
    const stranger = makeKeys([randomUUID()])
    await expect(stranger).rejects.toMatchObject({ problem: { code: 'request/invalid' } })
  })

  it('opens a class by its code however it is typed, to first names, with an initial where two share one', async () => {
    for (const typed of [
      made.classCode,
      made.classCode.toLowerCase().replaceAll('-', ' '),
      made.classCode.replaceAll('-', ''),
    ]) {
      const { className, pupils } = (await open({ classCode: typed })).json()
      expect(className).toBe('4 Oak')
      expect(pupils.map(({ name }: { name: string }) => name)).toEqual(['Ada K', 'Ada R', 'Benedikt', 'Duaa'])
      expect(pupils.every((its: object) => Object.keys(its).sort().join() === 'handle,name,pin')).toBe(true)
    }
  })

  it('opens a card or the code of a note to one pupil without a name', async () => {
    const { pupils } = await track.readLesson({ params: { schoolId: school.schoolId, publicationId } })
    const { code } = pupils.find(({ pupilId }) => pupilId === school.pupilIds.ben)!
    const byCard = await open({ card: keyOf('ben').card })
    expect(byCard.json()).toEqual({
      className: null,
      pupils: [{ handle: expect.any(String), name: null, pin: 'pictures' }],
    })
    expect((await open({ noteCode: code.toLowerCase() })).json()).toEqual(byCard.json())
  })

  it('says the same of a code, a note and a card that nobody has', async () => {
    const answers = [{ classCode: 'OAK-222-333-444' }, { noteCode: 'CDFH3479' }, { card: 'x'.repeat(43) }].map(open)
    const [first, ...others] = await Promise.all(answers)
    expect(first!.json()).toMatchObject({ status: 404, code: 'pupil-session/unknown-code' })
    for (const { statusCode, body } of others) expect([statusCode, body]).toEqual([404, first!.body])
  })

  it('lets a class code be asked for 120 times a minute, from however many addresses', async () => {
    await open({ classCode: made.classCode })
    await database.pool.query(`update throttle set count = 119 where key like 'door:%'`)
    const ask = (n: number) =>
      post(
        '/v1/pupil-session/door',
        { classCode: made.classCode },
        { 'x-forwarded-for': `203.0.113.${n}`, 'x-forwarded-proto': 'https' },
      )
    expect((await ask(1)).statusCode).toBe(200)
    const over = await ask(2)
    expect(over.json()).toMatchObject({ code: 'request/too-many' })
    expect(over.headers['retry-after']).toBe('60')
    expect((await open({ card: keyOf('ada').card })).statusCode).toBe(200)
  })

  it('signs a pupil in to their own notes, with a key for what their device has yet to deliver', async () => {
    const answer = await signIn('ada')
    expect(answer.json()).toEqual({
      pupilId: school.pupilIds.ada,
      name: 'Ada',
      handle: await handleOf('ada'),
      outboxKey: expect.stringMatching(/^[\w+/]{43}=$/),
      idleMinutes: 10,
    })
    expect((await signIn('ada', { more: { ownDevice: true } })).json().idleMinutes).toBe(240)
    expect((await readDay(cookieOf(answer))).json()).toMatchObject({ pupilId: school.pupilIds.ada, notes: [{}] })
    expect(await inList('ada')).toMatchObject({ isIn: true, isBlocked: false, pin: 'pictures' })
    const digits = (await makeKeys([school.pupilIds.dua], 'digits')).keys[0]!
    const { handle } = (await open({ card: digits.card })).json().pupils[0]
    const spaced = `${digits.pin.slice(0, 3)} ${digits.pin.slice(3)}`
    expect((await post('/v1/pupil-session', { handle, pin: spaced })).statusCode).toBe(200)
  })

  it('tells a page that was loaded again whose it is, with the same key and the same quiet minutes, and nobody else', async () => {
    const ask = (cookie?: string) =>
      app.inject({ url: '/v1/pupil-session', headers: { 'if-none-match': '*', ...(cookie && { cookie }) } })
    for (const ownDevice of [false, true]) {
      const signedIn = await signIn('ben', { more: { ownDevice } })
      const again = await ask(cookieOf(signedIn))
      expect(again.json()).toEqual(signedIn.json())
      expect(again.headers['cache-control']).toBe('no-store')
      expect(again.headers).not.toHaveProperty('etag')
    }
    const ended = cookieOf(await signIn('ben'))
    await track.endPupilSessions({ params: { schoolId: school.schoolId }, body: { pupilIds: [school.pupilIds.ben] } })
    for (const cookie of [undefined, ended, `track_session=${school.token}`])
      expect((await ask(cookie)).json()).toMatchObject({ status: 401, code: 'pupil-session/needed' })
  })

  it('keeps the cookie from scripts, other sites and other hosts, and the token out of the database', async () => {
    const [plain] = (await signIn('ada')).cookies
    expect(plain).toMatchObject({ name: 'track_pupil', httpOnly: true, sameSite: 'Strict', path: '/' })
    const answer = await signIn('ada', { headers: { 'x-forwarded-proto': 'https', host: 'track.example' } })
    const [cookie] = answer.cookies
    expect(cookie).toMatchObject({
      name: '__Host-track_pupil',
      httpOnly: true,
      secure: true,
      sameSite: 'Strict',
      path: '/',
    })
    expect(cookie).not.toHaveProperty('domain')
    const { rows } = await database.pool.query('select token_hash from pupil_session')
    expect(rows.map(({ token_hash }) => token_hash.toString('base64url'))).not.toContain(cookie!.value)
  })

  it('takes no PIN over a network in the open', async () => {
    const headers = { host: 'track.school.example' }
    const handle = await handleOf('ada')
    for (const [url, body] of [
      ['/v1/pupil-session', { handle, pin: keyOf('ada').pin }],
      ['/v1/pupil-session/door', { classCode: made.classCode }],
    ] as const)
      expect((await post(url, body, headers)).json()).toMatchObject({ status: 403, code: 'pupil-session/needs-tls' })
    for (const host of ['localhost:3000', '127.0.0.1:3000', '[::1]:3000'])
      expect((await signIn('ada', { headers: { host } })).statusCode, host).toBe(200)
  })

  it('ends the earlier session of a device, and leaves those of others', async () => {
    const [first, elsewhere] = [cookieOf(await signIn('ada')), cookieOf(await signIn('ada'))]
    await signIn('ben', { headers: { cookie: first } })
    expect((await readDay(first)).json()).toMatchObject({ status: 401, code: 'pupil-session/needed' })
    expect((await readDay(elsewhere)).statusCode).toBe(200)
    const out = await app.inject({ method: 'DELETE', url: '/v1/pupil-session', headers: { cookie: elsewhere } })
    expect(out.statusCode).toBe(204)
    // What others did on this device and is not delivered yet must outlive whoever signs out.
    expect(out.headers).not.toHaveProperty('clear-site-data')
    expect((await readDay(elsewhere)).statusCode).toBe(401)
  })

  it('opens nothing of a pupil to staff and nothing of staff to a pupil', async () => {
    const token = cookieOf(await signIn('ada')).split('=')[1]
    const asStaff = { cookie: `track_session=${token}; track_pupil=${token}` }
    for (const url of ['/v1/session', `/v1/schools/${school.schoolId}`])
      expect((await app.inject({ url, headers: asStaff })).json()).toMatchObject({ code: 'session/needed' })
    const staff = `track_session=${school.token}; track_pupil=${school.token}`
    expect((await readDay(staff)).json()).toMatchObject({ status: 401, code: 'pupil-session/needed' })
  })

  it('ends after ten quiet minutes, four hours on an own device, and four hours in any case', async () => {
    const age = (quiet: string) =>
      database.pool.query('update pupil_session set last_seen_at = clock_timestamp() - $1::interval', [quiet])
    const shared = cookieOf(await signIn('ada'))
    const own = cookieOf(await signIn('ben', { more: { ownDevice: true } }))
    const statuses = async () => [(await readDay(shared)).statusCode, (await readDay(own)).statusCode]
    await age('9 minutes 50 seconds')
    expect(await statuses()).toEqual([200, 200])
    // Being seen counts from now on.
    expect(await statuses()).toEqual([200, 200])
    await age('10 minutes')
    expect(await statuses()).toEqual([401, 200])
    await age('3 hours 59 minutes')
    expect(await statuses()).toEqual([401, 200])
    const { rows } = await database.pool.query(
      `select bool_and(expires_at - created_at between interval '4 hours' - interval '1 second' and interval '4 hours' + interval '1 second') as ok from pupil_session`,
    )
    expect(rows[0].ok).toBe(true)
    await database.pool.query('update pupil_session set expires_at = clock_timestamp()')
    expect(await statuses()).toEqual([401, 401])
    expect((await inList('ben')).isIn).toBe(false)
  })

  it('is over at once for a pupil whose sessions a teacher ends, whose keys are made anew, or who leaves', async () => {
    const params = { schoolId: school.schoolId }
    const ended = cookieOf(await signIn('cai'))
    const classmate = cookieOf(await signIn('ben'))
    await track.endPupilSessions({ params, body: { pupilIds: [school.pupilIds.cai] } })
    expect((await readDay(ended)).statusCode).toBe(401)

    const before = keyOf('cai')
    const renewed = cookieOf(await signIn('cai'))
    const handle = await handleOf('cai')
    const again = await makeKeys([school.pupilIds.cai])
    expect(again.classCode).toBe(made.classCode)
    expect((await readDay(renewed)).statusCode).toBe(401)
    expect((await open({ card: before.card })).statusCode).toBe(404)
    expect((await post('/v1/pupil-session', { handle, pin: before.pin })).json()).toMatchObject({
      code: 'pupil-session/refused',
    })
    made = { ...made, keys: made.keys.map((key) => (key === before ? again.keys[0]! : key)) }

    const leaver = cookieOf(await signIn('cai'))
    const leave = (on: string | null) =>
      withOwner(database.pool, school.schoolId, (tx) => tx.update(pupil).set({ leftOn: on }).where(isCai))
    const isCai = (await import('drizzle-orm')).eq(pupil.id, school.pupilIds.cai)
    const knownHandle = await handleOf('cai')
    await leave('2025-01-01')
    expect((await readDay(leaver)).statusCode).toBe(401)
    expect((await open({ card: keyOf('cai').card })).json()).toMatchObject({ code: 'pupil-session/unknown-code' })
    const late = await post('/v1/pupil-session', { handle: knownHandle, pin: keyOf('cai').pin })
    expect(late.json()).toMatchObject({ code: 'pupil-session/refused' })
    await leave(null)
    expect((await readDay(classmate)).statusCode).toBe(200)
  })

  it('gives a class another code, and the old one leads nowhere', async () => {
    const { classCode } = await track.changeClassCode({ params: ofClass() })
    expect((await open({ classCode: made.classCode })).statusCode).toBe(404)
    expect((await open({ classCode })).statusCode).toBe(200)
    made = { ...made, classCode }
  })

  it('blocks an account after ten wrong guesses until a teacher lets them try again or a quarter of an hour is over', async () => {
    const handle = await handleOf('ada')
    // Written in capitals it is the same handle.
    const guess = (n: number) =>
      post('/v1/pupil-session', { handle: n % 2 ? handle.toUpperCase() : handle, pin: '0 0 0 0 0' })
    for (let n = 0; n < 10; n++)
      expect((await guess(n)).json()).toMatchObject({ status: 401, code: 'pupil-session/refused' })
    expect((await signIn('ada')).json()).toMatchObject({ status: 429, code: 'pupil-session/blocked' })
    expect(await inList('ada')).toMatchObject({ isBlocked: true })
    expect(await inList('ben')).toMatchObject({ isBlocked: false })
    expect((await signIn('ben')).statusCode).toBe(200)
    const body = { pupilIds: [school.pupilIds.ada] }
    await track.unblockPupils({ params: { schoolId: school.schoolId }, body })
    expect(await inList('ada')).toMatchObject({ isBlocked: false })
    expect((await signIn('ada')).statusCode).toBe(200)

    for (let n = 0; n < 10; n++) await guess(n)
    await database.pool.query(
      `update throttle set window_started_at = window_started_at - interval '15 minutes 1 second'`,
    )
    expect(await inList('ada')).toMatchObject({ isBlocked: false })
    expect((await signIn('ada')).statusCode).toBe(200)
  })

  it('says the same of a wrong PIN and of a handle that nobody has, which is counted as well', async () => {
    const handle = randomUUID()
    const wrong = await signIn('ada', { pin: '0 0 0 0 0' })
    const nobody = () => post('/v1/pupil-session', { handle, pin: '0 0 0 0 0' })
    expect((await nobody()).body).toBe(wrong.body)
    for (let n = 1; n < 10; n++) await nobody()
    expect((await nobody()).json()).toMatchObject({ code: 'pupil-session/blocked' })
  })

  describe('what a device holds sealed', () => {
    const sessionOf = async (name: keyof typeof NAMES): Promise<PupilSession> => (await signIn(name)).json()
    const tick = (name: keyof typeof NAMES) =>
      actOn({ publicationId, pupilId: school.pupilIds[name] }, { kind: 'tick', taskId: 'wall' })
    const boxOf = ({ handle, outboxKey }: PupilSession, act: NewAct | object) => ({
      id: randomUUID(),
      handle,
      sealed: sealBox(JSON.stringify(act), { key: Buffer.from(outboxKey, 'base64'), handle }),
    })
    const deliver = async (...boxes: object[]): Promise<SealedResult> =>
      (await post('/v1/pupil-session/outbox', { boxes })).json()
    const countActs = async () =>
      (await track.readLesson({ params: { schoolId: school.schoolId, publicationId } })).acts.length

    it('is delivered as that pupil with nobody signed in, and once however often it is sent', async () => {
      const [ada, ben] = [await sessionOf('ada'), await sessionOf('ben')]
      const acts = await countActs()
      const boxes = [boxOf(ada, tick('ada')), boxOf(ben, tick('ben')), boxOf(ada, tick('ada'))]
      for (let times = 0; times < 2; times++)
        expect((await deliver(...boxes)).delivered.sort()).toEqual(boxes.map(({ id }) => id).sort())
      expect(await countActs()).toBe(acts + 3)
      const lesson = await track.readLesson({ params: { schoolId: school.schoolId, publicationId } })
      expect(lesson.acts.at(-1)).toMatchObject({ by: 'pupil', recordedBy: school.pupilIds.ben })
    })

    it('opens as the browser seals it', async () => {
      const ada = await sessionOf('ada')
      const nonce = crypto.getRandomValues(new Uint8Array(12))
      const key = await crypto.subtle.importKey('raw', Buffer.from(ada.outboxKey, 'base64'), 'AES-GCM', false, [
        'encrypt',
      ])
      const additionalData = new TextEncoder().encode(ada.handle)
      const text = new TextEncoder().encode(JSON.stringify(tick('ada')))
      const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv: nonce, additionalData }, key, text)
      const box = {
        id: randomUUID(),
        handle: ada.handle,
        sealed: Buffer.concat([nonce, new Uint8Array(sealed)]).toString('base64'),
      }
      expect(await deliver(box)).toEqual({ delivered: [box.id], refused: [] })
    })

    it('has room for the longest exit ticket in any script', async () => {
      const ada = await sessionOf('ada')
      const long = '語'.repeat(1000)
      const words = { why: long, success: long, startNext: long }
      const of = { publicationId, pupilId: school.pupilIds.ada }
      const box = boxOf(ada, actOn(of, { kind: 'exit', helped: 'yes', skipped: false, words }))
      expect(await deliver(box)).toEqual({ delivered: [box.id], refused: [] })
    })

    it('is refused in the same words when tampered with, cut, under another handle, of another key, or no act', async () => {
      const [ada, ben] = [await sessionOf('ada'), await sessionOf('ben')]
      const good = boxOf(ada, tick('ada'))
      const bytes = Buffer.from(good.sealed, 'base64')
      bytes[20]! ^= 1
      const acts = await countActs()
      const { delivered, refused } = await deliver(
        { ...good, sealed: bytes.toString('base64') },
        { ...good, sealed: good.sealed.slice(0, 20) },
        { ...good, handle: ben.handle },
        boxOf({ ...ada, outboxKey: ben.outboxKey }, tick('ada')),
        { ...good, handle: randomUUID() },
        boxOf(ada, { kind: 'tick' }),
      )
      expect(delivered).toEqual([])
      expect(new Set(refused.map(({ code, message }) => `${code} ${message}`)).size).toBe(1)
      expect(refused).toHaveLength(6)
      // It says that it is somebody else's: what opens it is the key alone.
      expect((await deliver(boxOf(ada, tick('ben')))).refused).toMatchObject([{ code: 'microtrack/unknown-note' }])
      expect((await deliver(boxOf(ada, { ...tick('ada'), by: 'teacher' }))).refused).toHaveLength(1)
      expect(await countActs()).toBe(acts)
    })

    it('is still delivered after the keys were made anew and everybody was signed out, for a month', async () => {
      const ada = await sessionOf('ada')
      const boxes = [boxOf(ada, tick('ada')), boxOf(ada, tick('ada'))]
      const before = keyOf('ada')
      const again = await makeKeys([school.pupilIds.ada])
      made = { ...made, keys: made.keys.map((key) => (key === before ? again.keys[0]! : key)) }
      expect((await sessionOf('ada')).outboxKey).not.toBe(ada.outboxKey)
      expect((await deliver(boxes[0]!)).delivered).toEqual([boxes[0]!.id])
      await database.pool.query(`update replaced_outbox set replaced_at = replaced_at - interval '30 days'`)
      expect((await deliver(boxes[1]!)).refused).toMatchObject([{ id: boxes[1]!.id, code: 'pupil-session/refused' }])
    })
  })

  it('leaves no name, code, card, PIN or handle in the log, nor in an address', async () => {
    const handle = await handleOf('ben')
    await signIn('ben', { pin: '0 0 0 0 0' })
    const refused = log.map((line) => JSON.parse(line)).filter(({ msg }) => msg === 'refused')
    expect(refused).toContainEqual(
      expect.objectContaining({ event: 'pupil-session/refused', route: '/v1/pupil-session' }),
    )
    expect(refused).toContainEqual(expect.objectContaining({ event: 'pupil-session/blocked' }))
    const text = log.join('')
    expect(text).not.toMatch(/Ada|Benedikt|Duaa|Rees|Quist|Khan|Zafar|OAK-|track_pupil/)
    for (const secret of [handle, made.classCode, ...made.keys.flatMap(({ card, pin }) => [card, pin])])
      expect(text).not.toContain(secret)
  })
})
