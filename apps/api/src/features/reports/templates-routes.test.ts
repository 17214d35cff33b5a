import { randomUUID } from 'node:crypto'
import type { NewReportTemplate, ProblemError, Role, TrackClient } from '@track/api-contract'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../../database/open-database.js'
import { pupilGroup } from '../../database/schema.js'
import { withOwner } from '../../database/transaction.js'
import { testApp } from '../../testing/app.js'
import { engines, freshDatabase } from '../../testing/database.js'
import { clientOf, makeTestSchool, type TestSchool } from '../../testing/school.js'

type Template = NewReportTemplate['template']

describe.each(engines)('designed reports, on %s', (engine) => {
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
  const open = async (role: Role = 'teacher') => {
    school = await makeTestSchool(database.pool, { role })
    track = clientOf(app, school.token)
    params = { schoolId: school.schoolId }
  }
  const refusalOf = (answer: Promise<unknown>) =>
    answer.then(
      () => undefined,
      ({ problem }: ProblemError) => problem,
    )
  const template = (more: Partial<Template> = {}): Template => ({
    groupIds: ['all', school.classId],
    columns: [
      { subjectId: school.subjectId, measure: { kind: 'secured', average: 'per-pupil' }, label: 'Secure' },
      { subjectId: school.subjectId, measure: { kind: 'on-track', ruleId: school.ruleId } },
      { subjectId: school.subjectId, measure: { kind: 'mean-mark', measureId: school.measureId, matched: false } },
    ],
    dates: [
      { kind: 'assessment-date', name: 'Mid-point' },
      { kind: 'fixed', label: 'Half term', on: '2026-10-23' },
      { kind: 'today' },
    ],
    membership: 'as-at-each-date',
    minimumGroup: 5,
    ...more,
  })
  const save = (name: string) => track.addReportTemplate({ params, body: { name, template: template() } })

  it('keeps what was designed word for word, lists it by name, and takes it away', async () => {
    await open()
    const governors = await save('Governors')
    expect(governors).toMatchObject({ name: 'Governors', template: template(), paper: 'a4' })
    await save('autumn look')
    const { templates } = await track.listReportTemplates({ params })
    expect(templates.map(({ name }) => name)).toEqual(['autumn look', 'Governors'])
    expect(templates[1]).toEqual(governors)
    const at = { ...params, templateId: governors.id }
    expect(await track.readReportTemplate({ params: at })).toEqual(governors)
    await track.removeReportTemplate({ params: at, ifMatch: governors.etag })
    expect(await refusalOf(track.readReportTemplate({ params: at }))).toMatchObject({ status: 404 })
  })

  it('changes what is sent and leaves the rest, and refuses whoever read an older version', async () => {
    await open()
    const first = await save('Governors')
    const at = { ...params, templateId: first.id }
    const second = await track.changeReportTemplate({ params: at, body: { paper: 'a3' }, ifMatch: first.etag })
    expect(second).toEqual({ ...first, paper: 'a3', changedAt: expect.any(String), etag: expect.any(String) })
    expect(second.etag).not.toBe(first.etag)
    expect(second.changedAt > first.changedAt).toBe(true)
    const late = track.changeReportTemplate({ params: at, body: { name: 'Mine' }, ifMatch: first.etag })
    expect(await refusalOf(late)).toMatchObject({ status: 412, code: 'request/changed-meanwhile' })
    const lateRemoval = track.removeReportTemplate({ params: at, ifMatch: first.etag })
    expect(await refusalOf(lateRemoval)).toMatchObject({ status: 412 })
    expect(await track.readReportTemplate({ params: at })).toEqual(second)
  })

  it('lets one of two changes at once through', async () => {
    await open()
    const { id, etag } = await save('Governors')
    const changes = ['Mine', 'Yours'].map((name) =>
      refusalOf(track.changeReportTemplate({ params: { ...params, templateId: id }, body: { name }, ifMatch: etag })),
    )
    const statuses = (await Promise.all(changes)).map((problem) => problem?.status)
    expect(statuses.toSorted()).toEqual([412, undefined])
  })

  it('has a name once, however it is written', async () => {
    await open()
    const { id, etag } = await save('Governors')
    expect(await refusalOf(save('  governors '))).toMatchObject({ status: 409, code: 'request/conflict' })
    const { id: otherId, etag: otherEtag } = await save('Heads')
    const rename = (templateId: string, ifMatch: string) =>
      track.changeReportTemplate({ params: { ...params, templateId }, body: { name: 'GOVERNORS' }, ifMatch })
    expect(await refusalOf(rename(otherId, otherEtag))).toMatchObject({ status: 409 })
    expect((await rename(id, etag)).name).toBe('GOVERNORS')
  })

  it('refuses what this school does not have, with its place, and takes a name that the calendar lacks so far', async () => {
    await open()
    const [subjectId, gone] = [school.subjectId, randomUUID()]
    const columns: Template['columns'] = [
      { subjectId: gone, measure: { kind: 'secured' } },
      { subjectId, measure: { kind: 'on-track', ruleId: other.ruleId } },
      { subjectId, measure: { kind: 'mean-mark', measureId: other.measureId } },
    ]
    const body = { name: 'Governors', template: template({ groupIds: ['all', gone, other.classId], columns }) }
    const problem = await refusalOf(track.addReportTemplate({ params, body }))
    expect(problem).toMatchObject({ status: 400, code: 'request/invalid' })
    expect(problem!.errors!.map(({ pointer }) => pointer)).toEqual([
      '/template/groupIds/1',
      '/template/groupIds/2',
      '/template/columns/0/subjectId',
      '/template/columns/1/measure/ruleId',
      '/template/columns/2/measure/measureId',
    ])
    const named = template({ dates: [{ kind: 'assessment-date', name: 'Not in the calendar yet' }] })
    expect(await track.addReportTemplate({ params, body: { name: 'Later', template: named } })).toBeTruthy()
  })

  it('keeps a group that was removed since, lets the report be renamed, and asks for it no more when saved anew', async () => {
    await open()
    const groupId = randomUUID()
    const group = { schoolId: school.schoolId, id: groupId, kind: 'ad-hoc' as const, name: 'Choir' }
    await withOwner(database.pool, school.schoolId, (tx) => tx.insert(pupilGroup).values(group))
    const body = { name: 'Choir', template: template({ groupIds: ['all', groupId] }) }
    const { id, etag } = await track.addReportTemplate({ params, body })
    await withOwner(database.pool, school.schoolId, (tx) =>
      tx.$client.query('delete from pupil_group where id = $1', [groupId]),
    )
    const at = { ...params, templateId: id }
    const renamed = await track.changeReportTemplate({ params: at, body: { name: 'No choir' }, ifMatch: etag })
    expect(renamed.template.groupIds).toEqual(['all', groupId])
    const again = track.changeReportTemplate({ params: at, body: { template: body.template }, ifMatch: renamed.etag })
    expect(await refusalOf(again)).toMatchObject({ status: 400, errors: [{ pointer: '/template/groupIds/1' }] })
  })

  it('knows nothing of another school’s reports', async () => {
    await open()
    const mine = track
    const theirs = await save('Governors')
    await open()
    const asked = (templateId: string) => [
      track.readReportTemplate({ params: { ...params, templateId } }),
      track.changeReportTemplate({ params: { ...params, templateId }, body: { name: 'Mine' }, ifMatch: theirs.etag }),
      track.removeReportTemplate({ params: { ...params, templateId }, ifMatch: theirs.etag }),
    ]
    const foreign = await Promise.all(asked(theirs.id).map(refusalOf))
    expect(foreign).toEqual(await Promise.all(asked(randomUUID()).map(refusalOf)))
    for (const problem of foreign) expect(problem).toMatchObject({ status: 404, code: 'request/not-found' })
    expect((await track.listReportTemplates({ params })).templates).toEqual([])
    expect(await refusalOf(mine.listReportTemplates({ params }))).toMatchObject({ status: 404 })
  })

  it('lets support staff read and not save', async () => {
    await open('support')
    expect((await track.listReportTemplates({ params })).templates).toEqual([])
    expect(await refusalOf(save('Mine'))).toMatchObject({ status: 403, code: 'school/not-allowed' })
  })
})
