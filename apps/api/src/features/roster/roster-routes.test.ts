import { randomUUID } from 'node:crypto'
import type { ProblemError, TrackClient } from '@track/api-contract'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../../database/open-database.js'
import { testApp } from '../../testing/app.js'
import { engines, freshDatabase } from '../../testing/database.js'
import { clientOf, makeTestSchool, type TestSchool } from '../../testing/school.js'

describe.each(engines)('the roster, on %s', (engine) => {
  let database: Database
  let app: FastifyInstance
  let school: TestSchool
  let other: TestSchool
  let track: TrackClient
  let params: { schoolId: string }

  beforeAll(async () => {
    database = await freshDatabase(engine)
    app = testApp(database.pool)
    other = await makeTestSchool(database.pool, { name: 'Elsewhere' })
  })
  afterAll(async () => {
    await app.close()
    await database.close()
  })
  // Each test has a school of its own, so that none depends on what another wrote.
  const open = async (role: 'teacher' | 'support' = 'teacher') => {
    school = await makeTestSchool(database.pool, { role })
    track = clientOf(app, school.token)
    params = { schoolId: school.schoolId }
  }
  const refusalOf = (answer: Promise<unknown>) =>
    answer.then(
      () => undefined,
      ({ problem }: ProblemError) => problem,
    )

  it('lists the pupils of a class page by page, each once, and nobody of another school', async () => {
    await open()
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await track.listPupils({ params, query: { groupId: school.classId, limit: 3, cursor } })
      seen.push(...page.pupils.map(({ label }) => label))
      cursor = page.next ?? undefined
    } while (cursor)
    expect(seen.sort()).toEqual(['ada', 'ben', 'cai', 'dua'].map((name) => `${name} of Larkfield`))
  })

  it('adds a pupil straight into a class, and lists leavers only on the days they were here', async () => {
    await open()
    const added = await track.addPupil({
      params,
      body: { label: 'Eve', upn: 'b801200005001', joinedOn: '2026-10-05', classId: school.classId },
    })
    expect(added).toMatchObject({ label: 'Eve', upn: 'B801200005001', joinedOn: '2026-10-05' })
    const inClass = async (asOf: `${number}-${number}-${number}`) => {
      const { pupils } = await track.listPupils({ params, query: { groupId: school.classId, asOf } })
      return pupils.some(({ id }) => id === added.id)
    }
    expect([await inClass('2026-10-04'), await inClass('2026-10-05')]).toEqual([false, true])

    const at = { ...params, pupilId: added.id }
    const left = await track.changePupil({ params: at, body: { leftOn: '2026-10-30' }, ifMatch: added.etag })
    expect(left).toEqual({ ...added, leftOn: '2026-10-30', etag: expect.any(String) })
    expect(left.etag).not.toBe(added.etag)
    const late = track.changePupil({ params: at, body: { label: 'Evie' }, ifMatch: added.etag })
    expect(await refusalOf(late)).toMatchObject({ status: 412, code: 'request/changed-meanwhile' })
    expect([await inClass('2026-10-30'), await inClass('2026-10-31')]).toEqual([true, false])
    await track.changePupil({ params: at, body: { leftOn: null, upn: null }, ifMatch: left.etag })
    expect(await inClass('2026-10-31')).toBe(true)
    const { pupils } = await track.listPupils({ params })
    const { upn: _, ...rest } = added
    expect(pupils.find(({ id }) => id === added.id)).toEqual({ ...rest, etag: expect.any(String) })
  })

  it('lets two schools have one UPN, and one school not', async () => {
    await open()
    const body = { label: 'Eve', upn: 'R674123101121' }
    await track.addPupil({ params, body })
    expect(await refusalOf(track.addPupil({ params, body }))).toMatchObject({ status: 409, code: 'request/conflict' })
    await clientOf(app, other.token).addPupil({ params: { schoolId: other.schoolId }, body })
  })

  it('refuses a UPN of the wrong form and a day that the calendar lacks, naming the field', async () => {
    await open()
    expect(await refusalOf(track.addPupil({ params, body: { label: 'Eve', upn: 'UN1' } }))).toMatchObject({
      status: 400,
      code: 'request/invalid',
      errors: [{ pointer: '/upn' }],
    })
    const body = { label: 'Eve', dateOfBirth: '2026-02-30' as const }
    expect(await refusalOf(track.addPupil({ params, body }))).toMatchObject({
      status: 400,
      errors: [{ pointer: '/dateOfBirth', field: 'dateOfBirth' }],
    })
  })

  it('refuses what no database keeps as not valid', async () => {
    await open()
    for (const body of [{ label: 'E\0ve' }, { label: 'Eve', dateOfBirth: '0000-01-01' as const }])
      expect(await refusalOf(track.addPupil({ params, body }))).toMatchObject({ status: 400, code: 'request/invalid' })
    const body = { kind: 'class' as const, name: '9 Yew', position: 2 ** 40 }
    expect(await refusalOf(track.addGroup({ params, body }))).toMatchObject({ status: 400 })
  })

  it('counts the members of a group as of today, adds one, and refuses a second of the same name', async () => {
    await open()
    const group = await track.addGroup({ params, body: { kind: 'key-group', name: 'Pupil premium', position: 2 } })
    const [ada, ben] = [school.pupilIds.ada, school.pupilIds.ben]
    await track.setMemberships({
      params,
      body: {
        memberships: [
          { groupId: group.id, pupilId: ada, from: '2026-09-01', until: null },
          { groupId: group.id, pupilId: ben, from: '2026-09-01', until: '2026-11-19' },
        ],
      },
    })
    const { groups } = await track.listGroups({ params })
    expect(groups.find(({ id }) => id === group.id)).toEqual({ ...group, pupils: 1 })
    expect(groups.find(({ id }) => id === school.classId)?.pupils).toBe(4)
    const again = track.addGroup({ params, body: { kind: 'key-group', name: ' pupil PREMIUM' } })
    expect(await refusalOf(again)).toMatchObject({ status: 409 })
  })

  it('moves a pupil by ending one membership and beginning another, and refuses days counted twice', async () => {
    await open()
    const group = await track.addGroup({ params, body: { kind: 'class', name: '4 Elm' } })
    const pupilId = school.pupilIds.ada
    const set = (
      ...memberships: {
        groupId: string
        from: `${number}-${number}-${number}`
        until: `${number}-${number}-${number}` | null
      }[]
    ) => track.setMemberships({ params, body: { memberships: memberships.map((one) => ({ pupilId, ...one })) } })
    await set(
      { groupId: school.classId, from: '2026-09-01', until: '2026-11-19' },
      { groupId: group.id, from: '2026-11-20', until: null },
    )
    const { groups } = await track.listGroups({ params })
    expect(groups.filter(({ kind }) => kind === 'class').map(({ pupils }) => pupils)).toEqual([1, 3])

    const inside = { groupId: school.classId, from: '2026-10-01', until: null } as const
    expect(await refusalOf(set(inside))).toMatchObject({
      status: 400,
      errors: [{ pointer: '/memberships/0/from', row: 1 }],
    })
    expect(await refusalOf(set({ groupId: group.id, from: '2026-12-01', until: null }))).toMatchObject({ status: 400 })
    const same = { groupId: group.id, from: '2027-01-01', until: '2027-01-01' } as const
    expect(await refusalOf(set(same, same))).toMatchObject({ status: 400 })
    const backwards = { groupId: group.id, from: '2027-01-02', until: '2027-01-01' } as const
    expect(await refusalOf(set(backwards))).toMatchObject({ errors: [{ pointer: '/memberships/0/until' }] })
  })

  it("answers for another school's pupils and groups as for none", async () => {
    await open()
    const asked = (ids: { pupilId: string; groupId: string }) => [
      track.changePupil({ params: { ...params, pupilId: ids.pupilId }, body: { label: 'Mine now' }, ifMatch: 'any' }),
      track.addPupil({ params, body: { label: 'Eve', classId: ids.groupId } }),
      track.setMemberships({
        params,
        body: { memberships: [{ groupId: school.classId, pupilId: ids.pupilId, from: '2026-09-01', until: null }] },
      }),
      track.setMemberships({
        params,
        body: {
          memberships: [{ groupId: ids.groupId, pupilId: school.pupilIds.ada, from: '2026-09-01', until: null }],
        },
      }),
      track.listGroups({ params: { schoolId: other.schoolId } }),
    ]
    const theirs = { pupilId: other.pupilIds.ada, groupId: other.classId }
    const foreign = await Promise.all(asked(theirs).map(refusalOf))
    const unknown = await Promise.all(asked({ pupilId: randomUUID(), groupId: randomUUID() }).map(refusalOf))
    expect(foreign).toEqual(unknown)
    for (const problem of foreign) expect(problem).toMatchObject({ status: 404, code: 'request/not-found' })
    const { pupils } = await track.listPupils({ params, query: { groupId: other.classId } })
    expect(pupils).toEqual([])
    expect((await track.listPupils({ params })).pupils).toHaveLength(4)
  })

  it('lets support staff read and not change', async () => {
    await open('support')
    expect((await track.listPupils({ params })).pupils).toHaveLength(4)
    const file = Buffer.from('Name\nEve\n')
    const changes = [
      track.addPupil({ params, body: { label: 'Eve' } }),
      track.addGroup({ params, body: { kind: 'class', name: '4 Elm' } }),
      track.importPupils({ params, query: { dryRun: 'false' }, file }),
    ]
    for (const refused of await Promise.all(changes.map(refusalOf)))
      expect(refused).toMatchObject({ status: 403, code: 'school/not-allowed' })
  })

  it('refuses a cursor that was not given out', async () => {
    await open()
    for (const cursor of ['page2', randomUUID(), other.pupilIds.ada])
      expect(await refusalOf(track.listPupils({ params, query: { cursor } }))).toMatchObject({ status: 400 })
  })
})
