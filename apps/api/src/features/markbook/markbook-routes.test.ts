import { randomUUID } from 'node:crypto'
import { type NewEntry, ProblemError, type TrackClient } from '@track/api-contract'
import type { FastifyInstance } from 'fastify'
import { v7 as makeId } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../../database/open-database.js'
import { testApp } from '../../testing/app.js'
import { engines, freshDatabase } from '../../testing/database.js'
import { clientOf, makeTestSchool, type TestSchool } from '../../testing/school.js'

describe.each(engines)('the markbook, on %s', (engine) => {
  let database: Database
  let app: FastifyInstance
  let school: TestSchool
  let other: TestSchool
  let track: TrackClient

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
  const open = async () => {
    school = await makeTestSchool(database.pool)
    track = clientOf(app, school.token)
    return { params: { schoolId: school.schoolId } }
  }
  const judgement = (more: Partial<NewEntry> = {}): NewEntry => ({
    id: makeId(),
    pupilId: school.pupilIds.ada,
    objectiveId: school.objectiveIds[0]!,
    value: 'secure',
    observedOn: '2026-11-20',
    ...more,
  })
  const readClass = () =>
    track.readClassMarkbook({
      params: { schoolId: school.schoolId, classId: school.classId },
      query: { subjectId: school.subjectId },
    })

  it('shows a class with what a register, a lesson and a state need', async () => {
    await open()
    const markbook = await readClass()
    expect(markbook).toMatchObject({ className: '4 Oak', asOf: '2026-11-20', programme: { name: 'Year 4 maths' } })
    expect(markbook.pupils.map(({ label }) => label.split(' ')[0])).toEqual(['ada', 'ben', 'cai', 'dua'])
    expect(markbook.objectives.map(({ id }) => id)).toEqual(school.objectiveIds)
    expect(markbook.objectives[0]).toMatchObject({ wording: 'Objective 1 of Larkfield' })
    expect(markbook.scales).toHaveLength(1)
    expect(markbook.currentObjectiveId).toBe(school.objectiveIds[0])
    expect(markbook.entries).toEqual([])
  })

  it('keeps what a teacher marks: stamped, in order, and seen by the next reader', async () => {
    const { params } = await open()
    const batchId = makeId()
    const entries = Object.values(school.pupilIds).map((pupilId) => judgement({ pupilId, batchId }))
    const result = await track.writeEntries({ params, body: { entries } })
    expect(result.refused).toEqual([])
    expect(result.accepted.map(({ id }) => id)).toEqual(entries.map(({ id }) => id))
    expect(new Set(result.accepted.map(({ recordedAt }) => recordedAt)).size).toBe(1)
    const markbook = await readClass()
    expect(markbook.entries).toHaveLength(4)
    expect(markbook.entries[0]).toMatchObject({ batchId, recordedBy: school.teacherId, track: 'teacher', via: 'entry' })
    expect(markbook.cursor).toBe(result.cursor)
  })

  it('counts an objective as taught to the class from the day it is first judged, and only once', async () => {
    const { params } = await open()
    const entries = [judgement({ observedOn: '2026-11-18' }), judgement({ pupilId: school.pupilIds.ben })]
    const first = await track.writeEntries({ params, body: { entries, classId: school.classId } })
    expect(first.taught).toEqual([
      { objectiveId: school.objectiveIds[0], taughtFrom: '2026-11-18', groupId: school.classId, pupilId: null },
    ])
    const second = await track.writeEntries({ params, body: { entries: [judgement()], classId: school.classId } })
    expect(second.taught).toEqual([])
    expect((await readClass()).taught).toEqual([{ objectiveId: school.objectiveIds[0], taughtFrom: '2026-11-18' }])
  })

  it('takes the day back with the last judgement, and not with one of two', async () => {
    const { params } = await open()
    const first = judgement()
    const second = judgement({ pupilId: school.pupilIds.ben })
    const undo = ({ id, pupilId }: NewEntry) => judgement({ pupilId, value: null, supersedes: id })
    const write = (entry: NewEntry) =>
      track.writeEntries({ params, body: { entries: [entry], classId: school.classId } })
    await write(first)
    await write(second)
    expect((await write(undo(first))).taught).toEqual([])
    expect((await write(undo(second))).taught).toEqual([
      { objectiveId: school.objectiveIds[0], taughtFrom: null, groupId: school.classId, pupilId: null },
    ])
    expect((await readClass()).taught).toEqual([])
    await write(judgement())
    expect((await readClass()).taught).toHaveLength(1)
  })

  it('leaves a day that somebody said, whatever is undone', async () => {
    const { params } = await open()
    const day = { objectiveId: school.objectiveIds[0]!, groupId: school.classId, taughtFrom: '2026-11-02' } as const
    await track.setTaughtFrom({ params, body: { taught: [day] } })
    const entry = judgement()
    const undo = judgement({ value: null, supersedes: entry.id })
    await track.writeEntries({ params, body: { entries: [entry], classId: school.classId } })
    expect((await track.writeEntries({ params, body: { entries: [undo], classId: school.classId } })).taught).toEqual(
      [],
    )
    expect((await readClass()).taught).toEqual([{ objectiveId: day.objectiveId, taughtFrom: '2026-11-02' }])
  })

  it('takes a line that comes twice once, and says so', async () => {
    const { params } = await open()
    const entry = judgement()
    const first = await track.writeEntries({ params, body: { entries: [entry] } })
    const again = await track.writeEntries({ params, body: { entries: [entry] } })
    expect(again.accepted).toEqual([{ ...first.accepted[0], repeated: true }])
    expect((await readClass()).entries).toHaveLength(1)
  })

  it('refuses an id that comes back with something else', async () => {
    const { params } = await open()
    const entry = judgement()
    await track.writeEntries({ params, body: { entries: [entry] } })
    const { accepted, refused } = await track.writeEntries({
      params,
      body: { entries: [{ ...entry, value: 'deeper' }] },
    })
    expect(accepted).toEqual([])
    expect(refused).toMatchObject([{ row: 1, id: entry.id, field: 'id', code: 'markbook/id-reused' }])
  })

  it('orders two lines of one cell in one request as they were sent', async () => {
    const { params } = await open()
    const entries = [judgement({ value: 'deeper' }), judgement({ value: 'emerging' })]
    const { accepted } = await track.writeEntries({ params, body: { entries } })
    expect(Date.parse(accepted[1]!.recordedAt) - Date.parse(accepted[0]!.recordedAt)).toBe(1)
  })

  it('refuses each wrong line with its row, field and reason, and keeps the right ones', async () => {
    const { params } = await open()
    const target = judgement()
    await track.writeEntries({ params, body: { entries: [target] } })
    const wrong: [Partial<NewEntry>, string, string][] = [
      [{ pupilId: other.pupilIds.ada }, 'pupilId', 'entry/unknown-pupil'],
      [{ objectiveId: other.objectiveIds[0]! }, 'objectiveId', 'entry/unknown-objective'],
      [{ value: 'excellent' }, 'value', 'entry/unknown-depth'],
      [{ value: 3 }, 'value', 'markbook/value-kind'],
      [{ observedOn: '2026-11-21' }, 'observedOn', 'markbook/observed-in-future'],
      [{ measureId: school.measureId }, 'objectiveId', 'markbook/objective-or-measure'],
      [{ supersedes: randomUUID() }, 'supersedes', 'markbook/unknown-target'],
      [{ supersedes: target.id, pupilId: school.pupilIds.ben }, 'supersedes', 'markbook/wrong-cell'],
      [{ objectiveId: null, measureId: other.measureId, value: 90 }, 'measureId', 'entry/unknown-measure'],
      [{ objectiveId: null, measureId: school.measureId, value: 141 }, 'value', 'descriptors/out-of-range'],
      [{ objectiveId: null, measureId: school.measureId, value: 'absent' }, 'value', 'descriptors/not-a-mark'],
    ]
    const right = [
      judgement({ pupilId: school.pupilIds.cai }),
      judgement({ objectiveId: null, measureId: school.measureId, value: 97.5 }),
      judgement({ objectiveId: null, measureId: school.measureId, value: 'A' }),
    ]
    const entries = [...wrong.map(([more]) => judgement(more)), ...right]
    const { accepted, refused } = await track.writeEntries({ params, body: { entries } })
    expect(refused.map(({ row, field, code }) => [row, field, code])).toEqual(
      wrong.map(([, field, code], index) => [index + 1, field, code]),
    )
    expect(refused.every(({ message }) => message.length > 20)).toBe(true)
    expect(accepted.map(({ id }) => id)).toEqual(right.map(({ id }) => id))
    expect((await readClass()).entries).toHaveLength(1 + right.length)
  })

  it('lists a line with an id that is no UUID as one with an unknown id, and keeps the right ones', async () => {
    const { params } = await open()
    const wrong: [Partial<NewEntry>, string, string][] = [
      [{ pupilId: 'MIS-123' }, 'pupilId', 'entry/unknown-pupil'],
      [{ pupilId: 'MIS-124', basis: null }, 'pupilId', 'entry/unknown-pupil'],
      [{ objectiveId: 'M4.01' }, 'objectiveId', 'entry/unknown-objective'],
      [{ objectiveId: null, measureId: 'reading', value: 90 }, 'measureId', 'entry/unknown-measure'],
      [{ supersedes: 'nope' }, 'supersedes', 'markbook/unknown-target'],
      [{ batchId: 'autumn' }, 'batchId', 'entry/not-a-uuid'],
      [{ basis: 'the last' }, 'basis', 'entry/not-a-uuid'],
      [{ observedOn: '0000-01-01' }, 'observedOn', 'markbook/invalid-date'],
    ]
    const right = judgement()
    const entries = [...wrong.map(([more]) => judgement(more)), right]
    const { accepted, refused } = await track.writeEntries({ params, body: { entries } })
    expect(refused.map(({ row, field, code }) => [row, field, code])).toEqual(
      wrong.map(([, field, code], index) => [index + 1, field, code]),
    )
    expect(accepted.map(({ id }) => id)).toEqual([right.id])
    const inClass = (classId: string) =>
      track.writeEntries({ params, body: { entries: [judgement()], classId } }).catch((error) => error.problem)
    expect(await inClass('4 Oak')).toEqual(await inClass(randomUUID()))
    expect(await inClass('4 Oak')).toMatchObject({ status: 404, detail: expect.stringContaining('classId') })
  })

  it('names the field of a question that is no UUID, and of a cursor that is none', async () => {
    const { params } = await open()
    const errorsOf = async (answer: Promise<unknown>) =>
      (await answer.catch((error) => error.problem)) as ProblemError['problem']
    const cell = await errorsOf(track.readCell({ params, query: { pupilId: 'x', objectiveId: 'y' } }))
    expect(cell).toMatchObject({ status: 400, code: 'request/invalid', errors: [{ field: 'pupilId' }] })
    expect(cell.errors![0]!.detail).toMatch(/^This is no id that was given out here: a UUID/)
    const changes = await errorsOf(track.listChanges({ params, query: { since: 'page-2' } }))
    expect(changes).toMatchObject({ status: 400, code: 'request/invalid', errors: [{ field: 'since' }] })
  })

  it('keeps none of a request that asked for all or nothing', async () => {
    const { params } = await open()
    const entries = [judgement(), judgement({ value: 'excellent' })]
    const result = await track.writeEntries({ params, body: { entries, onIssues: 'keep-none' } })
    expect(result).toMatchObject({ accepted: [], taught: [] })
    expect(result.refused).toHaveLength(1)
    expect((await readClass()).entries).toEqual([])
  })

  it.each([
    ['2026-02-30', { observedOn: '2026-02-30' }, 'observedOn'],
    ['an id that is none', { id: 'one' }, 'id'],
    ['a track that is none', { track: 'parent' }, 'track'],
  ])('answers %s with the field and not with a 500', async (_, more, field) => {
    const { params } = await open()
    const entries = [judgement(), { ...judgement(), ...more } as NewEntry]
    const refusal = await track.writeEntries({ params, body: { entries } }).catch((error: unknown) => error)
    expect(refusal).toBeInstanceOf(ProblemError)
    expect((refusal as ProblemError).problem).toMatchObject({ status: 400, code: 'request/invalid' })
    expect((refusal as ProblemError).problem.errors).toContainEqual(expect.objectContaining({ row: 2, field }))
    expect((await readClass()).entries).toEqual([])
  })

  it('answers a day of the year 0 as a mistake of the request', async () => {
    const { params } = await open()
    await expect(
      track.readClassMarkbook({
        params: { ...params, classId: school.classId },
        query: { subjectId: school.subjectId, asOf: '0000-01-01' },
      }),
    ).rejects.toMatchObject({ problem: { status: 400, code: 'request/invalid', errors: [{ field: 'asOf' }] } })
  })

  it('corrects within a request: the target may be in it', async () => {
    const { params } = await open()
    const entry = judgement()
    const undo = judgement({ value: null, supersedes: entry.id })
    const { refused } = await track.writeEntries({ params, body: { entries: [entry, undo] } })
    expect(refused).toEqual([])
  })

  it('tells a writer of the line that came in between, and keeps both', async () => {
    const { params } = await open()
    const seen = judgement({ value: 'emerging' })
    await track.writeEntries({ params, body: { entries: [seen] } })
    const mine = judgement({ basis: seen.id })
    const theirs = judgement({ value: 'deeper', basis: seen.id })
    const first = await track.writeEntries({ params, body: { entries: [mine] } })
    const second = await track.writeEntries({ params, body: { entries: [theirs] } })
    expect(first.accepted[0]?.concurrentWith).toBeNull()
    expect(second.accepted[0]?.concurrentWith).toBe(mine.id)
    expect((await readClass()).entries).toHaveLength(3)
  })

  it('hands out the log by cursor without missing or repeating a line', async () => {
    const { params } = await open()
    const entries = Array.from({ length: 25 }, () => judgement())
    for (let at = 0; at < 25; at += 5)
      await track.writeEntries({ params, body: { entries: entries.slice(at, at + 5) } })
    const read: string[] = []
    let since: string | undefined
    for (let more = true; more; ) {
      const page = await track.listChanges({ params, query: { since, limit: 10 } })
      read.push(...page.entries.map(({ id }) => id))
      since = page.next
      more = page.more
    }
    expect(read).toEqual(entries.map(({ id }) => id))
    const late = judgement()
    await track.writeEntries({ params, body: { entries: [late] } })
    expect((await track.listChanges({ params, query: { since } })).entries.map(({ id }) => id)).toEqual([late.id])
    await expect(track.listChanges({ params, query: { since: 'page-2' } })).rejects.toMatchObject({
      problem: { status: 400, code: 'request/invalid' },
    })
  })

  it('lets twenty writers in at once and gives each line a place of its own', async () => {
    const { params } = await open()
    const requests = Array.from({ length: 20 }, () => [judgement(), judgement()])
    await Promise.all(requests.map((entries) => track.writeEntries({ params, body: { entries } })))
    const { entries } = await track.listChanges({ params, query: { limit: 1000 } })
    expect(new Set(entries.map(({ id }) => id)).size).toBe(40)
    const stamps = entries.map(({ recordedAt }) => recordedAt)
    expect(stamps).toEqual(stamps.toSorted())
  })

  it('opens one cell and one pupil, with who wrote what', async () => {
    const { params } = await open()
    const entry = judgement()
    await track.writeEntries({ params, body: { entries: [entry], classId: school.classId } })
    const query = { pupilId: school.pupilIds.ada, objectiveId: school.objectiveIds[0]! }
    const cell = await track.readCell({ params, query })
    expect(cell).toMatchObject({ entries: [{ id: entry.id }], people: [{ name: 'Teacher of Larkfield' }] })
    const pupil = await track.readPupilMarkbook({
      params: { ...params, pupilId: school.pupilIds.ada },
      query: { subjectId: school.subjectId },
    })
    expect(pupil).toMatchObject({ own: false, programme: { name: 'Year 4 maths' }, entries: [{ id: entry.id }] })
    expect(pupil.taught).toEqual([{ objectiveId: school.objectiveIds[0], taughtFrom: '2026-11-20' }])
  })

  it('answers for another school as for one that is not there', async () => {
    await open()
    const foreign = { schoolId: school.schoolId, classId: other.classId }
    const nowhere = { schoolId: school.schoolId, classId: randomUUID() }
    const query = { subjectId: school.subjectId }
    const answers = await Promise.all(
      [foreign, nowhere].map((params) => track.readClassMarkbook({ params, query }).catch((error) => error.problem)),
    )
    expect(answers[0]).toMatchObject({ status: 404, code: 'request/not-found' })
    expect(answers[1]).toEqual(answers[0])
    await expect(track.listChanges({ params: { schoolId: other.schoolId } })).rejects.toMatchObject({
      problem: { status: 404 },
    })
    const theirs = { pupilId: other.pupilIds.ada, objectiveId: other.objectiveIds[0]! }
    expect(await track.readCell({ params: { schoolId: school.schoolId }, query: theirs })).toEqual({
      entries: [],
      people: [],
    })
  })

  it('refuses more than a thousand lines and more than a megabyte', async () => {
    const { params } = await open()
    const entries = Array.from({ length: 1001 }, () => judgement())
    await expect(track.writeEntries({ params, body: { entries } })).rejects.toMatchObject({ problem: { status: 400 } })
    const long = Array.from({ length: 1000 }, () => judgement({ batchId: 'x'.repeat(1200) }))
    await expect(track.writeEntries({ params, body: { entries: long } })).rejects.toMatchObject({
      problem: { status: 413 },
    })
  })
})
