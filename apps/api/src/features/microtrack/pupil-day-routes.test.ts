import type { PupilDay, TrackClient } from '@track/api-contract'
import type { NewAct } from '@track/microtrack'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Database } from '../../database/open-database.js'
import { testApp } from '../../testing/app.js'
import { engines, freshDatabase } from '../../testing/database.js'
import { actOn, type Doing, noteFor, type SignedInPupil, signInPupil } from '../../testing/notes.js'
import { clientOf, makeTestSchool, type TestSchool } from '../../testing/school.js'

describe.each(engines)('a pupil’s day, on %s', (engine) => {
  let database: Database
  let app: FastifyInstance
  let now: Date
  let school: TestSchool
  let track: TrackClient
  let ada: SignedInPupil

  beforeAll(async () => {
    database = await freshDatabase(engine)
    app = testApp(database.pool, { clock: () => now })
  })
  beforeEach(async () => {
    now = new Date('2026-11-20T10:00:00Z')
    school = await makeTestSchool(database.pool)
    track = clientOf(app, school.token)
    ada = await signInPupil(app, database.pool, { schoolId: school.schoolId, pupilId: school.pupilIds.ada })
  })
  afterAll(async () => {
    await app.close()
    await database.close()
  })

  const params = () => ({ schoolId: school.schoolId })
  const give = async (day: string, change: object = {}) =>
    (await track.publishMicrotrack({ params: params(), body: noteFor(school, day, change) })).publication.id
  const act = (publicationId: string, what: Doing): NewAct =>
    actOn({ publicationId, pupilId: school.pupilIds.ada }, what)
  const adaDoes = (...acts: NewAct[]) => ada.track.writeOwnActs({ body: { acts } })
  const idsOf = ({ notes }: PupilDay) => notes.map(({ publication }) => publication.id)

  test('is today’s notes and the last one before, with nothing of anybody else’s (A0-21, A0-38)', async () => {
    await give('2026-11-16')
    const thursday = await give('2026-11-19')
    const variants = ['Fewer tasks', 'Larger print'].map((name, at) => ({ id: `v${at}`, name }))
    const { ada: mine, ben } = school.pupilIds
    const pupils = [
      { pupilId: mine, variantId: 'v1' },
      { pupilId: ben, variantId: 'v0' },
    ]
    const today = await give('2026-11-20', { variants, pupils })
    await give('2026-11-23')
    await give('2026-11-20', { pupils: [{ pupilId: ben }] })
    const bens = actOn({ publicationId: today, pupilId: ben }, { kind: 'tick', taskId: 'wall', by: 'teacher' })
    await track.writeActs({ params: params(), body: { acts: [bens] } })
    await adaDoes(act(thursday, { kind: 'tick', taskId: 'wall' }), act(today, { kind: 'tick', taskId: 'match' }))

    const day = await ada.track.readPupilDay({})
    expect(day).toMatchObject({ pupilId: mine, name: 'ada of Larkfield', today: '2026-11-20', usualSize: 1 })
    expect(idsOf(day)).toEqual([today, thursday])
    const [note] = day.notes
    expect(note!.publication).toMatchObject({ pupils: [pupils[0]], variants: [{ id: 'v1', name: 'Larger print' }] })
    expect(note!.code).toMatch(/^\w{8}$/)
    expect(note!.acts.map(({ kind }) => kind)).toEqual(['tick'])
    const text = JSON.stringify(day)
    for (const other of [ben, 'ben', 'Fewer tasks', 'v0']) expect(text).not.toContain(`"${other}"`)
    expect(note!.before.tasks.map(({ fromPublicationId }) => fromPublicationId)).toEqual(Array(3).fill(thursday))
  })

  test('holds a note for as long as was agreed, and what was done on it later (A0-10, A0-48)', async () => {
    const monday = await give('2026-11-16')
    const change = { about: 'more-time', endsOn: '2026-11-20' }
    await adaDoes(act(monday, { kind: 'propose', proposalId: 'p', change }))
    await track.writeActs({
      params: params(),
      body: { acts: [act(monday, { kind: 'accept', proposalId: 'p', by: 'teacher' })] },
    })
    const thursday = await give('2026-11-19')
    expect(idsOf(await ada.track.readPupilDay({}))).toEqual([monday, thursday])
    now = new Date('2026-11-23T10:00:00Z')
    expect(idsOf(await ada.track.readPupilDay({}))).toEqual([thursday])
  })

  test('is asked again for next to nothing while nothing has changed', async () => {
    const today = await give('2026-11-20')
    const first = await ada.get()
    const etag = String(first.headers.etag)
    const again = await ada.get({ 'if-none-match': `"old", ${etag}` })
    expect([first.statusCode, again.statusCode, again.body, again.headers.etag]).toEqual([200, 304, '', etag])
    // Kept by no cache: the device may be anybody's next.
    expect(first.headers['cache-control']).toBe('no-store')

    const bens = actOn(
      { publicationId: today, pupilId: school.pupilIds.ben },
      { kind: 'tick', taskId: 'wall', by: 'teacher' },
    )
    await track.writeActs({ params: params(), body: { acts: [bens] } })
    expect((await ada.get({ 'if-none-match': etag })).statusCode).toBe(304)

    const changes = [
      () =>
        track.writeActs({
          params: params(),
          body: { acts: [act(today, { kind: 'tick', taskId: 'wall', by: 'teacher' })] },
        }),
      () => track.changePublication({ params: { ...params(), publicationId: today }, body: { endsOn: '2026-11-23' } }),
      () => give('2026-11-20'),
      async () => {
        now = new Date('2026-11-21T10:00:00Z')
      },
    ]
    const seen = new Set([etag])
    for (const change of changes) {
      await change()
      const answer = await ada.get({ 'if-none-match': [...seen].join(', ') })
      expect(answer.statusCode).toBe(200)
      seen.add(String(answer.headers.etag))
    }
    expect(seen.size).toBe(5)
  })

  test('tells what worked for the pupil in counts, from three uses on (A0-33), and their usual size (A0-51)', async () => {
    const use = async (day: string) => {
      const id = await give(day)
      await adaDoes(
        act(id, { kind: 'choose', taskId: 'practise', optionIds: ['game'] }),
        act(id, { kind: 'tick', taskId: 'practise', optionId: 'game' }),
        act(id, { kind: 'gauge', criterionId: 'c1', gauge: 'got-it' }),
      )
    }
    await use('2026-11-16')
    await use('2026-11-17')
    expect((await ada.track.readPupilDay({})).whatWorked).toEqual([])
    await use('2026-11-18')
    const { whatWorked, usualSize } = await ada.track.readPupilDay({})
    expect(whatWorked).toEqual([{ kind: 'practice', way: 'Use the game', uses: 3, criteria: 6, criteriaMet: 3 }])
    expect(usualSize).toBe(1)
  })

  test('is for a pupil who is signed in and for nobody else', async () => {
    for (const cookie of ['', `track_session=${school.token}`, `track_pupil=${school.token}`]) {
      const answer = await app.inject({ url: '/v1/microtrack/day', headers: { cookie } })
      expect(answer.json()).toMatchObject({ status: 401, code: 'pupil-session/needed' })
    }
  })
})
