import type { NewEntry, ProblemError, TrackClient } from '@track/api-contract'
import type { CalendarDate } from '@track/kernel'
import type { FastifyInstance } from 'fastify'
import { v7 as makeId } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../../database/open-database.js'
import { testApp } from '../../testing/app.js'
import { engines, freshDatabase } from '../../testing/database.js'
import { clientOf, makeTestSchool, type TestSchool } from '../../testing/school.js'

const [JANUARY, FEBRUARY, MARCH] = ['2027-01-31', '2027-02-01', '2027-03-31'] as const

describe.each(engines)('a list that changes in the middle of a year, on %s', (engine) => {
  let database: Database
  let app: FastifyInstance
  let school: TestSchool
  let track: TrackClient
  let params: { schoolId: string }
  let now: Date

  beforeAll(async () => {
    database = await freshDatabase(engine)
    app = testApp(database.pool, { clock: () => now })
  })
  afterAll(async () => {
    await app.close()
    await database.close()
  })
  const open = async () => {
    now = new Date('2027-04-01T10:00:00Z')
    school = await makeTestSchool(database.pool)
    track = clientOf(app, school.token)
    params = { schoolId: school.schoolId }
  }
  const refusalOf = (answer: Promise<unknown>) =>
    answer.then(
      () => undefined,
      ({ problem }: ProblemError) => problem,
    )
  const judge = (objectiveId: string, value: string, observedOn: CalendarDate, pupilId = school.pupilIds.ada) => {
    const entry: NewEntry = { id: makeId(), pupilId, objectiveId, value, observedOn }
    return track.writeEntries({ params, body: { entries: [entry], classId: school.classId } })
  }
  const secured = async (...days: readonly CalendarDate[]) => {
    const page = await track.calculatePage({
      params,
      body: {
        groupIds: [school.classId],
        columns: [{ subjectId: school.subjectId, measure: { kind: 'secured' } }],
        dates: days.map((on) => ({ label: on, on })),
      },
    })
    return page.rows[0]!.cells[0]!.map(({ value }) => value)
  }
  /** Five objectives of which Ada has secured four by January: E22. */
  const openE22 = async () => {
    await open()
    const { objectives } = await track.addObjectives({
      params,
      body: { objectives: [{ frameworkId: school.frameworkId, strandId: null, wording: 'Tell the time' }] },
    })
    const ids = [...school.objectiveIds, objectives[0]!.id]
    const { programmes } = await track.listProgrammes({ params })
    await track.changeProgramme({
      params: { ...params, programmeId: school.programmeId },
      body: { objectiveIds: ids, effectiveFrom: '2026-09-01' },
      ifMatch: programmes[0]!.etag,
    })
    for (const [at, id] of ids.entries()) await judge(id, at === 2 ? 'emerging' : 'secure', '2027-01-20')
    return ids
  }
  const split = (objectiveId: string) =>
    track.addRevision({
      params,
      body: {
        frameworkId: school.frameworkId,
        on: FEBRUARY,
        replacedIds: [objectiveId],
        added: [{ wording: 'Tell the time on a clock face' }, { wording: 'Tell the time on a digital clock' }],
      },
    })
  const listed = () => track.listObjectives({ params, query: { frameworkId: school.frameworkId } })

  it('keeps January at 80 % when an objective is split in February, and says 67 % in March', async () => {
    const ids = await openE22()
    expect(await secured(JANUARY)).toEqual([80])
    const revision = await split(ids[4]!)
    expect(revision).toMatchObject({ on: FEBRUARY, replacedIds: [ids[4]], frameworkId: school.frameworkId })
    const [a, b] = revision.addedIds
    await judge(a!, 'secure', '2027-03-10')
    await judge(b!, 'emerging', '2027-03-10')
    expect(await secured(JANUARY, MARCH)).toEqual([80, 67])
    const { objectives, revisions } = await listed()
    expect(revisions).toEqual([revision])
    expect(objectives.find(({ id }) => id === ids[4])).toMatchObject({ retiredOn: FEBRUARY })
    expect(objectives.filter(({ offeredFrom }) => offeredFrom === FEBRUARY).map(({ id }) => id)).toEqual([a, b])
    const { programmes } = await track.listProgrammes({ params })
    expect(programmes[0]!.objectiveIds).toEqual([...ids, a, b])

    const problem = await refusalOf(track.undoRevision({ params: { ...params, revisionId: revision.id } }))
    expect(problem).toMatchObject({
      status: 409,
      code: 'objectives/in-use',
      detail: expect.stringContaining('Tell the time on a'),
    })
    expect((await listed()).objectives).toEqual(objectives)
  })

  it('takes a revision back as if it had never been, until it is revised again', async () => {
    const ids = await openE22()
    const before = [(await listed()).objectives, (await track.listProgrammes({ params })).programmes]
    const first = await split(ids[4]!)
    const second = await track.addRevision({
      params,
      body: { frameworkId: school.frameworkId, on: MARCH, replacedIds: first.addedIds },
    })
    const undo = (revisionId: string) => track.undoRevision({ params: { ...params, revisionId } })
    expect(await refusalOf(undo(first.id))).toMatchObject({ code: 'objectives/in-use' })
    await undo(second.id)
    await undo(first.id)
    expect([(await listed()).objectives, (await track.listProgrammes({ params })).programmes]).toEqual(before)
    expect((await listed()).revisions).toEqual([])
    expect(await refusalOf(undo(first.id))).toMatchObject({ status: 404 })
  })

  it('gives every class its plan back with the revision that is undone, days said and days that came of judging', async () => {
    const ids = await openE22()
    const [said, ofBen, , , planned] = ids as [string, string, string, string, string]
    const on = (objectiveId: string, taughtFrom: CalendarDate, pupilId: string | null = null) => ({
      objectiveId,
      taughtFrom,
      ...(pupilId === null ? { groupId: school.classId } : { pupilId }),
    })
    const taught = [on(said, '2026-10-05'), on(planned, '2027-03-08'), on(ofBen, '2027-03-15', school.pupilIds.ben)]
    await track.setTaughtFrom({ params, body: { taught } })
    const plan = async () => {
      const {
        cursor: _,
        objectives,
        ...markbook
      } = await track.readClassMarkbook({
        params: { ...params, classId: school.classId },
        query: { subjectId: school.subjectId },
      })
      // Room that was made in the list may stay; the order is the same.
      return { ...markbook, objectives: objectives.map(({ position: _, ...one }) => one) }
    }
    const before = await plan()
    for (const added of [[], [{ wording: 'One' }], [{ wording: 'One' }, { wording: 'Two' }]]) {
      const body = { frameworkId: school.frameworkId, on: FEBRUARY, replacedIds: [said, ofBen, planned], added }
      const { id: revisionId } = await track.addRevision({ params, body })
      await track.undoRevision({ params: { ...params, revisionId } })
      expect(await plan()).toEqual(before)
    }
  })

  it('refuses by name what cannot be replaced, and writes nothing', async () => {
    const ids = await openE22()
    await split(ids[4]!)
    const { objectives } = await listed()
    expect(await refusalOf(split(ids[4]!))).toMatchObject({
      status: 400,
      errors: [
        {
          pointer: '/replacedIds/0',
          code: 'objectives/already-retired',
          detail: expect.stringContaining('Tell the time'),
        },
      ],
    })
    expect((await listed()).objectives).toEqual(objectives)
    const elsewhere = await makeTestSchool(database.pool, { name: 'Elsewhere' })
    const body = { frameworkId: elsewhere.frameworkId, replacedIds: [elsewhere.objectiveIds[0]!] }
    expect(await refusalOf(track.addRevision({ params, body }))).toMatchObject({ status: 404 })
  })

  it('leaves the page of January as it was when an objective is taken out of a programme in March', async () => {
    const ids = await openE22()
    const [programme] = (await track.listProgrammes({ params })).programmes
    const change = (objectiveIds: string[], effectiveFrom?: CalendarDate) =>
      track.changeProgramme({
        params: { ...params, programmeId: school.programmeId },
        body: { objectiveIds, ...(effectiveFrom !== undefined && { effectiveFrom }) },
        ifMatch: '*',
      })
    const changed = await change([ids[0]!, ids[1]!, ids[3]!, ids[4]!], '2027-03-01')
    expect(changed.spells).toContainEqual({ objectiveId: ids[2], fromOn: null, untilOn: '2027-03-01' })
    expect(await secured(JANUARY, MARCH)).toEqual([80, 100])
    expect(await change(programme!.objectiveIds, '2027-03-01')).toEqual(programme)
    expect(await secured(JANUARY, MARCH)).toEqual([80, 80])
  })

  it('moves a planned day to an earlier lesson, and not one that somebody said of the past', async () => {
    await open()
    // Far ahead of the clock of any machine, so that the day is a plan.
    now = new Date('2199-04-01T10:00:00Z')
    const [planned, said] = school.objectiveIds
    const from = (objectiveId: string, taughtFrom: CalendarDate) => ({
      objectiveId,
      groupId: school.classId,
      taughtFrom,
    })
    await track.setTaughtFrom({
      params,
      body: { taught: [from(planned!, '2199-03-10'), from(said!, '2026-09-21')] },
    })
    expect((await judge(planned!, 'secure', '2199-03-03')).taught).toEqual([
      { objectiveId: planned, taughtFrom: '2199-03-03', groupId: school.classId, pupilId: null },
    ])
    expect((await judge(said!, 'secure', '2026-09-14')).taught).toEqual([])
    expect((await judge(planned!, 'secure', '2199-03-20')).taught).toEqual([])
  })
})
