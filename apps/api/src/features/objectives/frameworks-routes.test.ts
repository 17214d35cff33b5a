import { randomUUID } from 'node:crypto'
import type { NewEntry, ProblemError, TrackClient } from '@track/api-contract'
import type { CalendarDate } from '@track/kernel'
import type { FastifyInstance } from 'fastify'
import { v7 as makeId } from 'uuid'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Database } from '../../database/open-database.js'
import { testApp } from '../../testing/app.js'
import { engines, freshDatabase } from '../../testing/database.js'
import { clientOf, makeTestSchool, type TestSchool } from '../../testing/school.js'

describe.each(engines)('frameworks, headings and links, on %s', (engine) => {
  let database: Database
  let app: FastifyInstance
  let school: TestSchool
  let track: TrackClient
  let params: { schoolId: string }

  beforeAll(async () => {
    database = await freshDatabase(engine)
    app = testApp(database.pool)
  })
  beforeEach(async () => {
    school = await makeTestSchool(database.pool, { role: 'leader' })
    track = clientOf(app, school.token)
    params = { schoolId: school.schoolId }
  })
  afterAll(async () => {
    await app.close()
    await database.close()
  })
  const refusalOf = (answer: Promise<unknown>) =>
    answer.then(
      () => undefined,
      ({ problem }: ProblemError) => problem,
    )
  const judge = (objectiveId: string, value: string, observedOn: CalendarDate, pupilId = school.pupilIds.ada) => {
    const entry: NewEntry = { id: makeId(), pupilId, objectiveId, value, observedOn }
    return track.writeEntries({ params, body: { entries: [entry], classId: school.classId } })
  }
  const listed = () => track.listObjectives({ params, query: { frameworkId: school.frameworkId } })
  const addStrand = (name: string, parentId: string | null = null) =>
    track.addStrand({ params, body: { frameworkId: school.frameworkId, name, parentId } })
  const changeStrand = (strandId: string, body: object, ifMatch = '*') =>
    track.changeStrand({ params: { ...params, strandId }, body, ifMatch })

  it('renames a framework, and records it in another scale that has a word for every judgement', async () => {
    const [framework] = (await listed()).frameworks
    const at = { ...params, frameworkId: school.frameworkId }
    const renamed = await track.changeFramework({
      params: at,
      body: { name: 'Maths of ours', publisher: 'The Trust' },
      ifMatch: framework!.etag,
    })
    expect(renamed).toMatchObject({ name: 'Maths of ours', publisher: 'The Trust', scaleId: framework!.scaleId })
    expect((await listed()).frameworks).toEqual([renamed])
    const stale = track.changeFramework({ params: at, body: { name: 'No' }, ifMatch: framework!.etag })
    expect(await refusalOf(stale)).toMatchObject({ status: 412 })

    const [scale] = (await track.listDescriptors({ params })).scales
    const codesOf = (ids: readonly string[]) => scale!.codes.filter(({ id }) => ids.includes(id))
    const addScale = (name: string, ids: readonly string[]) =>
      track.addDepthScale({ params, body: { name, codes: codesOf(ids), secureFrom: 'secure' } })
    const narrow = await addScale('Two words', ['not-yet', 'secure'])
    const wide = await addScale('Three words', ['not-yet', 'emerging', 'secure'])
    await judge(school.objectiveIds[0]!, 'emerging', '2026-11-16')
    const move = (scaleId: string) => track.changeFramework({ params: at, body: { scaleId }, ifMatch: '*' })
    expect(await refusalOf(move(narrow.id))).toMatchObject({
      status: 409,
      code: 'objectives/in-use',
      detail: expect.stringContaining('"emerging"'),
    })
    expect(await refusalOf(move(randomUUID()))).toMatchObject({ status: 404 })
    expect(await move(wide.id)).toMatchObject({ scaleId: wide.id, publisher: 'The Trust' })
  })

  it('moves headings, keeps the order of the others, and refuses by name one under itself', async () => {
    const [number, shape, time] = [await addStrand('Number'), await addStrand('Shape'), await addStrand('Time')]
    const fractions = await addStrand('Fractions', number.id)
    const names = async () =>
      (await listed()).strands.filter(({ parentId }) => parentId === null).map(({ name }) => name)
    await changeStrand(time.id, { position: 0 }, time.etag)
    expect(await names()).toEqual(['Time', 'Number', 'Shape'])
    const moved = await changeStrand(fractions.id, { parentId: null, name: 'Parts' }, fractions.etag)
    expect(moved).toMatchObject({ name: 'Parts', parentId: null })
    expect(await names()).toEqual(['Time', 'Number', 'Shape', 'Parts'])
    await changeStrand(shape.id, { parentId: number.id })
    expect(await refusalOf(changeStrand(number.id, { parentId: shape.id }))).toMatchObject({
      status: 400,
      errors: [{ pointer: '/parentId', code: 'objectives/strand-loop', detail: expect.stringContaining('Number') }],
    })
    const other = await track.addFramework({ params, body: { subjectId: school.subjectId, name: 'Other' } })
    const elsewhere = await track.addStrand({ params, body: { frameworkId: other.id, name: 'Elsewhere' } })
    expect(await refusalOf(changeStrand(number.id, { parentId: elsewhere.id }))).toMatchObject({ status: 404 })
    expect(await refusalOf(changeStrand(number.id, { name: 'No' }, 'old'))).toMatchObject({ status: 412 })
  })

  it('removes a heading only when it is empty, and its links with it', async () => {
    const number = await addStrand('Number')
    const [first, second] = school.objectiveIds
    await track.changeObjective({
      params: { ...params, objectiveId: first! },
      body: { strandId: number.id },
      ifMatch: '*',
    })
    const remove = (strandId: string) => track.removeStrand({ params: { ...params, strandId }, ifMatch: '*' })
    expect(await refusalOf(remove(number.id))).toMatchObject({
      status: 409,
      code: 'objectives/in-use',
      detail: expect.stringContaining('"Number"'),
    })
    await track.changeObjective({ params: { ...params, objectiveId: first! }, body: { strandId: null }, ifMatch: '*' })
    await track.addLinks({ params, body: { links: [{ originId: second!, kind: 'isPartOf', targetId: number.id }] } })
    await remove(number.id)
    expect((await listed()).strands).toEqual([])
    expect((await track.listLinks({ params, query: { frameworkId: school.frameworkId } })).links).toEqual([])
    expect(await refusalOf(remove(number.id))).toMatchObject({ status: 404 })
  })

  it('gives an objective words for pupils from a day on, and keeps the older', async () => {
    const at = { ...params, objectiveId: school.objectiveIds[0]! }
    const changed = await track.changeObjective({
      params: at,
      body: { pupilWordings: { en: 'I can count in sixes' } },
      ifMatch: '*',
    })
    expect(changed).toMatchObject({
      wording: 'Objective 1 of Larkfield',
      pupilWordings: { en: 'I can count in sixes' },
    })
    const same = await track.changeObjective({
      params: at,
      body: { wording: changed.wording, pupilWordings: changed.pupilWordings },
      ifMatch: changed.etag,
    })
    expect(same).toEqual(changed)
    const { wordings } = await track.listWordings({ params: at })
    expect(wordings.map(({ pupilWordings }) => pupilWordings)).toEqual([{}, { en: 'I can count in sixes' }])
  })

  it('links to statements inside and outside, once, and says what is covered and how far', async () => {
    const national = await track.addFramework({ params, body: { subjectId: school.subjectId, name: 'National' } })
    const draft = (wording: string) => ({ frameworkId: national.id, strandId: null, wording })
    const { objectives } = await track.addObjectives({
      params,
      body: { objectives: ['Count', 'Add', 'Halve', 'Measure'].map(draft) },
    })
    const [count, add, halve, measure] = objectives.map(({ id }) => id)
    const [o1, o2, o3] = school.objectiveIds
    const link = (originId: string, targetId: string, kind: 'isPartOf' | 'precedes' = 'isPartOf') => ({
      originId,
      kind,
      targetId,
    })
    const external = { identifier: 'x', uri: 'https://else.example/x', title: 'X' }
    const body = {
      links: [
        link(o1!, count!),
        link(add!, o2!),
        link(o3!, halve!),
        link(o1!, measure!, 'precedes'),
        { originId: o1!, kind: 'exactMatchOf' as const, external },
      ],
    }
    const { links } = await track.addLinks({ params, body })
    expect((await track.addLinks({ params, body })).links).toEqual(links)
    const ofNational = await track.listLinks({ params, query: { frameworkId: national.id } })
    expect(ofNational.links).toHaveLength(4)
    expect(await refusalOf(track.addLinks({ params, body: { links: [link(o1!, randomUUID())] } }))).toMatchObject({
      status: 404,
    })
    expect(await refusalOf(track.addLinks({ params, body: { links: [link(o1!, o1!)] } }))).toMatchObject({
      status: 400,
      errors: [{ pointer: '/links/0/targetId' }],
    })

    await judge(o1!, 'secure', '2026-11-16')
    await judge(o1!, 'deeper', '2026-11-16', school.pupilIds.ben)
    await judge(o2!, 'emerging', '2026-11-16')
    const coverage = async (query: object = {}) => {
      const answer = await track.readCoverage({ params, query: { frameworkId: national.id, ...query } })
      return [answer.of, ...answer.statements.map(({ state, pupils }) => `${state} ${pupils}`)]
    }
    const now = [4, 'secured 2', 'not-secured 0', 'not-taught 0', 'not-linked 0']
    expect(await coverage()).toEqual(now)
    expect(await coverage({ groupId: school.classId })).toEqual(now)
    expect(await coverage({ asOf: '2026-11-15' })).toEqual([
      4,
      'not-taught 0',
      'not-taught 0',
      'not-taught 0',
      'not-linked 0',
    ])
    expect(
      await refusalOf(track.readCoverage({ params, query: { frameworkId: national.id, groupId: 'nobody' } })),
    ).toMatchObject({
      status: 404,
    })
    await track.removeLink({ params: { ...params, linkId: links[0]!.id } })
    expect((await coverage())[1]).toBe('not-linked 0')
    expect(await refusalOf(track.removeLink({ params: { ...params, linkId: links[0]!.id } }))).toMatchObject({
      status: 404,
    })
  })

  it('says what recording asks of a class, against the budget that the school has set', async () => {
    const { etag } = await track.readSchoolSettings({ params })
    await track.changeSchoolSettings({ params, body: { tapsAWeek: 1, updatesAnObjective: 3 }, ifMatch: etag })
    const workload = await track.readWorkload({ params })
    // Four objectives of four pupils, three times in 39 weeks.
    expect(workload).toEqual({
      updatesAnObjective: 3,
      budget: 1,
      weeks: 39,
      classes: [{ groupId: school.classId, name: '4 Oak', pupils: 4, objectives: 4, tapsAWeek: 1.3, overBudget: true }],
      seldomChange: [],
    })
  })
})
