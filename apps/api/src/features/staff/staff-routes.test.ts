import { randomUUID } from 'node:crypto'
import type { ClassTeacher, StaffList, TrackClient } from '@track/api-contract'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../../database/open-database.js'
import { testApp } from '../../testing/app.js'
import { engines, freshDatabase } from '../../testing/database.js'
import { clientOf, makeTestSchool, type TestSchool } from '../../testing/school.js'

describe.each(engines)('staff, on %s', (engine) => {
  let database: Database
  let app: FastifyInstance
  let school: TestSchool
  let other: TestSchool
  let admin: TrackClient
  let params: { schoolId: string }

  beforeAll(async () => {
    database = await freshDatabase(engine)
    app = testApp(database.pool)
    school = await makeTestSchool(database.pool, { role: 'admin' })
    other = await makeTestSchool(database.pool, { name: 'Elsewhere', role: 'admin' })
    admin = clientOf(app, school.token)
    params = { schoolId: school.schoolId }
  })
  afterAll(async () => {
    await app.close()
    await database.close()
  })

  const join = async (name: string, role: 'admin' | 'leader' | 'teacher' | 'support', by = school) => {
    const { token } = await clientOf(app, by.token).inviteStaff({
      params: { schoolId: by.schoolId },
      body: { name, email: `${name}@larkfield.example`, role },
    })
    const payload = { token, password: 'three quiet river stones' }
    const response = await app.inject({ method: 'POST', url: '/v1/links/use', payload })
    return { id: response.json().account.id as string, client: clientOf(app, response.cookies[0]!.value) }
  }
  const memberOf = ({ staff }: StaffList, id: string) => staff.find(({ accountId }) => accountId === id)!
  const change = async (id: string, body: { role?: 'admin' | 'teacher'; deactivated?: boolean }, by = admin) => {
    const { etag } = memberOf(await by.listStaff({ params }), id)
    return by.changeStaff({ params: { ...params, accountId: id }, body, ifMatch: etag })
  }
  const code = (problem: string) => ({ problem: { code: problem } })

  it('are invited, and the invitation is renewed and withdrawn', async () => {
    const body = { name: 'Ada Marsh', email: 'Marsh@Larkfield.example', role: 'leader' } as const
    const { id, expiresAt } = await admin.inviteStaff({ params, body })
    expect((await admin.listStaff({ params })).invitations).toEqual([
      { id, name: 'Ada Marsh', email: 'marsh@larkfield.example', role: 'leader', expiresAt },
    ])
    await expect(admin.inviteStaff({ params, body })).rejects.toMatchObject(code('staff/here-already'))
    const renewed = await admin.renewInvitation({ params: { ...params, invitationId: id } })
    expect(renewed).toMatchObject({ id, kind: 'invitation' })
    await admin.withdrawInvitation({ params: { ...params, invitationId: id } })
    expect((await admin.listStaff({ params })).invitations).toEqual([])
    await expect(admin.withdrawInvitation({ params: { ...params, invitationId: id } })).rejects.toMatchObject(
      code('request/not-found'),
    )
  })

  it('are not invited twice, and the same words are said whether or not they work elsewhere', async () => {
    await join('nnadi', 'teacher')
    await join('roams', 'teacher', other)
    const invite = (email: string) => admin.inviteStaff({ params, body: { name: 'N', email, role: 'support' } })
    await expect(invite('nnadi@larkfield.example')).rejects.toMatchObject(code('staff/here-already'))
    const [roaming, unknown] = [await invite('roams@larkfield.example'), await invite('nobody@larkfield.example')]
    expect(Object.keys(roaming)).toEqual(Object.keys(unknown))
    for (const { id } of [roaming, unknown]) await admin.withdrawInvitation({ params: { ...params, invitationId: id } })
  })

  it('change roles by version', async () => {
    const { id, client } = await join('changing', 'teacher')
    const { etag } = memberOf(await admin.listStaff({ params }), id)
    const promoted = await change(id, { role: 'admin' })
    expect(promoted).toMatchObject({ role: 'admin', deactivated: false })
    const late = admin.changeStaff({ params: { ...params, accountId: id }, body: { role: 'teacher' }, ifMatch: etag })
    await expect(late).rejects.toMatchObject(code('request/changed-meanwhile'))
    expect(memberOf(await client.listStaff({ params }), id)).toEqual(promoted)
    await change(id, { role: 'teacher' })
    await expect(client.listStaff({ params })).rejects.toMatchObject(code('school/not-allowed'))
  })

  it('are shut out at the next request, and let in again, while they go on elsewhere', async () => {
    const { id, client } = await join('leaving', 'teacher')
    const { token } = await clientOf(app, other.token).inviteStaff({
      params: { schoolId: other.schoolId },
      body: { name: 'Leaving', email: 'leaving@larkfield.example', role: 'teacher' },
    })
    await app.inject({ method: 'POST', url: '/v1/links/use', payload: { token, password: 'three quiet river stones' } })
    await client.readSchool({ params })
    await change(id, { deactivated: true })
    await expect(client.readSchool({ params })).rejects.toMatchObject(code('request/not-found'))
    expect((await client.readSession({})).schools.map(({ name }) => name)).toEqual(['Elsewhere'])
    await client.readSchool({ params: { schoolId: other.schoolId } })
    expect((await admin.listStaff({ params })).staff.at(-1)).toMatchObject({ accountId: id, deactivated: true })
    const reset = admin.resetPassword({ params: { ...params, accountId: id } })
    await expect(reset).rejects.toMatchObject(code('request/not-found'))

    await change(id, { deactivated: false })
    await client.readSchool({ params })
  })

  it('keep one admin, even of two who demote each other at the same moment', async () => {
    await expect(change(school.teacherId, { role: 'teacher' })).rejects.toMatchObject(code('staff/last-admin'))
    await expect(change(school.teacherId, { deactivated: true })).rejects.toMatchObject(code('staff/last-admin'))
    const second = await join('second', 'admin')
    const results = await Promise.allSettled([
      change(second.id, { role: 'teacher' }),
      change(school.teacherId, { role: 'teacher' }, second.client),
    ])
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const { rows } = await database.pool.query(
      `select account_id as id from staff_membership where school_id = $1 and role = 'admin'`,
      [school.schoolId],
    )
    expect(rows).toHaveLength(1)
    if (rows[0].id === second.id) await change(school.teacherId, { role: 'admin' }, second.client)
  })

  it('teach and cover classes on their days, and the class is theirs while they do', async () => {
    const { id, client } = await join('covering', 'teacher')
    const classOf = async () =>
      (await admin.listStaff({ params })).classes.find(({ groupId }) => groupId === school.classId)!
    const isMine = async () => (await client.readSchool({ params })).classes[0]!.mine
    const set = async (teachers: ClassTeacher[]) =>
      admin.setClassTeachers({
        params: { ...params, groupId: school.classId },
        body: { teachers },
        ifMatch: (await classOf()).etag,
      })
    const teaches: ClassTeacher = { accountId: school.teacherId, kind: 'teacher', from: '2026-09-01', until: null }
    const covers = (from: string, until: string): ClassTeacher => ({
      accountId: id,
      kind: 'cover',
      from: from as ClassTeacher['from'],
      until: until as ClassTeacher['from'],
    })
    const before = await classOf()
    await set([covers('2026-11-16', '2026-11-20'), teaches])
    expect((await classOf()).teachers).toEqual([teaches, covers('2026-11-16', '2026-11-20')])
    // The test's today is 20 November.
    expect(await isMine()).toBe(true)
    await set([teaches, covers('2026-11-16', '2026-11-19')])
    expect(await isMine()).toBe(false)

    const stale = { params: { ...params, groupId: school.classId }, body: { teachers: [] }, ifMatch: before.etag }
    await expect(admin.setClassTeachers(stale)).rejects.toMatchObject(code('request/changed-meanwhile'))
    await expect(set([teaches, { ...teaches, until: '2026-12-01' }])).rejects.toMatchObject({
      problem: { code: 'request/invalid', errors: [{ pointer: '/teachers/1/from' }] },
    })
    await expect(set([{ ...teaches, accountId: other.teacherId }])).rejects.toMatchObject(code('request/not-found'))
    expect((await classOf()).teachers).toHaveLength(2)
  })

  it('arrange classes as leaders but are managed by admins; teachers and support staff do neither', async () => {
    const leader = await join('leader', 'leader')
    const { classes } = await leader.client.listStaff({ params })
    const [taught] = classes
    await leader.client.setClassTeachers({
      params: { ...params, groupId: taught!.groupId },
      body: { teachers: [] },
      ifMatch: taught!.etag,
    })
    await expect(change(leader.id, { role: 'admin' }, leader.client)).rejects.toMatchObject(code('school/not-allowed'))
    for (const role of ['teacher', 'support'] as const) {
      const { client } = await join(`is-${role}`, role)
      await expect(client.listStaff({ params })).rejects.toMatchObject(code('school/not-allowed'))
      await client.readSchool({ params })
    }
  })

  it('of another school are not there: neither people, nor invitations, nor classes', async () => {
    const outsider = clientOf(app, other.token)
    const there = { schoolId: other.schoolId }
    const { id } = await admin.inviteStaff({
      params,
      body: { name: 'Ada', email: 'inside@larkfield.example', role: 'teacher' },
    })
    const notFound = code('request/not-found')
    const [foreign, unknown] = [school.teacherId, randomUUID()]
    for (const accountId of [foreign, unknown]) {
      const at = { params: { ...there, accountId } }
      await expect(outsider.changeStaff({ ...at, body: { role: 'admin' }, ifMatch: 'x' })).rejects.toMatchObject(
        notFound,
      )
      await expect(outsider.resetPassword(at)).rejects.toMatchObject(notFound)
    }
    for (const invitationId of [id, unknown]) {
      await expect(outsider.renewInvitation({ params: { ...there, invitationId } })).rejects.toMatchObject(notFound)
      await expect(outsider.withdrawInvitation({ params: { ...there, invitationId } })).rejects.toMatchObject(notFound)
    }
    for (const groupId of [school.classId, unknown])
      await expect(
        outsider.setClassTeachers({ params: { ...there, groupId }, body: { teachers: [] }, ifMatch: 'x' }),
      ).rejects.toMatchObject(notFound)
    await expect(outsider.listStaff({ params })).rejects.toMatchObject(notFound)
    expect((await admin.listStaff({ params })).invitations.map((one) => one.id)).toContain(id)
  })
})
