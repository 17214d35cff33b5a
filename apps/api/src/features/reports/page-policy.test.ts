import { randomUUID } from 'node:crypto'
import type { NewEntry, PageDefinition, ProblemError, TrackClient } from '@track/api-contract'
import { eq } from 'drizzle-orm'
import type { FastifyInstance } from 'fastify'
import { v7 as makeId } from 'uuid'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import type { Database } from '../../database/open-database.js'
import {
  calculationChoice,
  correspondence,
  depthScale,
  descriptorSet,
  entry,
  logHead,
  measure,
  objectiveRevision,
  objectiveRevisionPart,
  onTrackRule,
  programme,
  programmeAssignment,
  programmeObjective,
  school as schoolTable,
} from '../../database/schema.js'
import { type Transaction, withOwner } from '../../database/transaction.js'
import { testApp } from '../../testing/app.js'
import { engines, freshDatabase } from '../../testing/database.js'
import { clientOf, makeTestSchool, type TestSchool } from '../../testing/school.js'

type Definition = z.input<typeof PageDefinition>
type Measure = Definition['columns'][number]['measure']

describe.each(engines)('a page by the school’s own words and rules, on %s', (engine) => {
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
  beforeEach(async () => {
    school = await makeTestSchool(database.pool)
    track = clientOf(app, school.token)
    params = { schoolId: school.schoolId }
    const taught = school.objectiveIds.map((objectiveId, place) => ({
      objectiveId,
      groupId: school.classId,
      taughtFrom: place < 2 ? ('2026-09-14' as const) : ('2027-01-11' as const),
    }))
    await track.setTaughtFrom({ params, body: { taught } })
    const { ada, ben } = school.pupilIds
    await write(
      judged(ada, 0, 'secure', '2026-12-01'),
      judged(ada, 1, 'emerging', '2026-12-01'),
      judged(ada, 1, 'deeper', '2027-03-01'),
      judged(ada, 2, 'secure', '2027-03-01'),
      judged(ben, 0, 'secure', '2026-12-01'),
      judged(ben, 1, 'secure', '2026-12-01'),
    )
  })
  const judged = (pupilId: string, place: number, value: string, observedOn: NewEntry['observedOn']): NewEntry => ({
    id: makeId(),
    pupilId,
    objectiveId: school.objectiveIds[place]!,
    value,
    observedOn,
  })
  const write = async (...entries: NewEntry[]) =>
    expect((await track.writeEntries({ params, body: { entries } })).refused).toEqual([])
  const asOwner = (work: (tx: Transaction) => Promise<unknown>) => withOwner(database.pool, school.schoolId, work)
  const definition = (measures: Measure[], more: Partial<Definition> = {}): Definition => ({
    groupIds: ['all'],
    columns: measures.map((measure) => ({ subjectId: school.subjectId, measure })),
    dates: [
      { label: 'Autumn', on: '2026-12-11' },
      { label: 'Spring', on: '2027-03-26' },
    ],
    ...more,
  })
  const pageOf = (measures: Measure[], more: Partial<Definition> = {}) =>
    track.calculatePage({ params, body: definition(measures, more) })
  const refusalOf = (measures: Measure[]) =>
    pageOf(measures).then(
      () => undefined,
      ({ problem }: ProblemError) => `${problem.errors?.[0]?.pointer}: ${problem.errors?.[0]?.detail}`,
    )

  it('keeps autumn when the line moves on 1 January; spring goes by the new one and the page says so', async () => {
    const measures: Measure[] = [{ kind: 'on-track', ruleId: school.ruleId }]
    const before = await pageOf(measures)
    const rule = { anyOf: [{ allOf: [{ kind: 'secured-percent', percentAtLeast: 80, of: 'taught', tags: [] }] }] }
    const values = { schoolId: school.schoolId, id: school.ruleId, name: 'On track', rule, effectiveFrom: '2027-01-01' }
    await asOwner((tx) => tx.insert(onTrackRule).values(values))
    const after = await pageOf(measures)
    const [autumn, spring] = after.rows[0]!.cells[0]!
    expect(JSON.stringify(autumn)).toBe(JSON.stringify(before.rows[0]!.cells[0]![0]))
    // Ada has 3 of 4: enough for 75 % and not for 80 %.
    expect([before.rows[0]!.cells[0]![1]!.value, spring!.value]).toEqual([50, 0])
    expect(before.notes).toEqual([])
    expect(after.notes.map(({ text }) => text)).toEqual([
      '“On track” is 75 % until 31 December 2026 and 80 % from 1 January 2027.',
    ])
  })

  it('asks a rule for a share of what is planned, and calculates as the school chose', async () => {
    const rule = { anyOf: [{ allOf: [{ kind: 'secured-percent', percentAtLeast: 50, of: 'planned', tags: [] }] }] }
    const { schoolId, ruleId } = school
    const calculation = { method: 'n-times', times: 2, atLeast: 1 }
    await asOwner(async (tx) => {
      await tx.insert(onTrackRule).values({ schoolId, id: ruleId, name: 'Covered', rule, effectiveFrom: '2026-09-01' })
    })
    const onTrack = { kind: 'on-track', ruleId } as const
    // Planned are 4: Ada has 1, then 3; Ben has 2, then 2.
    expect((await pageOf([onTrack])).rows[0]!.cells[0]!.map(({ value }) => value)).toEqual([50, 100])
    await asOwner((tx) =>
      tx.insert(calculationChoice).values({ schoolId, id: randomUUID(), calculation, effectiveFrom: '2026-09-01' }),
    )
    const { rows, notes } = await pageOf([{ kind: 'secured' }])
    // Nobody was judged twice in autumn; in spring Ada was, once: (1 + 3) / 2 is secure.
    expect(rows[0]!.cells[0]!.map(({ value, n }) => [value, n])).toEqual([
      [0, 2],
      [13, 2],
    ])
    expect(notes.map(({ kind }) => kind)).toEqual(['calculation'])
  })

  it('counts words and categories, and names them', async () => {
    const { measureId, sets } = await addWords()
    const words: Measure = { kind: 'described', measureId, descriptorIds: ['expected', 'greater'] }
    const correspondenceId = randomUUID()
    const categories = [{ id: 'at', label: 'At', descriptorIds: ['expected'] }]
    await asOwner((tx) =>
      tx.insert(correspondence).values({ schoolId: school.schoolId, id: correspondenceId, name: 'Bands', categories }),
    )
    const category: Measure = { kind: 'category', measureId, correspondenceId, categoryId: 'at' }
    const page = await pageOf([words, category])
    expect(page.columns.map(({ name, unit }) => [name, unit])).toEqual([
      ['Attainment: Expected, Greater depth', 'percent'],
      ['Attainment: At', 'percent'],
    ])
    expect(page.rows[0]!.cells.map(([autumn]) => [autumn!.value, autumn!.n, autumn!.withoutData])).toEqual([
      [50, 2, 2],
      [50, 2, 2],
    ])
    expect(page.notes).toMatchObject([{ kind: 'meaning', columns: [0, 1], ids: [sets.school] }])
    const opened = await track.listPagePupils({
      params,
      body: { definition: definition([words]), groupId: 'all', column: 0, date: 0 },
    })
    expect(opened.counted.map(({ label, word, value }) => [label, word, value])).toEqual([
      ['ada of Larkfield', 'Expected', 100],
      ['ben of Larkfield', 'Working towards', 0],
    ])
    expect(opened.notCounted.map(({ reason }) => reason)).toEqual(['no-word', 'no-word'])
    expect(opened.explanation[0]!.text).toContain('“Expected” or “Greater depth”')
  })

  it('says what a pupil gained since the first date', async () => {
    const page = await pageOf([
      { kind: 'progress', count: 'deepened' },
      { kind: 'progress', count: 'matched-average-depth' },
    ])
    expect(page.columns.map(({ unit }) => unit)).toEqual(['count', 'number'])
    expect(page.rows[0]!.cells.map((over) => over.map(({ value }) => value))).toEqual([
      [null, 0.5],
      [null, 0.5],
    ])
  })

  it('shows numbers of depths only where the school turned them on', async () => {
    expect(await refusalOf([{ kind: 'mean-number' }])).toContain(
      '/columns/0/measure/kind: This school shows no numbers',
    )
    await asOwner(async (tx) => {
      await tx.update(schoolTable).set({ depthNumbers: true })
      const [scale] = await tx.select().from(depthScale)
      const codes = (scale!.codes as object[]).map((code, number) => ({ ...code, number }))
      await tx.update(depthScale).set({ codes })
    })
    const page = await pageOf([{ kind: 'mean-number' }])
    expect(page.columns[0]).toMatchObject({ name: null, unit: 'number' })
    // Ada: (2 + 1) / 2, Ben: 2; then (2 + 3 + 2) / 3 and 2.
    expect(page.rows[0]!.cells[0]!.map(({ value }) => value)).toEqual([1.8, 2.2])
  })

  it('refuses by name what is not there, not of that kind, or was given up by the first day', async () => {
    const { measureId } = await addWords({ retiredOn: '2026-12-01' })
    const gone = randomUUID()
    expect(await refusalOf([{ kind: 'on-track', ruleId: gone }])).toContain('/columns/0/measure/ruleId')
    expect(await refusalOf([{ kind: 'mean-mark', measureId }])).toContain('“Attainment” holds words')
    expect(
      await refusalOf([{ kind: 'described', measureId: school.measureId, descriptorIds: ['expected'] }]),
    ).toContain('“Test” holds marks')
    expect(await refusalOf([{ kind: 'described', measureId, descriptorIds: ['expected', 'nonsense'] }])).toMatch(
      /“Expected” is a word of “Attainment words”, which was retired on 2026-12-01/,
    )
    expect(await refusalOf([{ kind: 'described', measureId, descriptorIds: ['nonsense'] }])).toContain(
      '/columns/0/measure/descriptorIds/0: This school has no such word',
    )
    expect(await refusalOf([{ kind: 'category', measureId, correspondenceId: gone, categoryId: 'at' }])).toContain(
      'no such correspondence',
    )
  })

  it('goes by the version in force, whatever the versions are called', async () => {
    const { schoolId, ruleId } = school
    const { measureId, sets } = await addWords()
    const measures: Measure[] = [
      { kind: 'on-track', ruleId },
      { kind: 'described', measureId, descriptorIds: ['expected'] },
    ]
    await asOwner(async (tx) => {
      const [set] = await tx.select().from(descriptorSet).where(eq(descriptorSet.id, sets.school))
      const { recordedAt: _, ...words } = set!
      const [rule] = await tx.select().from(onTrackRule).where(eq(onTrackRule.id, ruleId))
      const renamed = [
        { name: 'At ease', effectiveFrom: '2027-01-01' },
        { name: 'Zest', effectiveFrom: '2027-09-01' },
      ] as const
      for (const version of renamed)
        await tx.insert(onTrackRule).values({ schoolId, id: ruleId, rule: rule!.rule, ...version })
      const given = { name: 'Aims', effectiveFrom: '2026-11-01', retiredOn: '2027-01-01' } as const
      await tx.insert(descriptorSet).values({ ...words, ...given })
    })
    expect((await pageOf(measures)).columns[0]).toMatchObject({ name: 'At ease' })
    const spring = { dates: [{ label: 'Spring', on: '2027-03-26' as const }] }
    const refused = await pageOf(measures, spring).catch(({ problem }: ProblemError) => problem)
    expect(refused).toMatchObject({ errors: [{ code: 'descriptors/retired' }] })
    expect(JSON.stringify(refused)).toContain('a word of “Aims”, which was retired on 2027-01-01')
  })

  it('reads pupils against the programme of their class in the age-related view, and only names the own one', async () => {
    const { schoolId, subjectId, objectiveIds } = school
    const { ben } = school.pupilIds
    const programmeId = randomUUID()
    await asOwner(async (tx) => {
      await tx.insert(programme).values({ schoolId, id: programmeId, subjectId, name: 'Year 2 maths' })
      await tx.insert(programmeObjective).values({ schoolId, programmeId, objectiveId: objectiveIds[0]! })
      const effectiveFrom = '2026-09-01'
      await tx
        .insert(programmeAssignment)
        .values({ schoolId, id: randomUUID(), subjectId, pupilId: ben, programmeId, effectiveFrom })
    })
    const own = definition([{ kind: 'secured' }])
    const ageRelated = { ...own, scope: 'age-related' as const }
    const open = (definition: Definition) =>
      track.listPagePupils({ params, body: { definition, groupId: 'all', column: 0, date: 1 } })
    const figures = ({ counted }: Awaited<ReturnType<typeof open>>) =>
      counted.map(({ label, numerator, denominator, programme }) => [label, numerator, denominator, programme])
    expect(figures(await open(own))).toEqual([
      ['ada of Larkfield', 3, 4, undefined],
      ['ben of Larkfield', 1, 1, 'Year 2 maths'],
    ])
    expect(figures(await open(ageRelated))).toEqual([
      ['ada of Larkfield', 3, 4, undefined],
      ['ben of Larkfield', 2, 4, 'Year 2 maths'],
    ])
    const page = await track.calculatePage({ params, body: ageRelated })
    expect(page.notes).toMatchObject([{ kind: 'scope' }])
    expect((await open(ageRelated)).explanation.map(({ about }) => about)).toContain('scope')
  })

  it('says on which day the objective list changed', async () => {
    const { schoolId, frameworkId, objectiveIds } = school
    const revisionId = randomUUID()
    await asOwner(async (tx) => {
      await tx.insert(objectiveRevision).values({ schoolId, id: revisionId, frameworkId, on: '2027-02-01' })
      const parts = (['replaced', 'added', 'added'] as const).map((part, place) => ({
        schoolId,
        revisionId,
        objectiveId: objectiveIds[place + 1]!,
        part,
        position: place,
      }))
      await tx.insert(objectiveRevisionPart).values(parts)
    })
    const { notes } = await pageOf([{ kind: 'secured' }])
    expect(notes).toMatchObject([
      { kind: 'objectives-changed', text: 'The objective list changed on 1 February 2027.', ids: [revisionId] },
    ])
  })

  /** A column of words with a word for Ada and for Ben. */
  async function addWords({ retiredOn = null }: { retiredOn?: string | null } = {}) {
    const { schoolId, subjectId, pupilIds, teacherId } = school
    const [measureId, setId] = [randomUUID(), randomUUID()]
    const labels = { working: 'Working towards', expected: 'Expected', greater: 'Greater depth' }
    const descriptors = Object.entries(labels).map(([id, label]) => ({
      id,
      label,
      shortCode: label[0],
      colour: '#eeeeee',
      symbol: 'ring',
    }))
    const set = { kind: 'attainment', ordered: true, meaning: 'competence', descriptors, suggestions: [] } as const
    await asOwner(async (tx) => {
      await tx
        .insert(descriptorSet)
        .values({ schoolId, id: setId, name: 'Attainment words', effectiveFrom: '2026-09-01', retiredOn, ...set })
      await tx.insert(measure).values({ schoolId, id: measureId, subjectId, name: 'Attainment', setId })
      const line = {
        schoolId,
        measureId,
        observedOn: '2026-12-01',
        recordedAt: '2026-12-01T12:00:00.000Z',
        recordedBy: teacherId,
        track: 'teacher',
        via: 'entry',
      } as const
      await tx.insert(entry).values([
        { ...line, id: makeId(), seq: 101, pupilId: pupilIds.ada, markCode: 'expected' },
        { ...line, id: makeId(), seq: 102, pupilId: pupilIds.ben, markCode: 'working' },
      ])
      await tx.update(logHead).set({ lastSeq: 102 }).where(eq(logHead.schoolId, schoolId))
    })
    return { measureId, sets: { school: setId } }
  }
})
