import { randomUUID } from 'node:crypto'
import type { NewEntry, NewFrozenReport, ProblemError, Role, TrackClient } from '@track/api-contract'
import { eq } from 'drizzle-orm'
import type { FastifyInstance } from 'fastify'
import { v7 as makeId } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../../database/open-database.js'
import { depthScale, objective, onTrackRule, pupilGroup, subject } from '../../database/schema.js'
import { withOwner } from '../../database/transaction.js'
import { testApp } from '../../testing/app.js'
import { engines, freshDatabase } from '../../testing/database.js'
import { clientOf, makeTestSchool, signInSomebody, type TestSchool } from '../../testing/school.js'

describe.each(engines)('pages that are kept, on %s', (engine) => {
  let database: Database
  let app: FastifyInstance
  let school: TestSchool
  let track: TrackClient
  let params: { schoolId: string }

  beforeAll(async () => {
    database = await freshDatabase(engine)
    app = testApp(database.pool, { clock: () => new Date('2027-03-26T10:00:00Z') })
  })
  afterAll(async () => {
    await app.close()
    await database.close()
  })
  const open = async (role: Role = 'teacher') => {
    school = await makeTestSchool(database.pool, { role })
    track = clientOf(app, school.token)
    params = { schoolId: school.schoolId }
    const [first, second] = school.objectiveIds
    const judged = (pupilId: string, objectiveId: string, value: string): NewEntry => ({
      id: makeId(),
      pupilId,
      objectiveId,
      value,
      observedOn: '2026-12-01',
    })
    const taughtFrom = '2026-09-14' as const
    const taught = [first!, second!].map((objectiveId) => ({ objectiveId, groupId: school.classId, taughtFrom }))
    if (role === 'support') return
    await track.setTaughtFrom({ params, body: { taught } })
    const entries = [judged(school.pupilIds.ada, first!, 'secure'), judged(school.pupilIds.ben, first!, 'emerging')]
    expect((await track.writeEntries({ params, body: { entries } })).refused).toEqual([])
  }
  const definition = (): NewFrozenReport['definition'] => ({
    groupIds: ['all', school.classId],
    columns: [
      { subjectId: school.subjectId, measure: { kind: 'secured' } },
      { subjectId: school.subjectId, measure: { kind: 'on-track', ruleId: school.ruleId } },
    ],
    dates: [
      { label: 'Autumn', on: '2026-12-11' },
      { label: 'Spring', on: '2027-03-26' },
    ],
  })
  const freeze = (name: string, more: Partial<NewFrozenReport> = {}) =>
    track.freezeReport({ params, body: { name, definition: definition(), ...more } })
  const bytesOf = async (frozenId: string) => {
    const url = `/v1/schools/${school.schoolId}/reports/frozen/${frozenId}`
    const { rawPayload } = await app.inject({ url, headers: { cookie: `track_session=${school.token}` } })
    return rawPayload.toString('utf8')
  }
  const refusalOf = (answer: Promise<unknown>) =>
    answer.then(
      () => undefined,
      ({ problem }: ProblemError) => problem,
    )
  /** Everything that a school may change under a page: its rule, scale, lists and names. */
  const changeEverything = () =>
    withOwner(database.pool, school.schoolId, async (tx) => {
      const { schoolId } = school
      const from = { schoolId, effectiveFrom: '2027-01-01' } as const
      const rule = { anyOf: [{ allOf: [{ kind: 'secured-percent', percentAtLeast: 100, of: 'taught', tags: [] }] }] }
      await tx.insert(onTrackRule).values({ ...from, id: school.ruleId, name: 'Stricter', rule })
      const [scale] = await tx.select().from(depthScale)
      await tx
        .insert(depthScale)
        .values({ ...from, id: scale!.id, name: 'New words', codes: scale!.codes, secureFrom: 'deeper' })
      await tx.update(objective).set({ retiredOn: '2026-12-05' }).where(eq(objective.id, school.objectiveIds[1]!))
      await tx.update(pupilGroup).set({ name: 'Renamed' })
      await tx.update(subject).set({ name: 'Mathematics' })
    })

  it('come back byte for byte, whatever the school changes afterwards', async () => {
    await open()
    const live = await track.calculatePage({ params, body: definition() })
    const { id, page } = await freeze('Autumn data')
    expect(page).toEqual(live)
    const before = await bytesOf(id)
    await changeEverything()
    expect(await bytesOf(id)).toBe(before)
    expect(JSON.parse(before)).toMatchObject({ id, name: 'Autumn data', paper: 'a4', templateId: null, page: live })
    const now = await track.calculatePage({ params, body: definition() })
    expect(now.rows).not.toEqual(live.rows)
    expect(now.columns[0]!.subject).toBe('Mathematics')
    expect(now.notes.map(({ kind }) => kind)).toEqual(['rule-changed', 'scale-changed'])
  })

  it('are kept once under an id: sending it again gives what was kept', async () => {
    await open()
    const id = makeId()
    const first = await freeze('Autumn', { id, paper: 'a3' })
    await changeEverything()
    expect(await freeze('Autumn', { id, paper: 'a3' })).toEqual(first)
    expect((await track.listFrozenReports({ params })).frozen).toHaveLength(1)
  })

  it('are listed the latest first, with who kept them and what they were made from', async () => {
    await open()
    const { dates: _, ...template } = definition()
    const { id: templateId } = await track.addReportTemplate({
      params,
      body: { name: 'Governors', template: { ...template, dates: [{ kind: 'today' }] } },
    })
    await freeze('First', { templateId })
    await freeze('Second')
    const { frozen } = await track.listFrozenReports({ params })
    expect(frozen.map(({ name, by, templateId }) => [name, by, templateId])).toEqual([
      ['Second', 'Teacher of Larkfield', null],
      ['First', 'Teacher of Larkfield', templateId],
    ])
    expect(await refusalOf(freeze('Third', { templateId: randomUUID() }))).toMatchObject({ status: 404 })
  })

  it('are nobody else’s, and support staff read them and keep none', async () => {
    await open()
    const { id: frozenId } = await freeze('Autumn')
    const support = clientOf(app, (await signInSomebody(database.pool, school, 'support')).token)
    expect((await support.readFrozenReport({ params: { ...params, frozenId } })).name).toBe('Autumn')
    const keep = support.freezeReport({ params, body: { name: 'Mine', definition: definition() } })
    expect(await refusalOf(keep)).toMatchObject({ status: 403, code: 'school/not-allowed' })
    await open()
    const foreign = await refusalOf(track.readFrozenReport({ params: { ...params, frozenId } }))
    expect(foreign).toEqual(await refusalOf(track.readFrozenReport({ params: { ...params, frozenId: randomUUID() } })))
    expect(foreign).toMatchObject({ status: 404, code: 'request/not-found' })
    expect((await track.listFrozenReports({ params })).frozen).toEqual([])
  })
})
