import { randomUUID } from 'node:crypto'
import type { NewReportTemplate, ProblemError, Role, TrackClient } from '@track/api-contract'
import { eq } from 'drizzle-orm'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../../database/open-database.js'
import {
  academicYear,
  assessmentDate,
  descriptorSet,
  measure,
  membership,
  pupilGroup,
  reportUse,
} from '../../database/schema.js'
import { type Transaction, withOwner } from '../../database/transaction.js'
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
  let now = new Date()

  beforeAll(async () => {
    database = await freshDatabase(engine)
    app = testApp(database.pool, { clock: () => now })
    other = await makeTestSchool(database.pool, { name: 'Elsewhere' })
  })
  afterAll(async () => {
    await app.close()
    await database.close()
  })
  // Each test has a school of its own, so that none depends on what another wrote.
  const open = async (role: Role = 'teacher') => {
    now = new Date('2026-11-20T10:00:00Z')
    school = await makeTestSchool(database.pool, { role })
    const { schoolId } = school
    await asOwner(async (tx) => {
      const year = { schoolId, name: '2026/27', startsOn: '2026-09-01', endsOn: '2027-08-31' }
      await tx.insert(academicYear).values(year)
      await tx.insert(assessmentDate).values({ schoolId, id: randomUUID(), name: 'Mid-point', on: '2026-11-13' })
    })
    track = clientOf(app, school.token)
    params = { schoolId: school.schoolId }
  }
  const asOwner = (work: (tx: Transaction) => Promise<unknown>) => withOwner(database.pool, school.schoolId, work)
  const faultsOf = async (answer: Promise<unknown>) =>
    Object.fromEntries((await refusalOf(answer))!.errors!.map(({ pointer, detail }) => [pointer, detail]))
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
  const save = (name: string, more: Partial<Template> = {}) =>
    track.addReportTemplate({ params, body: { name, template: template(more) } })
  const aGroup = async (name: string, pupilIds: readonly string[] = []) => {
    const [id, { schoolId }] = [randomUUID(), school]
    await asOwner(async (tx) => {
      await tx.insert(pupilGroup).values({ schoolId, id, kind: 'ad-hoc', name })
      for (const pupilId of pupilIds)
        await tx.insert(membership).values({ schoolId, groupId: id, pupilId, fromOn: '2026-09-01' })
    })
    return id
  }

  it('keeps what was designed word for word, lists it by name, and takes it away', async () => {
    await open()
    const governors = await save('Governors')
    expect(governors).toMatchObject({ name: 'Governors', template: template(), paper: 'a4', purpose: '' })
    await save('autumn look')
    const { templates } = await track.listReportTemplates({ params })
    expect(templates.map(({ name }) => name)).toEqual(['autumn look', 'Governors'])
    expect(templates[1]).toEqual({ ...governors, use: { days: 0, lastOn: null, unused: false } })
    const at = { ...params, templateId: governors.id }
    expect(await track.readReportTemplate({ params: at })).toEqual(governors)
    await track.removeReportTemplate({ params: at, ifMatch: governors.etag })
    expect(await refusalOf(track.readReportTemplate({ params: at }))).toMatchObject({ status: 404 })
  })

  it('keeps what was removed until it is brought back, with its use; its name is free meanwhile', async () => {
    await open()
    const governors = await save('Governors')
    const at = { ...params, templateId: governors.id }
    await track.noteReportUse({ params: at })
    await track.removeReportTemplate({ params: at, ifMatch: governors.etag })
    expect(await track.listReportTemplates({ params })).toEqual({
      templates: [],
      removed: [{ ...governors, removedOn: '2026-11-20' }],
    })
    const late = await Promise.all([
      refusalOf(track.changeReportTemplate({ params: at, body: { paper: 'a3' }, ifMatch: governors.etag })),
      refusalOf(track.removeReportTemplate({ params: at, ifMatch: governors.etag })),
      refusalOf(track.runReportTemplate({ params: at })),
    ])
    expect(late.map((refused) => refused?.status)).toEqual([404, 404, 404])
    await save('Governors')
    const back = { removedOn: null }
    const taken = track.changeReportTemplate({ params: at, body: back, ifMatch: governors.etag })
    expect(await refusalOf(taken)).toMatchObject({ code: 'request/conflict' })
    const body = { ...back, name: 'Governors, old' }
    await track.changeReportTemplate({ params: at, body, ifMatch: governors.etag })
    const { templates, removed } = await track.listReportTemplates({ params })
    expect(templates.map(({ name, use }) => [name, use.days])).toEqual([
      ['Governors', 0],
      ['Governors, old', 1],
    ])
    expect(removed).toEqual([])
  })

  it('changes what is sent and leaves the rest, and refuses whoever read an older version', async () => {
    await open()
    const first = await save('Governors')
    const at = { ...params, templateId: first.id }
    const more = { paper: 'a3', purpose: 'One page for the governors’ spring meeting.' } as const
    const second = await track.changeReportTemplate({ params: at, body: more, ifMatch: first.etag })
    expect(second).toEqual({ ...first, ...more, changedAt: expect.any(String), etag: expect.any(String) })
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

  it('refuses what this school does not have, each with its place (bad input)', async () => {
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
  })

  it('keeps a group that was removed since, lets the report be renamed, and asks for it no more when saved anew', async () => {
    await open()
    const groupId = await aGroup('Choir', [school.pupilIds.ada])
    const body = { name: 'Choir', template: template({ groupIds: ['all', groupId] }) }
    const { id, etag } = await track.addReportTemplate({ params, body })
    await asOwner(async (tx) => {
      await tx.$client.query('delete from membership where group_id = $1', [groupId])
      await tx.$client.query('delete from pupil_group where id = $1', [groupId])
    })
    const at = { ...params, templateId: id }
    const renamed = await track.changeReportTemplate({ params: at, body: { name: 'No choir' }, ifMatch: etag })
    expect(renamed.template.groupIds).toEqual(['all', groupId])
    const again = track.changeReportTemplate({ params: at, body: { template: body.template }, ifMatch: renamed.etag })
    expect(await refusalOf(again)).toMatchObject({ status: 400, errors: [{ pointer: '/template/groupIds/1' }] })
  })

  it('says of a day, a name, a group, a word and an audience what to do instead, and keeps what was there (bad input)', async () => {
    await open()
    const { schoolId, subjectId, measureId, classId } = school
    const [setId, wordsId, choir] = [randomUUID(), randomUUID(), await aGroup('Choir')]
    const look = { shortCode: 'E', colour: '#eeeeee', symbol: 'ring' }
    await asOwner(async (tx) => {
      const descriptors = [{ id: 'expected', label: 'Expected', ...look }]
      const words = { kind: 'attainment', ordered: true, meaning: 'competence', descriptors, suggestions: [] } as const
      const set = { schoolId, id: setId, name: 'Old words', effectiveFrom: '2026-09-01', retiredOn: '2026-10-01' }
      await tx.insert(descriptorSet).values({ ...set, ...words })
      await tx.insert(measure).values({ schoolId, id: wordsId, subjectId, name: 'Attainment', setId })
    })
    const before = await save('Governors', { audienceId: 'governors' })
    const wrong: Partial<Template> = {
      groupIds: ['all', choir, 'both'],
      combined: [
        { id: 'both', groupIds: [classId, choir] },
        { id: 'both', groupIds: [classId, other.classId] },
        { id: classId, groupIds: ['all', classId], take: 'any-of' },
      ],
      columns: [
        { subjectId, measure: { kind: 'described', measureId: wordsId, descriptorIds: ['expected'] } },
        { subjectId, measure: { kind: 'mean-mark', measureId: wordsId } },
        {
          subjectId,
          measure: { kind: 'mean-mark', measureId },
          change: { since: { kind: 'measure', measureId: wordsId }, pupils: 'raw' },
        },
        {
          subjectId,
          measure: { kind: 'mean-mark', measureId },
          change: { since: { kind: 'measure', measureId }, pupils: 'matched' },
        },
      ],
      dates: [
        { kind: 'today' },
        { kind: 'assessment-date', name: 'Mid-pont' },
        { kind: 'fixed', label: '', on: '2020-10-23' },
        { kind: 'fixed', label: '', on: '2027-09-01' },
      ],
      audienceId: 'governor',
    }
    const change = track.changeReportTemplate({
      params: { schoolId, templateId: before.id },
      body: { name: 'Ruined', template: template(wrong) },
      ifMatch: before.etag,
    })
    const aged: Partial<Template> = { ...wrong, dates: [{ kind: 'fixed', label: '', on: '2026-11-02' }] }
    expect(await faultsOf(change)).toMatchObject({
      '/template/groupIds/1': 'Nobody is or was in “Choir”: put pupils into it first, or choose another group',
      '/template/combined/0/groupIds/1': expect.stringContaining('“Choir”'),
      '/template/combined/1/id': expect.stringContaining('one of its own'),
      '/template/combined/1/groupIds/1': expect.stringContaining('no such group'),
      '/template/combined/2/id': expect.stringContaining('one of its own'),
      '/template/columns/1/measure/measureId': '“Attainment” holds words: choose a measure of marks',
      '/template/columns/2/change/since/measureId': '“Attainment” holds words: choose a measure of marks',
      '/template/columns/3/change/since/measureId': expect.stringContaining('no baseline of itself'),
      '/template/dates/1/name':
        'The calendar has no assessment date “Mid-pont”: choose one it has, or add this one to it',
      '/template/dates/2/on': expect.stringContaining('in no academic year of the calendar'),
      '/template/dates/3/on': expect.stringContaining('from 2026-09-01 to 2027-08-31'),
      '/template/audienceId': 'This school has no such audience: choose one of those in its settings',
    })
    expect(await faultsOf(save('Later', aged))).toMatchObject({
      '/template/columns/0/measure/descriptorIds/0':
        '“Expected” is a word of “Old words”, which was retired on 2026-10-01: choose words in use',
    })
    expect(await faultsOf(save('None', { groupIds: [] }))).toMatchObject({ '/template/groupIds': expect.any(String) })
    const { templates } = await track.listReportTemplates({ params })
    expect(templates.map(({ use: _, ...kept }) => kept)).toEqual([before])
  })

  it('runs as of today, says what is to be known about its dates, and goes on working with a column more (REP-1, REP-3)', async () => {
    await open()
    const report = await save('Governors', { minimumGroup: 0 })
    const at = { ...params, templateId: report.id }
    const { page, issues } = await track.runReportTemplate({ params: at })
    expect(issues).toEqual([])
    expect(page.definition.dates).toEqual([
      { label: 'Half term', on: '2026-10-23' },
      { label: 'Mid-point', on: '2026-11-13' },
      { label: '', on: '2026-11-20' },
    ])
    expect(await track.calculatePage({ params, body: page.definition })).toEqual(page)

    const column = { subjectId: school.subjectId, measure: { kind: 'secured', average: 'pooled' } } as const
    const wider = { ...report.template, columns: [...report.template.columns, column] }
    await track.changeReportTemplate({ params: at, body: { template: wider }, ifMatch: report.etag })
    now = new Date('2026-10-30T10:00:00Z')
    const run = await track.runReportTemplate({ params: at })
    expect(run.issues).toMatchObject([{ code: 'reports/date-to-come', pointer: '/template/dates/0', on: '2026-11-13' }])
    expect(run.page.columns).toEqual([...page.columns, { ...column, subject: 'Maths', name: null, unit: 'percent' }])
    expect(run.page.rows.map(({ cells }) => cells.length)).toEqual([4, 4])
  })

  it('goes on through the summer after the last year of the calendar, and then asks for the next year', async () => {
    await open()
    const report = await save('Governors', { dates: [{ kind: 'today' }] })
    await asOwner((tx) => tx.update(academicYear).set({ endsOn: '2027-07-20' }))
    const run = () => track.runReportTemplate({ params: { ...params, templateId: report.id } })
    now = new Date('2027-08-31T10:00:00Z')
    expect((await run()).page.definition.dates).toEqual([{ label: '', on: '2027-08-31' }])
    now = new Date('2027-09-01T10:00:00Z')
    expect(Object.values(await faultsOf(run()))).toEqual([expect.stringContaining('or add the year')])
  })

  it('counts the days on which a report was used, by nobody in particular, and tells those unused for a year (REP-10)', async () => {
    await open()
    const report = await save('Governors', { minimumGroup: 0 })
    await save('Never asked for')
    await asOwner((tx) => tx.$client.query(`update report_template set created_at = '2026-11-20T10:00:00Z'`))
    const at = { ...params, templateId: report.id }
    const uses = async () => (await track.listReportTemplates({ params })).templates.map(({ use }) => use)
    const never = { days: 0, lastOn: null, unused: false }
    expect(await uses()).toEqual([never, never])
    await track.runReportTemplate({ params: at })
    await track.runReportTemplate({ params: at })
    await track.noteReportUse({ params: at })
    expect(await uses()).toEqual([{ days: 1, lastOn: '2026-11-20', unused: false }, never])
    // Late in the evening in London it is still the same day, whatever day it is elsewhere.
    now = new Date('2026-11-30T23:30:00Z')
    await track.exportReportTemplate({ params: at, query: { format: 'csv' } })
    const used = { days: 2, lastOn: '2026-11-30', unused: false }
    expect(await uses()).toEqual([used, never])
    now = new Date('2027-11-19T10:00:00Z')
    expect(await uses()).toEqual([used, never])
    now = new Date('2027-11-20T10:00:00Z')
    expect(await uses()).toEqual([used, { ...never, unused: true }])
    now = new Date('2027-11-30T10:00:00Z')
    expect(await uses()).toEqual([
      { ...used, unused: true },
      { ...never, unused: true },
    ])
    const kept = () =>
      withOwner(database.pool, school.schoolId, async (tx) => {
        const uses = await tx.select().from(reportUse).where(eq(reportUse.schoolId, school.schoolId))
        return uses.map(Object.keys)
      })
    expect(await kept()).toEqual(Array(2).fill(['schoolId', 'templateId', 'usedOn']))
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
      track.runReportTemplate({ params: { ...params, templateId } }),
      track.noteReportUse({ params: { ...params, templateId } }),
      track.exportReportTemplate({ params: { ...params, templateId }, query: { format: 'xlsx' } }),
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
