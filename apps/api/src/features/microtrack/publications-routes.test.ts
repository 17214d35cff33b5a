import { randomUUID } from 'node:crypto'
import type { NewMicrotrackTemplate, ProblemError, TrackClient } from '@track/api-contract'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Database } from '../../database/open-database.js'
import { membership, pupil } from '../../database/schema.js'
import { withOwner } from '../../database/transaction.js'
import { testApp } from '../../testing/app.js'
import { engines, freshDatabase } from '../../testing/database.js'
import { actOn, fractions, noteFor } from '../../testing/notes.js'
import { clientOf, makeTestSchool, type TestSchool } from '../../testing/school.js'

const DAY = '2026-11-20'

describe.each(engines)('notes that are given out, on %s', (engine) => {
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
  })
  afterAll(async () => {
    await app.close()
    await database.close()
  })

  const params = () => ({ schoolId: school.schoolId })
  const publish = (change: object = {}, day = DAY) =>
    track.publishMicrotrack({ params: params(), body: noteFor(school, day, change) })
  const of = (publicationId: string) => ({ params: { ...params(), publicationId } })
  const faultsOf = (asked: Promise<unknown>) =>
    asked.then(
      () => [],
      ({ problem }: ProblemError) => problem.errors?.map(({ pointer, code }) => `${pointer} ${code}`),
    )
  const tick = (publicationId: string, pupilId = school.pupilIds.ada) =>
    actOn({ publicationId, pupilId }, { kind: 'tick', taskId: 'wall', by: 'teacher' })

  test('thirty pupils are given a note in one act, each under a code of their own (A0-15, MIC-1)', async () => {
    const pupils = Array.from({ length: 30 }, () => ({ id: randomUUID(), pupilId: '' }))
    for (const one of pupils) one.pupilId = one.id
    await withOwner(database.pool, school.schoolId, async (tx) => {
      const { schoolId, classId: groupId } = school
      await tx.insert(pupil).values(pupils.map(({ id }, at) => ({ schoolId, id, label: `Pupil ${at + 10}` })))
      await tx
        .insert(membership)
        .values(pupils.map(({ pupilId }) => ({ schoolId, groupId, pupilId, fromOn: '2026-09-01' })))
    })
    const began = performance.now()
    const { publication, advice } = await publish({ pupils: pupils.map(({ pupilId }) => ({ pupilId })) })
    expect(performance.now() - began).toBeLessThan(2000)
    expect(advice).toEqual([])
    expect(publication).toMatchObject({ outcome: fractions.outcomes[0], pupils: expect.any(Array), startsOn: DAY })
    const lesson = await track.readLesson(of(publication.id))
    expect(lesson.pupils.map(({ label }) => label)).toEqual(pupils.map((_, at) => `Pupil ${at + 10}`))
    const codes = lesson.pupils.map(({ code }) => code)
    expect(new Set(codes).size).toBe(30)
    for (const code of codes) expect(code).toMatch(/^[CDFHJKMNPRTWXY3479]{8}$/)
    expect(await track.listPublications({ params: params(), query: { classId: school.classId } })).toMatchObject({
      publications: [{ id: publication.id, classId: school.classId, pupilCount: 30, begunCount: 0, isUsed: false }],
    })
  })

  test('what keeps a note from being given out is named field by field, all at once (A0-11, A0-12, E15)', async () => {
    const template = {
      ...fractions,
      outcomes: ['I can add', 'I can take away'],
      criteria: fractions.criteria.slice(0, 1),
      tasks: fractions.tasks.map((task) =>
        'choice' in task ? { ...task, choice: { ...task.choice, choose: 4 } } : task,
      ),
    }
    const pupils = [{ pupilId: school.pupilIds.ada, variantId: 'larger' }]
    expect(await faultsOf(publish({ template, pupils, endsOn: '2026-11-19' }))).toEqual([
      '/template/outcomes microtrack/outcome-count',
      '/template/criteria microtrack/criteria-count',
      '/template/tasks/2 microtrack/choice-count',
      '/endsOn microtrack/ends-before-it-starts',
      '/pupils/0 microtrack/unknown-variant',
    ])
    const four = ['a', 'b', 'c', 'd'].map((id) => ({ id, text: `I can ${id}` }))
    expect(await faultsOf(publish({ template: { ...fractions, criteria: four } }))).toEqual([
      '/template/criteria microtrack/criteria-count',
    ])
  })

  test('choose 3 of 2 is refused, and what is worth a second thought is only said (A0-13, A0-27)', async () => {
    const [wall, match] = fractions.tasks
    const options = ['one', 'other'].map((id) => ({ id, text: `The ${id} way` }))
    const choice = { kind: 'practice', choose: 3, options }
    expect(await faultsOf(publish({ template: { ...fractions, tasks: [{ ...wall, choice }] } }))).toEqual([
      '/template/tasks/0 microtrack/choice-count',
    ])
    const { advice } = await publish({ template: { ...fractions, tasks: [wall, { ...match, criterionIds: [] }] } })
    expect(advice.map(({ code }) => code)).toEqual([
      'microtrack/task-count',
      'microtrack/orphan-task',
      'microtrack/orphan-criterion',
    ])
  })

  test('a class with no history is advised to begin with one choice, and the school’s own limits hold (A0-31)', async () => {
    const [, , practise] = fractions.tasks
    const tasks = ['p', 'q', 'r', 's'].map((id) => ({ ...practise, id }))
    const { advice } = await publish({ template: { ...fractions, tasks } })
    expect(advice.map(({ code }) => code)).toContain('microtrack/many-choices')
    const dial = { id: randomUUID(), classId: school.classId, pupilId: null, groups: 4, options: 3, from: DAY as never }
    await track.setDial({ params: params(), body: { ...dial, kinds: ['practice'] } })
    expect((await publish({ template: { ...fractions, tasks } })).advice).toEqual([])

    const { etag, microtrackLimits } = await track.readSchoolSettings({ params: params() })
    expect(microtrackLimits).toEqual({ criteria: { min: 2, max: 3 }, tasks: { min: 4, max: 8 }, tasksAreFirm: false })
    const leader = await makeTestSchool(database.pool, { name: 'Led', role: 'leader' })
    expect(etag).toMatch(/./)
    const led = clientOf(app, leader.token)
    const there = { schoolId: leader.schoolId }
    const { etag: version } = await led.readSchoolSettings({ params: there })
    const body = { microtrackLimits: { criteria: { min: 1, max: 1 }, tasks: { min: 1, max: 3 }, tasksAreFirm: true } }
    const changed = await led.changeSchoolSettings({ params: there, body, ifMatch: version } as never)
    expect(changed).toMatchObject(body)
    expect(await faultsOf(led.publishMicrotrack({ params: there, body: noteFor(leader, DAY) }))).toEqual([
      '/template/criteria microtrack/criteria-count',
      '/template/tasks microtrack/task-count',
    ])
  })

  test('given out twice by a double tap is given out once; another note under its id is a conflict', async () => {
    const id = randomUUID()
    const first = await publish({ id })
    expect(await publish({ id })).toEqual(first)
    await expect(publish({ id }, '2026-11-23')).rejects.toMatchObject({ problem: { code: 'request/conflict' } })
  })

  test('it may last longer and go to whoever joins, and says what it said', async () => {
    const { ada, ben } = school.pupilIds
    const variants = [{ id: 'v', name: 'Larger', largePrint: true }]
    const { publication } = await publish({ pupils: [{ pupilId: ada }], variants })
    const change = (body: object) => track.changePublication({ ...of(publication.id), body })
    const lesson = await change({
      endsOn: '2026-11-24',
      addPupils: [{ pupilId: ben, variantId: 'v' }, { pupilId: ada }],
    })
    expect(lesson.publication).toMatchObject({ outcome: fractions.outcomes[0], endsOn: '2026-11-24' })
    const given = Object.fromEntries(lesson.publication.pupils.map(({ pupilId, variantId }) => [pupilId, variantId]))
    expect(given).toEqual({ [ada]: null, [ben]: 'v' })
    expect(lesson.pupils.every(({ code }) => code.length === 8)).toBe(true)
    expect(await faultsOf(change({ endsOn: '2026-11-01' }))).toEqual(['/endsOn microtrack/ends-before-it-starts'])
    expect(await faultsOf(change({ addPupils: [{ pupilId: school.pupilIds.cai, variantId: 'none' }] }))).toEqual([
      '/addPupils/0 microtrack/unknown-variant',
    ])
    await expect(change({ addPupils: [{ pupilId: randomUUID() }] })).rejects.toMatchObject({ problem: { status: 404 } })
  })

  test('it is withdrawn only while nobody has begun on it', async () => {
    const [unused, used] = [await publish(), await publish()]
    await track.writeActs({ params: params(), body: { acts: [tick(used.publication.id)] } })
    await expect(track.withdrawPublication(of(used.publication.id))).rejects.toMatchObject({
      problem: { code: 'microtrack/in-use' },
    })
    await track.withdrawPublication(of(unused.publication.id))
    await expect(track.readLesson(of(unused.publication.id))).rejects.toMatchObject({ problem: { status: 404 } })
    await expect(track.withdrawPublication(of(unused.publication.id))).rejects.toMatchObject({
      problem: { status: 404 },
    })
  })

  test('what it says stays when its template is changed or removed; a note of another subject carries nothing over', async () => {
    const add = (body: object) =>
      track.addMicrotrackTemplate({ params: params(), body: { template: fractions, ...body } as NewMicrotrackTemplate })
    const science = await track.addSubject({ params: { schoolId: school.schoolId }, body: { name: 'Science' } })
    const maths = await add({ id: randomUUID(), subjectId: school.subjectId })
    const other = await add({ id: randomUUID(), subjectId: science.id })
    const monday = await publish({ templateId: maths.id }, '2026-11-16')
    await track.removeMicrotrackTemplate({
      params: { ...params(), templateId: maths.id },
      ifMatch: maths.etag,
    } as never)
    expect((await track.readLesson(of(monday.publication.id))).publication.outcome).toBe(fractions.outcomes[0])
    await track.writeActs({ params: params(), body: { acts: [tick(monday.publication.id)] } })
    const tuesday = await publish({ templateId: other.id }, '2026-11-17')
    const carriedTo = async (id: string) => (await track.readLesson(of(id))).pupils[0]!.before.tasks.length
    expect(await carriedTo(tuesday.publication.id)).toBe(0)
    await track.writeActs({ params: params(), body: { acts: [tick(tuesday.publication.id)] } })
    expect(await carriedTo((await publish({}, '2026-11-18')).publication.id)).toBe(3)
  })

  test('another school’s class, template, pupil and note are not there', async () => {
    const elsewhere = await makeTestSchool(database.pool, { name: 'Elsewhere' })
    for (const change of [
      { classId: elsewhere.classId },
      { templateId: randomUUID() },
      { pupils: [{ pupilId: elsewhere.pupilIds.ada }] },
    ])
      await expect(publish(change)).rejects.toMatchObject({ problem: { status: 404 } })
    const asked = track.listPublications({ params: params(), query: { classId: elsewhere.classId } })
    await expect(asked).rejects.toMatchObject({ problem: { status: 404 } })
  })

  test('the list of a class is of the days asked for, the latest first, and says what is used and how many have begun', async () => {
    const [monday, tuesday] = [await publish({}, '2026-11-16'), await publish({}, '2026-11-17')]
    await track.writeActs({ params: params(), body: { acts: [tick(monday.publication.id)] } })
    const list = async (days: object) =>
      (await track.listPublications({ params: params(), query: { classId: school.classId, ...days } })).publications
    const counts = async () => (await list({})).map(({ id, begunCount, isUsed }) => [id, begunCount, isUsed])
    expect(await counts()).toEqual([
      [tuesday.publication.id, 0, false],
      // What a teacher does is not the pupil's beginning.
      [monday.publication.id, 0, true],
    ])
    const [ada, ben] = [school.pupilIds.ada, school.pupilIds.ben].map((pupilId) => {
      const onPaper = (taskId: string) =>
        actOn({ publicationId: monday.publication.id, pupilId }, { kind: 'tick', taskId, via: 'paper' })
      return ['wall', 'match'].map(onPaper)
    })
    await track.writeActs({ params: params(), body: { acts: [...ada!, ...ben!] } })
    expect(await counts()).toEqual([
      [tuesday.publication.id, 0, false],
      [monday.publication.id, 2, true],
    ])
    expect(await list({ from: '2026-11-17', until: '2026-11-18' })).toHaveLength(1)
  })
})
