import { randomUUID } from 'node:crypto'
import type { NewCalendar, ProblemError, SchoolSettingsChange, TrackClient } from '@track/api-contract'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../../database/open-database.js'
import { testApp } from '../../testing/app.js'
import { engines, freshDatabase } from '../../testing/database.js'
import { clientOf, makeTestSchool } from '../../testing/school.js'

describe.each(engines)('the calendar and settings of a school, on %s', (engine) => {
  let database: Database
  let app: FastifyInstance
  let track: TrackClient
  let params: { schoolId: string }
  let subjectId: string

  beforeAll(async () => {
    database = await freshDatabase(engine)
    app = testApp(database.pool)
  })
  afterAll(async () => {
    await app.close()
    await database.close()
  })
  const open = async (role: 'leader' | 'teacher' = 'leader') => {
    const school = await makeTestSchool(database.pool, { role })
    track = clientOf(app, school.token)
    params = { schoolId: school.schoolId }
    subjectId = school.subjectId
  }
  const refusalOf = (answer: Promise<unknown>) =>
    answer.then(
      () => undefined,
      ({ problem }: ProblemError) => problem,
    )
  const calendar = (): NewCalendar => ({
    academicYears: [
      { name: '2026/27', startsOn: '2026-09-01', endsOn: '2027-08-31' },
      { name: '2027/28', startsOn: '2027-09-01', endsOn: '2028-08-31' },
    ],
    terms: [
      { id: randomUUID(), academicYear: '2026/27', name: 'Autumn', startsOn: '2026-09-03', endsOn: '2026-12-18' },
      { id: randomUUID(), academicYear: '2027/28', name: 'Autumn', startsOn: '2027-09-02', endsOn: '2027-12-17' },
    ],
    closures: [{ id: randomUUID(), name: 'Half-term', startsOn: '2026-10-26', endsOn: '2026-10-30' }],
    assessmentDates: [{ id: randomUUID(), name: 'Mid-point', on: '2026-11-20' }],
  })

  it('keeps a whole calendar, changes it in place, and lets go of what is no longer in it', async () => {
    await open()
    const { etag: empty, ...nothing } = await track.readCalendar({ params })
    expect(nothing).toEqual({ academicYears: [], terms: [], closures: [], assessmentDates: [] })
    const body = calendar()
    const { etag, ...stored } = await track.changeCalendar({ params, body, ifMatch: empty })
    expect(stored).toEqual(body)
    expect(await track.readCalendar({ params })).toEqual({ ...stored, etag })

    // A year under another name, with its terms; the ids stay.
    const renamed: NewCalendar = {
      academicYears: [{ ...body.academicYears[0]!, name: '2026-27' }],
      terms: [{ ...body.terms[0]!, academicYear: '2026-27', endsOn: '2026-12-17' }],
      closures: [],
      assessmentDates: body.assessmentDates.map((date) => ({ ...date, name: 'Middle' })),
    }
    const next = await track.changeCalendar({ params, body: renamed, ifMatch: etag })
    expect(next).toEqual({ ...renamed, etag: next.etag })
    const { academicYears, terms } = await track.readSchool({ params })
    expect([academicYears, terms.map(({ id }) => id)]).toEqual([renamed.academicYears, [body.terms[0]!.id]])

    const late = track.changeCalendar({ params, body, ifMatch: etag })
    expect(await refusalOf(late)).toMatchObject({ status: 412, code: 'request/changed-meanwhile' })
  })

  it('points at what is wrong, and writes nothing', async () => {
    await open()
    const { etag } = await track.readCalendar({ params })
    const body = calendar()
    // The year goes and its term is still here: it does not vanish with it.
    const orphaned = { ...body, academicYears: body.academicYears.slice(0, 1) }
    expect(await refusalOf(track.changeCalendar({ params, body: orphaned, ifMatch: etag }))).toMatchObject({
      status: 400,
      code: 'request/invalid',
      errors: [{ pointer: '/terms/1/academicYear', row: 2, code: 'calendar/no-such-year' }],
    })
    const noId = { ...body, terms: [{ ...body.terms[0]!, id: 'autumn' }] }
    expect(await refusalOf(track.changeCalendar({ params, body: noId, ifMatch: etag }))).toMatchObject({
      errors: [{ pointer: '/terms/0/id' }],
    })
    expect((await track.readCalendar({ params })).etag).toBe(etag)
  })

  it('of two changes at once keeps one whole', async () => {
    await open()
    const { etag } = await track.readCalendar({ params })
    const bodies = [calendar(), calendar()]
    const answers = await Promise.allSettled(
      bodies.map((body) => track.changeCalendar({ params, body, ifMatch: etag })),
    )
    const kept = answers.findIndex(({ status }) => status === 'fulfilled')
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await track.readCalendar({ params })).toMatchObject(bodies[kept]!)
  })

  it('changes settings one by one, takes only a time zone that there is, and leaves teachers to read', async () => {
    await open()
    const before = await track.readSchoolSettings({ params })
    expect(before).toEqual({
      name: 'Larkfield',
      timeZone: 'Europe/London',
      microtrackLimits: { criteria: { min: 2, max: 3 }, tasks: { min: 4, max: 8 }, tasksAreFirm: false },
      teacherMayAdjustAlone: false,
      recordIn: 'any-class',
      tapsAWeek: null,
      updatesAnObjective: 3,
      depthNumbers: false,
      audiences: [
        { id: 'internal', name: 'Our own staff', minimumGroup: 0 },
        { id: 'governors', name: 'Governors', minimumGroup: 5 },
        { id: 'trust', name: 'Local authority or trust', minimumGroup: 5 },
        { id: 'public', name: 'Anybody', minimumGroup: 6 },
      ],
      wordingGuard: {},
      etag: expect.any(String),
    })
    const change = (body: Parameters<TrackClient['changeSchoolSettings']>[0]['body'], ifMatch = before.etag) =>
      track.changeSchoolSettings({ params, body, ifMatch })
    for (const timeZone of ['Mars/Olympus', '+01:00', 'GMT+99'])
      expect(await refusalOf(change({ timeZone }))).toMatchObject({
        status: 400,
        errors: [{ pointer: '/timeZone', field: 'timeZone' }],
      })
    const guard = { children: ['level'] } as never
    expect(await refusalOf(change({ wordingGuard: guard }))).toMatchObject({ status: 400, code: 'request/invalid' })
    expect(await refusalOf(change({ tapsAWeek: 0 }))).toMatchObject({ errors: [{ pointer: '/tapsAWeek' }] })
    const settings = { timeZone: 'Pacific/Auckland', recordIn: 'own-classes', teacherMayAdjustAlone: true } as const
    const after = await change(settings)
    expect(after).toMatchObject({ name: 'Larkfield', ...settings })
    expect(await refusalOf(change({ name: 'Hill Top' }))).toMatchObject({ status: 412 })
    expect(await change({}, after.etag)).toEqual(after)
    const policy = { tapsAWeek: 300, updatesAnObjective: 2.5, depthNumbers: true, wordingGuard: { pupil: ['level'] } }
    const governed = await change(policy, after.etag)
    expect(governed).toMatchObject({ name: 'Larkfield', ...policy })
    expect(await track.readSchool({ params })).toMatchObject({ depthNumbers: true, wordingGuard: policy.wordingGuard })
    expect(await change({ tapsAWeek: null }, governed.etag)).toMatchObject({ ...policy, tapsAWeek: null })
    // Ten in the morning in London is eleven at night there.
    expect((await track.readSchool({ params })).today).toBe('2026-11-20')

    await open('teacher')
    const { etag } = await track.readSchoolSettings({ params })
    expect(await refusalOf(change({ name: 'Mine' }, etag))).toMatchObject({ status: 403 })
    expect(await refusalOf(track.changeCalendar({ params, body: calendar(), ifMatch: etag }))).toMatchObject({
      status: 403,
    })
  })
  it('says for whom reports may be, each audience once, and keeps one that a report is for (E12)', async () => {
    await open()
    const change = (audiences: NonNullable<SchoolSettingsChange['audiences']>) =>
      track.changeSchoolSettings({ params, body: { audiences }, ifMatch: '*' })
    const ours = { id: 'internal', name: 'Our own staff', minimumGroup: 0 }
    const governors = { id: 'governors', name: 'Governors', minimumGroup: 8 }
    expect((await change([ours, governors])).audiences).toEqual([ours, governors])
    expect((await track.readSchool({ params })).audiences).toEqual([ours, governors])

    expect(await refusalOf(change([]))).toMatchObject({ errors: [{ pointer: '/audiences' }] })
    const twice = [ours, governors, { ...governors, id: 'Internal', name: ' governors ' }]
    expect((await refusalOf(change(twice)))!.errors!.map(({ pointer }) => pointer)).toEqual([
      '/audiences/2/id',
      '/audiences/2/name',
    ])
    const template = {
      groupIds: ['all'],
      columns: [{ subjectId, measure: { kind: 'secured' as const } }],
      dates: [{ kind: 'today' as const }],
      audienceId: 'governors',
    }
    await track.addReportTemplate({ params, body: { name: 'Spring data', template } })
    expect(await refusalOf(change([ours]))).toMatchObject({
      status: 400,
      errors: [{ pointer: '/audiences', detail: expect.stringContaining('“Spring data”') }],
    })
    expect((await track.readSchool({ params })).audiences).toEqual([ours, governors])
  })
})
