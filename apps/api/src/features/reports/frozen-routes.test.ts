import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { NewEntry, NewFrozenReport, ProblemError, Role, TrackClient } from '@track/api-contract'
import { eq } from 'drizzle-orm'
import type { FastifyInstance } from 'fastify'
import { v7 as makeId } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../../database/open-database.js'
import {
  depthScale,
  frozenReport,
  membership,
  objective,
  onTrackRule,
  pupilGroup,
  subject,
} from '../../database/schema.js'
import { withOwner } from '../../database/transaction.js'
import { migrationsDirectory } from '../../paths.js'
import { testApp } from '../../testing/app.js'
import { engines, freshDatabase } from '../../testing/database.js'
import { clientOf, makeTestSchool, signInSomebody, type TestSchool } from '../../testing/school.js'

const TODAY = { kind: 'today' } as const

describe.each(engines)('pages that are kept, on %s', (engine) => {
  let database: Database
  let app: FastifyInstance
  let school: TestSchool
  let track: TrackClient
  let params: { schoolId: string }
  let written: NewEntry[]

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
    const taughtFrom = '2026-09-14' as const
    const taught = [first!, second!].map((objectiveId) => ({ objectiveId, groupId: school.classId, taughtFrom }))
    if (role === 'support') return
    await track.setTaughtFrom({ params, body: { taught } })
    written = [judged(school.pupilIds.ada, 0, 'secure'), judged(school.pupilIds.ben, 0, 'emerging')]
    await write(...written)
  }
  const judged = (pupilId: string, place: number, value: string): NewEntry => ({
    id: makeId(),
    pupilId,
    objectiveId: school.objectiveIds[place]!,
    value,
    observedOn: '2026-12-01',
  })
  const write = async (...entries: NewEntry[]) =>
    expect((await track.writeEntries({ params, body: { entries } })).refused).toEqual([])
  const changesOf = (frozenId: string) => track.listFrozenChanges({ params: { ...params, frozenId } })
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
      const [scale] = await tx.select().from(depthScale).where(eq(depthScale.schoolId, schoolId))
      await tx
        .insert(depthScale)
        .values({ ...from, id: scale!.id, name: 'New words', codes: scale!.codes, secureFrom: 'deeper' })
      await tx.update(objective).set({ retiredOn: '2026-12-05' }).where(eq(objective.id, school.objectiveIds[1]!))
      await tx.update(pupilGroup).set({ name: 'Renamed' }).where(eq(pupilGroup.schoolId, schoolId))
      await tx.update(subject).set({ name: 'Mathematics' }).where(eq(subject.schoolId, schoolId))
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

  it('say what their report was for and for whom when they were kept, in files too', async () => {
    await open('admin')
    const { dates: _, ...template } = definition()
    const saved = await track.addReportTemplate({
      params,
      body: {
        name: 'Governors',
        purpose: 'The spring meeting.',
        template: { ...template, audienceId: 'governors', dates: [{ kind: 'today' }] },
      },
    })
    const ofTemplate = { templateId: saved.id, definition: { ...definition(), audienceId: 'governors' } }
    const kept = await freeze('Governors, spring', ofTemplate)
    const about = { name: 'Governors, spring', purpose: 'The spring meeting.', audience: 'Governors' }
    expect(kept).toMatchObject(about)
    const fileOf = async () => {
      const url = `/v1/schools/${school.schoolId}/reports/frozen/${kept.id}/export?format=csv`
      const { headers, body } = await app.inject({ url, headers: { cookie: `track_session=${school.token}` } })
      return `${headers['content-disposition']}\n${body}`
    }
    const before = [await bytesOf(kept.id), await fileOf()]

    const change = { name: 'Trustees', purpose: 'Something else.' }
    await track.changeReportTemplate({ params: { ...params, templateId: saved.id }, body: change, ifMatch: saved.etag })
    const audiences = [{ id: 'governors', name: 'Trustees', minimumGroup: 5 }]
    await track.changeSchoolSettings({ params, body: { audiences }, ifMatch: '*' })
    expect([await bytesOf(kept.id), await fileOf()]).toEqual(before)
    expect(before[1]).toContain('filename="Governors, spring.csv"')
    expect(before[1]).toContain('Report,"Governors, spring"')
    expect(before[1]).toContain('For Governors: groups of fewer than 5 are not shown')
    expect(before[1]).toContain('Purpose,The spring meeting.')
    expect((await track.listFrozenReports({ params })).frozen).toMatchObject([about])
    expect(await freeze('Of nobody')).toMatchObject({ purpose: '', audience: null })
  })

  it('that were kept before that was kept with them say what their report said when it began to be', async () => {
    await open()
    const { dates: _, ...template } = definition()
    const body = { name: 'Governors', purpose: 'The spring meeting.', template: { ...template, dates: [TODAY] } }
    const { id: templateId } = await track.addReportTemplate({ params, body })
    await freeze('First', { templateId, definition: { ...definition(), audienceId: 'governors' } })
    await freeze('Second')
    await withOwner(database.pool, school.schoolId, (tx) =>
      tx.update(frozenReport).set({ purpose: '', audience: null }).where(eq(frozenReport.schoolId, school.schoolId)),
    )
    const [, ...fillIn] = readFileSync(join(migrationsDirectory, '0025_kept_pages_whole.sql'), 'utf8').split(
      /(?=^-- What a page)/m,
    )
    for (const statement of fillIn.join('').split('--> statement-breakpoint')) await database.pool.query(statement)
    expect((await track.listFrozenReports({ params })).frozen).toMatchObject([
      { name: 'Second', purpose: '', audience: null },
      { name: 'First', purpose: 'The spring meeting.', audience: 'Governors' },
    ])
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
    for (const unknown of [frozenId, randomUUID()]) {
      expect(await refusalOf(changesOf(unknown))).toEqual(foreign)
      const file = track.exportFrozenReport({ params: { ...params, frozenId: unknown }, query: { format: 'csv' } })
      expect(await refusalOf(file)).toEqual(foreign)
    }
  })
  it('say which numbers read otherwise today and by which entries, and stay as they were (REP-8)', async () => {
    await open()
    const { id } = await freeze('Autumn')
    expect(await changesOf(id)).toEqual({ asKnown: expect.any(String), reproducible: true, numbers: 8, cells: [] })
    const before = await bytesOf(id)

    const { ada, ben, cai } = school.pupilIds
    const correction = { ...judged(ben, 0, 'secure'), supersedes: written[1]!.id }
    const late = judged(cai, 1, 'secure')
    // What nobody can see on the page is no change: a word that does not move the line.
    const idle = { ...judged(ada, 0, 'deeper'), supersedes: written[0]!.id }
    await write(correction, late, idle)

    const { cells, numbers, reproducible } = await changesOf(id)
    expect([numbers, reproducible]).toEqual([8, true])
    const places = ['all', school.classId].flatMap((groupId) =>
      [0, 1].flatMap((column) => [0, 1].map((date) => [groupId, column, date])),
    )
    expect(cells.map(({ groupId, column, date }) => [groupId, column, date])).toEqual(places)
    // Ada 1 of 2 and Ben 0 of 2; then Ben and Cai 1 of 2 as well.
    expect(cells[0]).toMatchObject({ before: { value: 25, n: 2 }, after: { value: 50, n: 3 } })
    const [cause, ...more] = cells[0]!.causes
    expect(more).toEqual([])
    expect(cause).toMatchObject({
      kind: 'entries',
      entryCount: 2,
      pupils: [
        { pupilId: ben, label: 'ben of Larkfield' },
        { pupilId: cai, label: 'cai of Larkfield' },
      ],
    })
    const ofEntry = { value: 'secure', observedOn: '2026-12-01', recordedAt: expect.any(String) }
    const [ofBen, ofCai] = [
      {
        id: correction.id,
        kind: 'correction',
        pupilId: ben,
        label: 'ben of Larkfield',
        about: 'Objective 1 of Larkfield',
        before: 'emerging',
      },
      {
        id: late.id,
        kind: 'judgement',
        pupilId: cai,
        label: 'cai of Larkfield',
        about: 'Objective 2 of Larkfield',
        before: null,
      },
    ]
    expect(cause!.entries).toHaveLength(2)
    expect(cause!.entries).toEqual(
      expect.arrayContaining([
        { ...ofBen, ...ofEntry },
        { ...ofCai, ...ofEntry },
      ]),
    )
    // On track changes by n alone: nobody is, of three instead of two.
    expect(cells[2]).toMatchObject({ before: { value: 0, n: 2 }, after: { value: 0, n: 3 } })

    const undo = { ...correction, id: makeId(), value: 'emerging', supersedes: correction.id }
    await write(undo, { ...late, id: makeId(), value: null })
    expect((await changesOf(id)).cells).toEqual([])
    expect(await bytesOf(id)).toBe(before)
  })

  it('say where rules, scales and lists are the cause, and who came and left (REP-8)', async () => {
    await open()
    const { id } = await freeze('Autumn')
    await changeEverything()
    const { cells } = await changesOf(id)
    const kindsAt = (column: number, date: number) =>
      cells.find((cell) => cell.column === column && cell.date === date)?.causes.map(({ kind }) => kind)
    // One objective fewer at both dates; from January on another line between secured and not.
    expect(kindsAt(0, 0)).toEqual(['taught'])
    expect(kindsAt(0, 1)).toEqual(['taught', 'scale'])

    await open()
    const choir = randomUUID()
    const { schoolId } = school
    const of = { schoolId, groupId: choir, fromOn: '2026-09-01' }
    await withOwner(database.pool, schoolId, async (tx) => {
      await tx.insert(pupilGroup).values({ schoolId, id: choir, kind: 'ad-hoc', name: 'Choir' })
      await tx.insert(membership).values({ ...of, pupilId: school.pupilIds.ada })
    })
    const kept = await freeze('Choir', { definition: { ...definition(), groupIds: [choir] } })
    await withOwner(database.pool, schoolId, async (tx) => {
      await tx.delete(membership).where(eq(membership.groupId, choir))
      await tx.insert(membership).values({ ...of, pupilId: school.pupilIds.ben })
    })
    const [cell] = (await changesOf(kept.id)).cells
    expect(cell).toMatchObject({ groupId: choir, before: { value: 50, n: 1 }, after: { value: 0, n: 1 } })
    expect(cell!.causes.map(({ kind, pupils }) => [kind, pupils.map(({ label }) => label)])).toEqual([
      ['joined', ['ben of Larkfield']],
      ['left', ['ada of Larkfield']],
    ])
  })

  it('tell an audience nothing that the page hides from it, even when the school forgets the audience (E12)', async () => {
    await open('admin')
    const { id, page } = await freeze('Governors', { definition: { ...definition(), audienceId: 'governors' } })
    expect(page.rows.map(({ n }) => n)).toEqual([null, null])
    await write(judged(school.pupilIds.cai, 0, 'secure'))
    expect((await changesOf(id)).cells).toEqual([])
    const audiences = [{ id: 'everybody', name: 'Everybody', minimumGroup: 0 }]
    await track.changeSchoolSettings({ params, body: { audiences }, ifMatch: '*' })
    expect((await changesOf(id)).cells).toEqual([])

    // Shown to staff when it was kept, hidden from everybody smaller than this since.
    const shown = await freeze('Ours', { definition: { ...definition(), audienceId: 'everybody' } })
    const stricter = [{ ...audiences[0]!, minimumGroup: 5 }]
    await track.changeSchoolSettings({ params, body: { audiences: stricter }, ifMatch: '*' })
    await write(judged(school.pupilIds.dua, 0, 'secure'))
    const { cells } = await changesOf(shown.id)
    expect(cells).toHaveLength(8)
    for (const { after, causes } of cells) {
      expect(after).toMatchObject({ value: null, n: null, suppressed: true })
      expect(causes).toMatchObject([{ kind: 'hidden', pupils: [], entries: [] }])
    }
  })

  it('kept before their inputs were are compared by their numbers alone', async () => {
    await open()
    const { id } = await freeze('Long ago')
    await withOwner(database.pool, school.schoolId, (tx) =>
      tx.update(frozenReport).set({ inputs: null, knownSeq: null }).where(eq(frozenReport.id, id)),
    )
    expect(await changesOf(id)).toMatchObject({ reproducible: false, numbers: 8, cells: [] })
    await write(judged(school.pupilIds.ben, 1, 'secure'))
    const { cells, reproducible } = await changesOf(id)
    expect([reproducible, cells.length]).toEqual([false, 4])
    expect(cells[0]).toMatchObject({ groupId: 'all', before: { value: 25 }, after: { value: 50 }, causes: [] })
  })
})
