import { randomUUID } from 'node:crypto'
import type { TrackClient } from '@track/api-contract'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Database } from '../../database/open-database.js'
import { testApp } from '../../testing/app.js'
import { beginSession, entry, hangChart, LEVELS, orderSession } from '../../testing/charts.js'
import { engines, freshDatabase } from '../../testing/database.js'
import { clientOf, makeTestSchool, signInSomebody, type TestSchool } from '../../testing/school.js'

describe.each(engines)('charts, on %s', (engine) => {
  let database: Database
  let app: FastifyInstance
  let school: TestSchool
  let track: TrackClient

  beforeAll(async () => {
    database = await freshDatabase(engine)
    app = testApp(database.pool)
  })
  beforeEach(async () => {
    school = await makeTestSchool(database.pool)
    track = clientOf(app, school.token)
    await inSchool(`update pupil set forename = 'Grace', surname = 'O''Neill', label = 'Grace O.', upn = 'A123456789012'
      where id = '${school.pupilIds.ada}';
      insert into pupil_identifier (school_id, pupil_id, source, external_id)
      values ('${school.schoolId}', '${school.pupilIds.ben}', 'mis', 'K778812')`)
  })
  afterAll(async () => {
    await app.close()
    await database.close()
  })

  const inSchool = (sql: string) =>
    database.pool.query(`begin; set local app.school_id = '${school.schoolId}'; ${sql}; commit`)
  const paramsOf = ({ schoolId, sessionId }: { schoolId: string; sessionId: string }) => ({ schoolId, sessionId })
  type Ordered = Awaited<ReturnType<typeof orderSession>>
  const check = (session: Ordered, body: object = {}) =>
    track.checkChart({ params: paramsOf(session), body: { id: randomUUID(), ...body } })
  const publish = (session: Ordered, body: object = {}) =>
    track.publishChart({
      params: paramsOf(session),
      body: { id: randomUUID(), lowestOwnClass: true, classIds: [school.classId], ...body },
    })
  /** Another highest exemplar, which says this. */
  const sayAtTheTop = async (session: Ordered, text: string, pieceId: string = randomUUID()) => {
    const piece = { kind: 'piece', pieceId, collectionId: session.collectionId, imageId: null } as const
    const { refused } = await session.write(
      entry({ ...piece, origin: 'rewritten', words: { text } }),
      entry({ kind: 'move', pieceId, place: 'with', besideId: session.pieceIds[3] }),
      entry({ kind: 'exemplar', levelId: LEVELS[1]!.id, pieceIds: [pieceId], method: 'hand' }),
    )
    expect(refused).toEqual([])
    return pieceId
  }

  test('say what is missing until they can be published, and once published never change (A1-14, A1-15, PRO-4)', async () => {
    const begun = (await beginSession(track, school)) as Ordered
    const codes = (await check(begun)).issues.map(({ code, levelId }) => [code.split('/')[1], levelId])
    for (const { id } of LEVELS)
      for (const code of ['no-exemplar', 'no-qualifier']) expect(codes).toContainEqual([code, id])
    await expect(publish(begun)).rejects.toMatchObject({ problem: { status: 400, code: 'request/invalid' } })

    const session = await orderSession(track, school)
    expect(await check(session, { lowestOwnClass: true })).toMatchObject({ issues: [], questions: [], handwriting: [] })
    const id = randomUUID()
    const published = await publish(session, { id })
    expect(published).toMatchObject({ classIds: [school.classId], reviseOn: null, revisedById: null })
    expect(published.chart).toMatchObject({ id, version: 1, revisesId: null, prompt: expect.stringContaining('3/4') })
    expect(published.chart.levels.map(({ exemplars }) => exemplars[0]!.text)).toEqual([
      'Because of reason 0',
      'Because of reason 3',
    ])
    // Sent again it is the same; the session goes on and the chart stays.
    expect(await publish(session, { id })).toEqual(published)
    await expect(publish(session)).rejects.toMatchObject({ problem: { status: 409 } })
    await sayAtTheTop(session, 'Quite another answer')
    const params = { schoolId: school.schoolId, chartId: id }
    expect(await track.readChart({ params })).toEqual(published)
    expect((await track.listCharts({ params: school, query: { classId: school.classId } })).charts).toEqual([published])
    expect((await track.listCharts({ params: school, query: { classId: randomUUID() } })).charts).toEqual([])
    expect((await track.readOrderingSession({ params: paramsOf(session) })).chartId).toBe(id)
    await expect(
      inSchool(`set local role track_app; update micro_progression_chart set content = '{}'`),
    ).rejects.toMatchObject({ code: '42501' })
    await database.pool.query('rollback').catch(() => {})
  })

  test.each([
    ['a full name', 'I am grace o’neill and this is why', 'full-name'],
    ['a UPN, spaced', 'a 1234 5678 9012 says so', 'upn'],
    ['an identifier of another program', 'No. K778812', 'upn'],
  ])(
    'are refused with %s of the roll in them, by where it stands and never by what it says (PRO-5)',
    async (_, text, code) => {
      const session = await orderSession(track, school)
      const pieceId = await sayAtTheTop(session, text)
      const { issues } = await check(session, { lowestOwnClass: true })
      expect(issues).toMatchObject([{ code: `micro-progression/${code}`, field: `piece/${pieceId}` }])
      const found = text.slice(issues[0]!.from, issues[0]!.to)
      expect(found.length).toBeGreaterThan(5)
      const refused = await publish(session).catch((error) => error.problem)
      expect(refused.errors).toMatchObject([{ code: `micro-progression/${code}` }])
      expect(JSON.stringify(refused)).not.toContain(found)
    },
  )

  test('ask about a first name alone, and about the lowest of one’s own class, and take a person’s word (A1-25)', async () => {
    const session = await orderSession(track, school)
    const pieceId = await sayAtTheTop(session, 'By the grace of fractions')
    const asked = await check(session)
    expect(asked).toMatchObject({ issues: [], lowestOwnClass: true })
    expect(asked.questions).toMatchObject([{ where: `piece/${pieceId}`, from: 7, to: 12 }])
    const refused = await publish(session, { lowestOwnClass: false }).catch((error) => error.problem)
    expect(refused.errors.map(({ pointer }: { pointer: string }) => pointer).sort()).toEqual([
      '/lowestOwnClass',
      '/notNames',
    ])
    const notNames = asked.questions.map(({ id }) => id)
    expect((await check(session, { notNames, lowestOwnClass: true })).questions).toEqual([])
    expect((await publish(session, { notNames })).chart.version).toBe(1)
  })

  test('hold no name and no id of a pupil, and no piece that was withdrawn or not chosen (A1-13)', async () => {
    const session = await orderSession(track, school)
    const [, second = '', third = ''] = session.pieceIds
    const both = [session.pieceIds[3]!, third]
    await session.write(entry({ kind: 'consent', pieceId: third, given: true }))
    await session.write(entry({ kind: 'exemplar', levelId: LEVELS[1]!.id, pieceIds: both, method: 'hand' }))
    await session.write(entry({ kind: 'withdraw', pieceId: third }))
    const leader = clientOf(app, (await signInSomebody(database.pool, school, 'leader')).token)
    const authors = session.pieceIds.map((pieceId) => ({ pieceId, pupilId: school.pupilIds.ada }))
    await leader.setAuthors({ params: paramsOf(session), body: { authors } })
    const text = JSON.stringify(await publish(session))
    for (const hidden of [second, third, 'reason 1', 'reason 2', ...Object.values(school.pupilIds), 'Grace'])
      expect(text).not.toContain(hidden)
    expect(text).toContain('reason 3')
  })

  test('need their writer’s consent, unless they were rewritten (A1-25)', async () => {
    const session = await orderSession(track, school)
    await session.write(entry({ kind: 'consent', pieceId: session.pieceIds[3], given: false }))
    expect((await check(session, { lowestOwnClass: true })).issues).toMatchObject([
      { code: 'micro-progression/no-consent', pieceId: session.pieceIds[3] },
    ])
    await sayAtTheTop(session, 'The same, in the words of the teacher')
    expect((await publish(session)).chart.levels[1]!.exemplars).toMatchObject([{ origin: 'rewritten' }])
  })

  test('are revised by another session, with the exemplars that come along and the next version (A1-20, PRO-9)', async () => {
    const first = await hangChart(track, school)
    const carried = first.chart.levels[1]!.exemplars[0]!
    const revises = { chartId: first.chart.id, carry: [carried.pieceId] }
    const session = await beginSession(track, school, { pieces: 3, revises })
    const { log, revisesId } = await track.readOrderingSession({ params: paramsOf(session) })
    expect(revisesId).toBe(first.chart.id)
    expect(log[0]).toMatchObject({
      kind: 'piece',
      pieceId: carried.pieceId,
      origin: 'carried',
      words: { text: carried.text },
    })
    expect(log.filter(({ kind }) => kind === 'exemplar')).toMatchObject([
      { levelId: LEVELS[1]!.id, pieceIds: [carried.pieceId] },
    ])
    const [lowest = ''] = session.pieceIds
    const { refused } = await session.write(
      entry({ kind: 'move', pieceId: lowest, place: 'below', besideId: carried.pieceId }),
      entry({ kind: 'consent', pieceId: lowest, given: true }),
      entry({ kind: 'exemplar', levelId: LEVELS[0]!.id, pieceIds: [lowest], method: 'hand' }),
    )
    expect(refused).toEqual([])
    const second = await publish(session as Ordered)
    expect(second.chart).toMatchObject({ version: 2, revisesId: first.chart.id })
    expect(second.chart.levels[1]!.exemplars).toMatchObject([{ pieceId: carried.pieceId, origin: 'carried' }])
    expect(second.chart.levels.map(({ qualifiers }) => qualifiers)).toEqual(
      first.chart.levels.map(({ qualifiers }) => qualifiers),
    )
    const params = { schoolId: school.schoolId, chartId: first.chart.id }
    expect(await track.readChart({ params })).toMatchObject({ chart: first.chart, revisedById: second.chart.id })
    const stranger = beginSession(track, school, { revises: { ...revises, carry: [randomUUID()] } })
    await expect(stranger).rejects.toMatchObject({ problem: { errors: [{ pointer: '/revises/carry/0' }] } })
  })

  test('hang where they are hung, and are looked at again when somebody said so', async () => {
    const { chart, etag } = await hangChart(track, school)
    const params = { schoolId: school.schoolId, chartId: chart.id }
    const body = { classIds: [], reviseOn: '2027-01-11' as const }
    const changed = await track.changeChart({ params, body, ifMatch: etag })
    expect(changed).toMatchObject({ chart, classIds: [], reviseOn: '2027-01-11' })
    await expect(track.changeChart({ params, body, ifMatch: etag })).rejects.toMatchObject({ problem: { status: 412 } })
  })

  test('are CASE rubrics for other programs', async () => {
    const { chart } = await hangChart(track, school)
    const rubric = await track.readChartCase({ params: { schoolId: school.schoolId, chartId: chart.id } })
    expect(rubric).toMatchObject({
      identifier: expect.stringMatching(/^[\da-f-]{36}$/),
      uri: expect.stringContaining(`/charts/${chart.id}/case`),
      CFRubricCriteria: [
        {
          CFRubricCriterionLevels: [
            { quality: '0', score: 0 },
            { quality: '1', score: 1 },
          ],
        },
      ],
    })
  })
})
