import { randomUUID } from 'node:crypto'
import type { PublishedChart, TrackClient } from '@track/api-contract'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Database } from '../../database/open-database.js'
import { withOwner } from '../../database/transaction.js'
import { testApp } from '../../testing/app.js'
import { aPicture, hangChart, placedOn } from '../../testing/charts.js'
import { engines, freshDatabase } from '../../testing/database.js'
import { type SignedInPupil, signInPupil } from '../../testing/notes.js'
import { clientOf, makeTestSchool, signInSomebody, type TestSchool } from '../../testing/school.js'

describe.each(engines)('placements, on %s', (engine) => {
  let database: Database
  let app: FastifyInstance
  let school: TestSchool
  let track: TrackClient
  let chart: PublishedChart
  let ada: SignedInPupil
  let ben: SignedInPupil

  beforeAll(async () => {
    database = await freshDatabase(engine)
    app = testApp(database.pool)
  })
  beforeEach(async () => {
    school = await makeTestSchool(database.pool)
    track = clientOf(app, school.token)
    chart = await hangChart(track, school)
    const { schoolId } = school
    ada = await signInPupil(app, database.pool, { schoolId, pupilId: school.pupilIds.ada })
    ben = await signInPupil(app, database.pool, { schoolId, pupilId: school.pupilIds.ben })
  })
  afterAll(async () => {
    await app.close()
    await database.close()
  })

  const codes = ({ refused }: { refused: { code: string }[] }) =>
    refused.map(({ code }) => code.replace('micro-progression/', ''))
  const byStaff = (body: object) => track.writePlacements({ params: school, body: body as never })

  test('of a pupil and their teacher stand beside each other, with reasons, and none takes the other’s place (A1-18, PRO-10)', async () => {
    const placed = placedOn(chart, school.pupilIds.ada)
    const own = await ada.track.writeOwnPlacements({ body: placed })
    expect(own).toMatchObject({ works: placed.works, refused: [] })
    expect(own.placements).toMatchObject([{ by: 'pupil', recordedBy: school.pupilIds.ada, words: { grow: 'Say why' } }])
    const lower = chart.chart.levels[0]!
    const teachers = {
      ...placed.placements[0]!,
      id: randomUUID(),
      by: 'teacher' as const,
      levelId: lower.level.id,
      nearestId: lower.exemplars[0]!.pieceId,
      qualifierIds: [lower.qualifiers[0]!.id],
      words: { reason: 'It does not say why' },
    }
    expect((await byStaff({ placements: [teachers] })).refused).toEqual([])
    const again = { ...placed.placements[0]!, id: randomUUID(), betweenId: null }
    await ada.track.writeOwnPlacements({ body: { placements: [again] } })

    const mine = await ada.track.readOwnCharts({})
    expect(mine).toMatchObject({ pupilId: school.pupilIds.ada, today: '2026-11-20', works: placed.works })
    expect(mine.charts).toEqual([{ chart: chart.chart, isHung: true }])
    expect(mine.placements.map(({ by }) => by)).toEqual(['pupil', 'teacher', 'pupil'])
    expect(mine.placements[1]!.words).toEqual({ reason: 'It does not say why' })
    const params = { schoolId: school.schoolId, pupilId: school.pupilIds.ada }
    expect(await track.readPupilCharts({ params })).toEqual(mine)

    const ofClass = await track.listChartPlacements({
      params: { schoolId: school.schoolId, chartId: chart.chart.id },
      query: { classId: school.classId },
    })
    expect(ofClass.pupils.map(({ label }) => label.split(' ')[0])).toEqual(['ada', 'ben', 'cai', 'dua'])
    expect(ofClass).toMatchObject({ chart, works: placed.works, placements: mine.placements })
  })

  test('sent twice are kept once, and another thing under the same id is refused', async () => {
    const placed = placedOn(chart, school.pupilIds.ada)
    const once = await ada.track.writeOwnPlacements({ body: placed })
    expect(await ada.track.writeOwnPlacements({ body: placed })).toEqual(once)
    const [work, placement] = [placed.works[0]!, placed.placements[0]!]
    const others = {
      works: [{ ...work, doneOn: '2026-11-19' as const }],
      placements: [{ ...placement, probability: 0.5 }],
    }
    expect(codes(await ada.track.writeOwnPlacements({ body: others }))).toEqual(['id-in-use', 'id-in-use'])
    const both = await Promise.all(
      [1, 2, 3].map(() => ada.track.writeOwnPlacements({ body: placedOn(chart, school.pupilIds.ada) })),
    )
    expect(both.flatMap(({ refused }) => refused)).toEqual([])
  })

  test('that say nothing are refused with what is missing, and the rest is kept (A1-23)', async () => {
    const { works, placements } = placedOn(chart, school.pupilIds.ada)
    const wrong = (change: object) => ({ ...placements[0]!, id: randomUUID(), ...change })
    const result = await ada.track.writeOwnPlacements({
      body: {
        works,
        placements: [
          wrong({ qualifierIds: ['of another chart'] }),
          wrong({ nearestId: randomUUID() }),
          wrong({ levelId: 'level-9' }),
          wrong({ betweenId: 'level-0' }),
          wrong({ by: 'teacher' }),
          wrong({ workId: randomUUID() }),
          placements[0]!,
        ],
      },
    })
    expect(codes(result)).toEqual([
      'no-qualifier-cited',
      'unknown-exemplar',
      'unknown-level',
      'not-the-next-level',
      'not-by-them',
      'unknown-work',
    ])
    expect(result.placements).toHaveLength(1)
  })

  test('are a pupil’s own: what is another’s is told like what is nobody’s', async () => {
    const bens = placedOn(chart, school.pupilIds.ben)
    await ben.track.writeOwnPlacements({ body: bens })
    expect(codes(await ada.track.writeOwnPlacements({ body: bens }))).toEqual(['unknown-chart', 'unknown-work'])
    expect(codes(await ada.track.writeOwnPlacements({ body: placedOn(chart, randomUUID()) }))).toEqual([
      'unknown-chart',
      'unknown-work',
    ])
    const onBens = { ...placedOn(chart, school.pupilIds.ada).placements[0]!, workId: bens.works[0]!.id }
    expect(codes(await ada.track.writeOwnPlacements({ body: { placements: [onBens] } }))).toEqual(['unknown-work'])
    const mine = await ada.track.readOwnCharts({})
    expect(mine).toMatchObject({ works: [], placements: [] })
    expect(JSON.stringify(mine)).not.toContain(school.pupilIds.ben)
    expect(JSON.stringify(mine)).not.toContain(school.teacherId)
  })

  test('go on being seen when the chart was taken down, by those who placed on it and nobody else', async () => {
    await ada.track.writeOwnPlacements({ body: placedOn(chart, school.pupilIds.ada) })
    const params = { schoolId: school.schoolId, chartId: chart.chart.id }
    await track.changeChart({ params, body: { classIds: [] }, ifMatch: '*' })
    expect((await ada.track.readOwnCharts({})).charts).toMatchObject([{ isHung: false }])
    expect((await ben.track.readOwnCharts({})).charts).toEqual([])
    expect(codes(await ben.track.writeOwnPlacements({ body: placedOn(chart, school.pupilIds.ben) }))).toEqual([
      'unknown-chart',
      'unknown-work',
    ])
  })

  test('by staff are the teacher’s, of their own class where the school says so', async () => {
    const own = placedOn(chart, school.pupilIds.ada)
    expect(codes(await byStaff(own))).toEqual(['not-by-them'])
    const leader = clientOf(app, (await signInSomebody(database.pool, school, 'admin')).token)
    await leader.changeSchoolSettings({ params: school, body: { recordIn: 'own-classes' }, ifMatch: '*' })
    const teachers = () => placedOn(chart, school.pupilIds.ada, { placement: { by: 'teacher' } })
    expect(codes(await byStaff(teachers()))).toEqual(['not-your-class', 'not-your-class'])
    expect((await leader.writePlacements({ params: school, body: teachers() })).refused).toEqual([])
    const body = { teachers: [{ accountId: school.teacherId, kind: 'cover', from: '2026-11-20', until: '2026-11-20' }] }
    const { schoolId, classId: groupId } = school
    await leader.setClassTeachers({ params: { schoolId, groupId }, body: body as never, ifMatch: '*' })
    expect((await byStaff(teachers())).refused).toEqual([])
  })

  test('read on when what a pupil wrote has been erased', async () => {
    await ada.track.writeOwnPlacements({ body: placedOn(chart, school.pupilIds.ada) })
    await database.pool.query(`begin; set local app.school_id = '${school.schoolId}';
      delete from micro_progression_placement_words; delete from micro_progression_work_words; commit`)
    const mine = await ada.track.readOwnCharts({})
    expect(mine.works[0]).not.toHaveProperty('words')
    expect(mine.placements[0]).toMatchObject({ levelId: 'level-1' })
    expect(mine.placements[0]).not.toHaveProperty('words')
  })

  describe('of a piece that was taken away', () => {
    const there = (workId: string) => ({ params: { schoolId: school.schoolId, workId } })
    const addPicture = async (pupilId: string) => {
      const params = { schoolId: school.schoolId, pupilId }
      return (await track.addWorkImage({ params, file: await aPicture() })).imageId
    }
    const seen = async () => {
      const { schoolId, classId, pupilIds } = school
      const params = { schoolId, chartId: chart.chart.id }
      const answers = await Promise.all([
        ada.track.readOwnCharts({}),
        track.readPupilCharts({ params: { schoolId, pupilId: pupilIds.ada } }),
        track.listChartPlacements({ params, query: { classId } }),
      ])
      return answers.map(({ works, placements }) => [works, placements].map((all) => all.map(({ id }) => id)))
    }
    const gone = { problem: { status: 404 } }
    const three = <T>(one: T) => [one, one, one]

    test('are out of everybody’s sight with its words, and its picture is erased, while the log stays as it was', async () => {
      const imageId = await addPicture(school.pupilIds.ada)
      const wrong = placedOn(chart, school.pupilIds.ada, { work: { imageId } })
      const right = placedOn(chart, school.pupilIds.ada)
      await ada.track.writeOwnPlacements({ body: wrong })
      await ada.track.writeOwnPlacements({ body: right })
      const kept = [[right.works[0]!.id], [right.placements[0]!.id]]
      const [workId, placementId] = [wrong.works[0]!.id, wrong.placements[0]!.id]
      expect(await seen()).toEqual(
        three([
          [workId, ...kept[0]!],
          [placementId, ...kept[1]!],
        ]),
      )

      await track.removeWork(there(workId))
      expect(await seen()).toEqual(three(kept))
      const params = { schoolId: school.schoolId, pupilId: school.pupilIds.ada, imageId }
      await expect(track.readWorkImage({ params })).rejects.toMatchObject(gone)
      await expect(ada.track.readOwnImage({ params: { imageId } })).rejects.toMatchObject(gone)
      await expect(track.removeWork(there(workId))).rejects.toMatchObject(gone)

      const { rows } = await withOwner(database.pool, school.schoolId, (tx) =>
        tx.$client.query(
          `select removed_by, removed_at is not null as removed,
             (select count(*)::int from micro_progression_placement where work_id = work.id) as lines
           from micro_progression_work as work where id = $1`,
          [workId],
        ),
      )
      expect(rows).toEqual([{ removed_by: school.teacherId, removed: true, lines: 1 }])
    })

    test('are taken no more, neither new ones nor the same again, and nor is the piece', async () => {
      const { works, placements } = placedOn(chart, school.pupilIds.ada)
      await ada.track.writeOwnPlacements({ body: { works, placements } })
      await track.removeWork(there(works[0]!.id))
      const another = { ...placements[0]!, id: randomUUID() }
      expect(
        codes(await ada.track.writeOwnPlacements({ body: { works, placements: [...placements, another] } })),
      ).toEqual(['work-removed', 'work-removed', 'work-removed'])
      expect(codes(await byStaff({ placements: [{ ...another, by: 'teacher' }] }))).toEqual(['work-removed'])
      const bens = { ...another, pupilId: school.pupilIds.ben }
      expect(codes(await ben.track.writeOwnPlacements({ body: { placements: [bens] } }))).toEqual(['unknown-work'])
      expect(await seen()).toEqual(three([[], []]))
    })

    test('leave the picture of another piece alone, until that goes too', async () => {
      const imageId = await addPicture(school.pupilIds.ada)
      const [one, other] = [1, 2].map(() => placedOn(chart, school.pupilIds.ada, { work: { imageId } }))
      await ada.track.writeOwnPlacements({ body: one! })
      await ada.track.writeOwnPlacements({ body: other! })
      await track.removeWork(there(one!.works[0]!.id))
      expect((await ada.track.readOwnImage({ params: { imageId } })).size).toBeGreaterThan(0)
      await track.removeWork(there(other!.works[0]!.id))
      await expect(ada.track.readOwnImage({ params: { imageId } })).rejects.toMatchObject(gone)
    })

    test('give a pupil a chart no longer that hangs nowhere', async () => {
      const { works, placements } = placedOn(chart, school.pupilIds.ada)
      await ada.track.writeOwnPlacements({ body: { works, placements } })
      const params = { schoolId: school.schoolId, chartId: chart.chart.id }
      await track.changeChart({ params, body: { classIds: [] }, ifMatch: '*' })
      await track.removeWork(there(works[0]!.id))
      expect((await ada.track.readOwnCharts({})).charts).toEqual([])
    })

    test('are taken away by staff of the pupil’s own class where the school says so, and by nobody of another school', async () => {
      const { works, placements } = placedOn(chart, school.pupilIds.ada)
      await ada.track.writeOwnPlacements({ body: { works, placements } })
      const workId = works[0]!.id
      const leader = clientOf(app, (await signInSomebody(database.pool, school, 'admin')).token)
      await leader.changeSchoolSettings({ params: school, body: { recordIn: 'own-classes' }, ifMatch: '*' })
      await expect(track.removeWork(there(workId))).rejects.toMatchObject({
        problem: { status: 403, code: 'school/not-allowed' },
      })
      const elsewhere = await makeTestSchool(database.pool)
      const others = clientOf(app, elsewhere.token)
      await expect(others.removeWork({ params: { schoolId: elsewhere.schoolId, workId } })).rejects.toMatchObject(gone)
      expect(await seen()).toEqual(three([[workId], [placements[0]!.id]]))
      await leader.removeWork(there(workId))
      expect(await seen()).toEqual(three([[], []]))
    })

    test('go with it when a pupil takes their own piece of today away, and nobody else has placed it', async () => {
      const stays = { problem: { status: 409, code: 'micro-progression/work-stays' } }
      const mine = placedOn(chart, school.pupilIds.ada)
      await ada.track.writeOwnPlacements({ body: mine })
      const remove = (workId: string) => ada.track.removeOwnWork({ params: { workId } })
      await expect(ben.track.removeOwnWork({ params: { workId: mine.works[0]!.id } })).rejects.toMatchObject(gone)
      await remove(mine.works[0]!.id)

      const ofBefore = placedOn(chart, school.pupilIds.ada, { work: { doneOn: '2026-11-19' } })
      await ada.track.writeOwnPlacements({ body: ofBefore })
      const ofTeachers = placedOn(chart, school.pupilIds.ada, { placement: { by: 'teacher' } })
      await byStaff({ works: ofTeachers.works })
      const placed = placedOn(chart, school.pupilIds.ada)
      await ada.track.writeOwnPlacements({ body: placed })
      await byStaff({ placements: [{ ...placed.placements[0]!, id: randomUUID(), by: 'teacher' }] })
      for (const { works } of [ofBefore, ofTeachers, placed])
        await expect(remove(works[0]!.id)).rejects.toMatchObject(stays)
      expect((await ada.track.readOwnCharts({})).works).toHaveLength(3)
    })
  })
})
