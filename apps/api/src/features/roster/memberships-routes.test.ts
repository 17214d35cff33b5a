import { randomUUID } from 'node:crypto'
import type { ProblemError, TrackClient } from '@track/api-contract'
import type { CalendarDate } from '@track/kernel'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../../database/open-database.js'
import { academicYear, registeredYear } from '../../database/schema.js'
import { withOwner } from '../../database/transaction.js'
import { testApp } from '../../testing/app.js'
import { engines, freshDatabase } from '../../testing/database.js'
import { clientOf, makeTestSchool, type TestSchool } from '../../testing/school.js'

type PupilQuery = NonNullable<Parameters<TrackClient['listPupils']>[0]['query']>

describe.each(engines)('joiners, moves and leavers, on %s', (engine) => {
  let database: Database
  let app: FastifyInstance
  let school: TestSchool
  let other: TestSchool
  let track: TrackClient
  let params: { schoolId: string }
  let elm: string

  beforeAll(async () => {
    database = await freshDatabase(engine)
    app = testApp(database.pool)
    other = await makeTestSchool(database.pool, { name: 'Elsewhere' })
  })
  afterAll(async () => {
    await app.close()
    await database.close()
  })
  const open = async () => {
    school = await makeTestSchool(database.pool)
    track = clientOf(app, school.token)
    params = { schoolId: school.schoolId }
    elm = (await track.addGroup({ params, body: { kind: 'class', name: '4 Elm' } })).id
  }
  const refusalOf = (answer: Promise<unknown>) =>
    answer.then(
      () => undefined,
      ({ problem }: ProblemError) => problem,
    )
  const move = (pupilIds: string[], toClassId: string, on: CalendarDate) =>
    track.movePupils({ params, body: { pupilIds, toClassId, on } })
  const wayOf = async (pupilId: string) => {
    const { memberships } = await track.listMemberships({ params: { ...params, pupilId } })
    return memberships.map(({ name, from, until }) => [name, from, until])
  }
  const pupilCalled = async (name: string, query: PupilQuery = {}) =>
    (await track.listPupils({ params, query })).pupils.find(({ label }) => label.startsWith(name))!
  const change = async (
    name: string,
    body: Parameters<TrackClient['changePupil']>[0]['body'],
    onRoll: 'now' | 'left' = 'now',
  ) => {
    const { id, etag } = await pupilCalled(name, { onRoll })
    return track.changePupil({ params: { ...params, pupilId: id }, body, ifMatch: etag })
  }

  it('moves pupils between classes from a day, also one of the past, and corrects a move of the same day', async () => {
    await open()
    const { ada, ben } = school.pupilIds
    await move([ada, ben], elm, '2026-11-02')
    const moved = [
      ['4 Oak', '2026-09-01', '2026-11-01'],
      ['4 Elm', '2026-11-02', null],
    ]
    expect([await wayOf(ada), await wayOf(ben)]).toEqual([moved, moved])
    await move([ada], school.classId, '2026-11-02')
    expect(await wayOf(ada)).toEqual([['4 Oak', '2026-09-01', null]])
    await move([ben], elm, '2026-10-05')
    expect(await wayOf(ben)).toEqual([
      ['4 Oak', '2026-09-01', '2026-10-04'],
      ['4 Elm', '2026-10-05', null],
    ])
    const { id } = await track.addPupil({ params, body: { label: 'Eve' } })
    await move([id], elm, '2026-11-09')
    expect(await wayOf(id)).toEqual([['4 Elm', '2026-11-09', null]])
  })

  it('refuses what does not fit, moves nobody then, and names the field', async () => {
    await open()
    const { ada, ben } = school.pupilIds
    const key = (await track.addGroup({ params, body: { kind: 'key-group', name: 'Pupil premium' } })).id
    expect(await refusalOf(move([ada], key, '2026-11-02'))).toMatchObject({
      status: 400,
      errors: [{ pointer: '/toClassId', code: 'roster/not-a-class' }],
    })
    await track.recordLeavers({ params, body: { pupilIds: [ben], lastDay: '2026-10-23' } })
    expect(await refusalOf(move([ada, ben], elm, '2026-11-02'))).toMatchObject({
      errors: [{ pointer: '/pupilIds/1', row: 2, code: 'roster/has-left' }],
    })
    expect(await wayOf(ada)).toEqual([['4 Oak', '2026-09-01', null]])
    const theirs = [
      move([other.pupilIds.ada], elm, '2026-11-02'),
      move([ada], other.classId, '2026-11-02'),
      track.recordLeavers({ params, body: { pupilIds: [ada, other.pupilIds.ada], lastDay: '2026-11-20' } }),
      track.listMemberships({ params: { ...params, pupilId: other.pupilIds.ada } }),
      track.removeMemberships({
        params,
        body: { memberships: [{ groupId: other.classId, pupilId: other.pupilIds.ada, from: '2026-09-01' }] },
      }),
    ]
    for (const problem of await Promise.all(theirs.map(refusalOf)))
      expect(problem).toMatchObject({ status: 404, code: 'request/not-found' })
    expect(await wayOf(ada)).toEqual([['4 Oak', '2026-09-01', null]])
  })

  it('moves at once end as one after the other', async () => {
    await open()
    const { ada } = school.pupilIds
    await Promise.all([
      move([ada], elm, '2026-11-02'),
      move([ada], school.classId, '2026-11-02'),
      move([ada], elm, '2026-11-02'),
    ])
    const way = await wayOf(ada)
    expect([
      [['4 Oak', '2026-09-01', null]],
      [
        ['4 Oak', '2026-09-01', '2026-11-01'],
        ['4 Elm', '2026-11-02', null],
      ],
    ]).toContainEqual(way)
  })

  it('takes leavers out of everything on their last day, lists them apart, and takes them back', async () => {
    await open()
    const { ada } = school.pupilIds
    await track.recordLeavers({ params, body: { pupilIds: [ada], lastDay: '2026-11-13' } })
    expect(await wayOf(ada)).toEqual([['4 Oak', '2026-09-01', '2026-11-13']])
    const listed = async (query: PupilQuery) =>
      (await track.listPupils({ params, query })).pupils.map(({ label }) => label.split(' ')[0])
    expect(await listed({})).toEqual(['ben', 'cai', 'dua'])
    expect(await listed({ onRoll: 'left' })).toEqual(['ada'])
    expect(await listed({ onRoll: 'left', groupId: school.classId })).toEqual(['ada'])
    expect(await listed({ onRoll: 'left', groupId: elm })).toEqual([])
    expect(await listed({ asOf: '2026-11-13' })).toContain('ada')

    // Not that day but another; and not at all.
    await change('ada', { leftOn: '2026-12-18' }, 'left')
    expect(await wayOf(ada)).toEqual([['4 Oak', '2026-09-01', '2026-12-18']])
    await change('ada', { leftOn: null })
    expect(await wayOf(ada)).toEqual([['4 Oak', '2026-09-01', null]])

    await track.addPupil({ params, body: { label: 'Eve', joinedOn: '2027-01-04', classId: elm } })
    expect(await listed({ onRoll: 'later' })).toEqual(['Eve'])
    const eve = await pupilCalled('Eve', { onRoll: 'later' })
    const early = track.recordLeavers({ params, body: { pupilIds: [eve.id], lastDay: '2026-12-18' } })
    expect(await refusalOf(early)).toMatchObject({ errors: [{ pointer: '/pupilIds/0', code: 'roster/joins-later' }] })
  })

  it('takes out a membership that never was, and says when there is none', async () => {
    await open()
    const one = { groupId: school.classId, pupilId: school.pupilIds.ada, from: '2026-09-01' } as const
    const remove = (...memberships: (typeof one)[]) => track.removeMemberships({ params, body: { memberships } })
    await remove(one, one)
    expect(await wayOf(one.pupilId)).toEqual([])
    expect(await refusalOf(remove(one))).toMatchObject({ status: 404 })
  })

  it('pages on when the pupil at the end of a page leaves or is renamed, and puts no name into the address', async () => {
    await open()
    const first = await track.listPupils({ params, query: { limit: 2 } })
    expect(Buffer.from(first.next!, 'base64url').toString()).not.toContain('Larkfield')
    for (const { id, etag } of first.pupils)
      await track.changePupil({
        params: { ...params, pupilId: id },
        body: { label: 'Zoe', leftOn: '2026-11-13' },
        ifMatch: etag,
      })
    const second = await track.listPupils({ params, query: { limit: 2, cursor: first.next! } })
    const seen = [...first.pupils, ...second.pupils].map(({ id }) => id)
    expect([new Set(seen).size, second.next]).toEqual([4, null])
  })

  it('reads the registered year of the day, and changes the one in force', async () => {
    await open()
    await change('ada', { registeredYear: '4' })
    await withOwner(database.pool, school.schoolId, (tx) =>
      tx.insert(registeredYear).values({ ...params, pupilId: school.pupilIds.ada, fromOn: '2026-10-01', year: '5' }),
    )
    const yearOn = async (asOf: CalendarDate) => (await pupilCalled('ada', { asOf })).registeredYear
    expect([await yearOn('2026-09-30'), await yearOn('2026-10-01')]).toEqual(['4', '5'])
    await change('ada', { registeredYear: '6' })
    expect([await yearOn('2026-09-30'), await yearOn('2026-10-01')]).toEqual(['4', '6'])
    const changed = await change('ada', { registeredYear: null })
    expect(changed).not.toHaveProperty('registeredYear')
    expect([await yearOn('2026-09-30'), await yearOn('2026-10-01')]).toEqual(['4', undefined])
    expect((await pupilCalled('ada')).etag).toBe(changed.etag)
  })

  it('renames, ends, reopens and removes groups, each as it was last read', async () => {
    await open()
    const groupOf = async (id: string) => (await track.listGroups({ params })).groups.find((group) => group.id === id)!
    const changeGroup = async (id: string, body: Parameters<TrackClient['changeGroup']>[0]['body']) =>
      track.changeGroup({ params: { ...params, groupId: id }, body, ifMatch: (await groupOf(id)).etag })
    const { etag } = await groupOf(elm)
    const named = await changeGroup(elm, { name: '4 Ash', position: 3 })
    expect(named).toMatchObject({ name: '4 Ash', position: 3 })
    const late = track.changeGroup({ params: { ...params, groupId: elm }, body: { name: '4 Yew' }, ifMatch: etag })
    expect(await refusalOf(late)).toMatchObject({ status: 412 })
    expect(await refusalOf(changeGroup(elm, { name: ' 4 oak ' }))).toMatchObject({ status: 409 })
    expect(await refusalOf(changeGroup(elm, { startsOn: '2027-01-01', endsOn: '2026-01-01' }))).toMatchObject({
      errors: [{ pointer: '/endsOn' }],
    })

    await changeGroup(school.classId, { endsOn: '2026-10-23' })
    expect(await wayOf(school.pupilIds.ada)).toEqual([['4 Oak', '2026-09-01', '2026-10-23']])
    // The name is free for the days that the old class does not have.
    await changeGroup(elm, { name: '4 Oak', startsOn: '2026-10-24' })
    expect(await refusalOf(changeGroup(school.classId, { endsOn: null }))).toMatchObject({ status: 409 })
    await changeGroup(elm, { name: '4 Ash', startsOn: null })
    await changeGroup(school.classId, { endsOn: null })
    expect(await wayOf(school.pupilIds.ada)).toEqual([['4 Oak', '2026-09-01', null]])

    const remove = async (id: string) =>
      track.removeGroup({ params: { ...params, groupId: id }, ifMatch: (await groupOf(id)).etag })
    expect(await refusalOf(remove(school.classId))).toMatchObject({ status: 409, code: 'roster/in-use' })
    await remove(elm)
    expect(await groupOf(elm)).toBeUndefined()
    const gone = { ...params, groupId: randomUUID() }
    expect(await refusalOf(track.removeGroup({ params: gone, ifMatch: 'any' }))).toMatchObject({ status: 404 })
  })

  it('gives two groups at once the same name only one after the other', async () => {
    await open()
    const add = () => refusalOf(track.addGroup({ params, body: { kind: 'class', name: '9 Yew' } }))
    expect((await Promise.all([add(), add()])).map((problem) => problem?.status)).toEqual(
      expect.arrayContaining([undefined, 409]),
    )
  })

  it('counts a pupil imported without a joining date from the start of the school’s own year', async () => {
    await open()
    await withOwner(database.pool, school.schoolId, (tx) =>
      tx.insert(academicYear).values({ ...params, name: '2026/27', startsOn: '2026-08-24', endsOn: '2027-07-23' }),
    )
    const file = Buffer.from('Name,Class\nEve,4 Elm\n')
    await track.importPupils({ params, query: { dryRun: 'false' }, file })
    expect(await wayOf((await pupilCalled('Eve')).id)).toEqual([['4 Elm', '2026-08-24', null]])
  })
})
