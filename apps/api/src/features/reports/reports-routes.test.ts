import { randomUUID } from 'node:crypto'
import { type NewEntry, type PageDefinition, PageTemplate, type TrackClient } from '@track/api-contract'
import type { FastifyInstance } from 'fastify'
import { v7 as makeId } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import type { Database } from '../../database/open-database.js'
import { testApp } from '../../testing/app.js'
import { engines, freshDatabase } from '../../testing/database.js'
import { clientOf, makeTestSchool, type TestSchool } from '../../testing/school.js'

describe.each(engines)('data on a page, on %s', (engine) => {
  let database: Database
  let app: FastifyInstance
  let school: TestSchool
  let track: TrackClient
  let params: { schoolId: string }

  beforeAll(async () => {
    database = await freshDatabase(engine)
    app = testApp(database.pool)
    school = await makeTestSchool(database.pool)
    track = clientOf(app, school.token)
    params = { schoolId: school.schoolId }
    const { ada, ben, cai, dua } = school.pupilIds
    const [first, second, third] = school.objectiveIds
    const judged = (pupilId: string, objectiveId: string | undefined, value: string, observedOn: Day): NewEntry => ({
      id: makeId(),
      pupilId,
      objectiveId: objectiveId!,
      value,
      observedOn,
    })
    const marked = (pupilId: string, value: number | string, observedOn: Day): NewEntry => ({
      id: makeId(),
      pupilId,
      measureId: school.measureId,
      value,
      observedOn,
    })
    await track.setTaughtFrom({
      params,
      body: {
        taught: [
          { objectiveId: first!, groupId: school.classId, taughtFrom: '2026-09-14' },
          { objectiveId: second!, groupId: school.classId, taughtFrom: '2026-09-28' },
          { objectiveId: third!, groupId: school.classId, taughtFrom: '2026-11-02' },
        ],
      },
    })
    const { refused } = await track.writeEntries({
      params,
      body: {
        entries: [
          judged(ada, first, 'secure', '2026-09-20'),
          judged(ada, second, 'deeper', '2026-10-01'),
          judged(ada, third, 'secure', '2026-11-10'),
          judged(ben, first, 'emerging', '2026-09-20'),
          judged(ben, first, 'secure', '2026-11-03'),
          judged(ben, second, 'secure', '2026-11-03'),
          judged(cai, first, 'not-yet', '2026-09-21'),
          marked(ada, 110, '2026-09-30'),
          marked(ben, 95, '2026-09-30'),
          marked(cai, 'A', '2026-09-30'),
          marked(ada, 115, '2026-11-12'),
          marked(cai, 90, '2026-11-12'),
        ],
      },
    })
    expect(refused).toEqual([])
    // Dua has no judgement and no mark at all.
    expect(dua).toBeDefined()
  })
  afterAll(async () => {
    await app.close()
    await database.close()
  })

  type Day = `${number}-${number}-${number}`
  const definition = (more: Partial<z.input<typeof PageDefinition>> = {}): z.input<typeof PageDefinition> => ({
    groupIds: ['all', school.classId],
    columns: [
      { subjectId: school.subjectId, measure: { kind: 'secured' } },
      { subjectId: school.subjectId, measure: { kind: 'secured', average: 'pooled' } },
      { subjectId: school.subjectId, measure: { kind: 'on-track', ruleId: school.ruleId } },
      { subjectId: school.subjectId, measure: { kind: 'mean-mark', measureId: school.measureId } },
      { subjectId: school.subjectId, measure: { kind: 'mean-mark', measureId: school.measureId, matched: true } },
    ],
    dates: [
      { label: 'Half term', on: '2026-10-23' },
      { label: 'Now', on: '2026-11-20' },
    ],
    ...more,
  })

  it('says what a person would work out by hand', async () => {
    const page = await track.calculatePage({ params, body: definition() })
    expect(page.columns.map(({ subject, name, unit }) => [subject, name, unit])).toEqual([
      ['Maths', null, 'percent'],
      ['Maths', null, 'percent'],
      ['Maths', 'On track', 'percent'],
      ['Maths', 'Test', 'mark'],
      ['Maths', 'Test', 'mark'],
    ])
    expect(page.rows.map(({ name, n }) => [name, n])).toEqual([
      ['All', 4],
      ['4 Oak', 4],
    ])
    const numbers = page.rows[0]!.cells.map((dates) =>
      dates.map(({ value, n, withoutData }) => [value, n, withoutData]),
    )
    expect(numbers).toEqual([
      // Ada 2/2, Ben 0/2, Cai 0/2; then 3/3, 2/3, 0/3. Dua is without data both times.
      [
        [33, 3, 1],
        [56, 3, 1],
      ],
      [
        [33, 3, 1],
        [56, 3, 1],
      ],
      [
        [33, 3, 1],
        [33, 3, 1],
      ],
      [
        [102.5, 2, 1],
        [100, 3, 1],
      ],
      [
        [102.5, 2, 1],
        [105, 2, 1],
      ],
    ])
    expect(page.rows[0]!.cells[3]![0]!.codes).toEqual({ A: 1 })
    expect(page.rows[1]!.cells).toEqual(page.rows[0]!.cells)
  })

  it('changes as soon as a teacher marks', async () => {
    const entry: NewEntry = {
      id: makeId(),
      pupilId: school.pupilIds.dua,
      objectiveId: school.objectiveIds[0]!,
      value: 'secure',
      observedOn: '2026-11-20',
    }
    await track.writeEntries({ params, body: { entries: [entry], classId: school.classId } })
    const page = await track.calculatePage({ params, body: definition() })
    expect(page.rows[0]!.cells[0]![1]).toMatchObject({ value: 50, n: 4, withoutData: 0 })
    const undo: NewEntry = { ...entry, id: makeId(), value: null, supersedes: entry.id }
    await track.writeEntries({ params, body: { entries: [undo] } })
    const back = await track.calculatePage({ params, body: definition() })
    expect(back.rows[0]!.cells[0]![1]).toMatchObject({ value: 56, n: 3, withoutData: 1 })
  })

  it('opens a number into the pupils behind it, with their own figures and the reasons of the others', async () => {
    const opened = await track.listPagePupils({
      params,
      body: { definition: definition(), groupId: 'all', column: 3, date: 0 },
    })
    expect(opened.counted.map(({ label, value, observedOn }) => [label, value, observedOn])).toEqual([
      ['ada of Larkfield', 110, '2026-09-30'],
      ['ben of Larkfield', 95, '2026-09-30'],
    ])
    expect(opened.notCounted.map(({ label, reason, code }) => [label, reason, code])).toEqual([
      ['cai of Larkfield', 'code', 'A'],
      ['dua of Larkfield', 'no-mark', undefined],
    ])
    expect(opened.counted).toHaveLength(opened.cell.n!)
    expect(opened.explanation.map(({ about }) => about)).toContain('rounding')
  })

  it('hides small groups when the audience asks for it, and opens a hidden number into nobody', async () => {
    const hidden = definition({ minimumGroup: 5 })
    const page = await track.calculatePage({ params, body: hidden })
    expect(page.rows[0]).toMatchObject({ n: null, suppressed: true })
    expect(page.rows[0]!.cells.flat().every(({ value, n }) => value === null && n === null)).toBe(true)
    const opened = await track.listPagePupils({
      params,
      body: { definition: hidden, groupId: 'all', column: 0, date: 0 },
    })
    expect(opened).toMatchObject({ counted: [], notCounted: [] })
  })

  it.each([
    ['a group', { groupIds: [randomUUID()] }, '/groupIds/0', 'reports/unknown-group'],
    [
      'a subject',
      { columns: [{ subjectId: randomUUID(), measure: { kind: 'secured' as const } }] },
      '/columns/0/subjectId',
      'reports/unknown-subject',
    ],
  ])('says which field names %s that this school does not have', async (_, more, field, code) => {
    await expect(track.calculatePage({ params, body: definition(more) })).rejects.toMatchObject({
      problem: {
        status: 400,
        code: 'request/invalid',
        errors: [{ pointer: field, code, detail: expect.stringMatching(/^This school has no such/) }],
      },
    })
  })

  it('says which of group, column and date is not on the page', async () => {
    const body = { definition: definition(), groupId: randomUUID(), column: 7, date: 2 }
    const { errors } = await track.listPagePupils({ params, body }).catch((error) => error.problem)
    expect(errors.map(({ pointer, code }: { pointer: string; code: string }) => [pointer, code])).toEqual(
      ['/groupId', '/column', '/date'].map((pointer) => [pointer, 'reports/unknown-cell']),
    )
    const { columns } = definition()
    expect(errors[1].detail).toBe(
      `This page has ${columns.length}, which count from 0: send 0 to ${columns.length - 1}`,
    )
  })

  it('gives each rule of a column a code of its own', async () => {
    const { subjectId } = school
    const progress = { subjectId, measure: { kind: 'progress', count: 'deepened' } } as const
    const change = { since: { kind: 'first-date' }, pupils: 'raw' } as const
    const columns = [
      { ...progress, show: 'count' as const },
      { ...progress, change },
    ]
    await expect(track.calculatePage({ params, body: definition({ columns }) })).rejects.toMatchObject({
      problem: {
        errors: [
          { pointer: '/columns/0/show', code: 'reports/no-count' },
          { pointer: '/columns/1/change', code: 'reports/no-change' },
        ],
      },
    })
  })

  it('has no word for staff, nor for a rank, and none that stands in for one (REP-11)', async () => {
    const body = { ...definition(), groupIds: [school.teacherId] }
    await expect(track.calculatePage({ params, body })).rejects.toMatchObject({ problem: { status: 400 } })
    const smuggled = { ...definition(), groupBy: 'teacher', orderBy: 'value', staffId: school.teacherId }
    const { asKnown: _, ...page } = await track.calculatePage({ params, body: smuggled as never })
    expect(page).toMatchObject({ definition: definition(), rows: [{ groupId: 'all' }, { groupId: school.classId }] })
    expect(JSON.stringify(page)).not.toContain(school.teacherId)

    const words = wordsOf(z.toJSONSchema(PageTemplate, { io: 'input' }))
    expect(words).toEqual(expect.arrayContaining(['groupIds', 'combined', 'secured', 'matched']))
    expect(
      words.filter((word) => /staff|teacher|account|person|user|rank|league|sort|order|top|best/i.test(word)),
    ).toEqual([])
  })

  it('refuses a number that is not on the page', async () => {
    const body = { definition: definition(), groupId: 'all', column: 9, date: 0 }
    await expect(track.listPagePupils({ params, body })).rejects.toMatchObject({ problem: { status: 400 } })
  })
})

/** Every word that a schema knows: the names of fields and the values they may have. */
function wordsOf(schema: unknown): string[] {
  if (typeof schema !== 'object' || schema === null) return []
  const { properties = {}, enum: values = [], const: only } = schema as Record<string, object | undefined>
  const own = [...Object.keys(properties), ...Object.values(values), ...(only === undefined ? [] : [String(only)])]
  return [...own, ...Object.values(schema).flatMap(wordsOf)]
}
