import { randomUUID } from 'node:crypto'
import type { Lesson, TrackClient } from '@track/api-contract'
import { headlineOf, type Microtrack, microtrackOf, type NewAct } from '@track/microtrack'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Database } from '../../database/open-database.js'
import { school as schoolTable } from '../../database/schema.js'
import { withOwner } from '../../database/transaction.js'
import { testApp } from '../../testing/app.js'
import { engines, freshDatabase } from '../../testing/database.js'
import { actOn, type Doing, fractions, noteFor, type SignedInPupil, signInPupil } from '../../testing/notes.js'
import { clientOf, makeTestSchool, signInSomebody, type TestSchool } from '../../testing/school.js'

describe.each(engines)('what is done on notes, on %s', (engine) => {
  let database: Database
  let app: FastifyInstance
  let now: Date
  let school: TestSchool
  let track: TrackClient
  let ada: SignedInPupil

  beforeAll(async () => {
    database = await freshDatabase(engine)
    app = testApp(database.pool, { clock: () => now })
  })
  beforeEach(async () => {
    now = new Date('2026-11-20T10:00:00Z')
    school = await makeTestSchool(database.pool)
    track = clientOf(app, school.token)
    ada = await signInPupil(app, database.pool, { schoolId: school.schoolId, pupilId: school.pupilIds.ada })
  })
  afterAll(async () => {
    await app.close()
    await database.close()
  })

  const params = () => ({ schoolId: school.schoolId })
  const lessonOf = (publicationId: string) => track.readLesson({ params: { ...params(), publicationId } })
  const give = async (day: string, change: object = {}) => {
    const { publication } = await track.publishMicrotrack({ params: params(), body: noteFor(school, day, change) })
    const note = { publicationId: publication.id, pupilId: school.pupilIds.ada }
    const act = (what: Doing) => actOn(note, what)
    return { publication, act }
  }
  const noteIn = ({ publication, acts, pupils }: Lesson, pupilId = school.pupilIds.ada): Microtrack =>
    microtrackOf(publication, acts, { pupilId, before: pupils.find((pupil) => pupil.pupilId === pupilId)!.before })
  const adaDoes = (...acts: NewAct[]) => ada.track.writeOwnActs({ body: { acts } })
  const teacherDoes = (...acts: NewAct[]) => track.writeActs({ params: params(), body: { acts } })
  const decide = (settings: Partial<typeof schoolTable.$inferInsert>) =>
    withOwner(database.pool, school.schoolId, (tx) => tx.update(schoolTable).set(settings))
  const codes = ({ refused }: { refused: { code: string }[] }) => refused.map(({ code }) => code)

  test('five of six planned and one of their own are 83 % of the plan and 86 % of all (E15, A0-01)', async () => {
    const { criteria, tasks } = fractions
    const more = ['page', 'check'].map((id) => ({ id, text: `Do the ${id}`, criterionIds: ['c1'] }))
    const { publication, act } = await give('2026-11-20', {
      template: { ...fractions, criteria, tasks: [...tasks, ...more] },
    })
    const ticks = ['wall', 'match', 'page', 'why'].map((taskId) => act({ kind: 'tick', taskId }))
    const chosen = [
      act({ kind: 'choose', taskId: 'practise', optionIds: ['game'] }),
      act({ kind: 'tick', taskId: 'practise', optionId: 'game' }),
    ]
    expect((await adaDoes(...ticks, ...chosen)).refused).toEqual([])
    expect(noteIn(await lessonOf(publication.id)).credit.plannedPercent).toBe(83)

    await adaDoes(act({ kind: 'add', taskId: randomUUID(), done: true, words: { text: 'Swept the floor' } }))
    const note = noteIn(await lessonOf(publication.id))
    expect(note.credit).toMatchObject({ plannedPercent: 83, creditDone: 6, creditTotal: 7, creditPercent: 86 })
    expect(headlineOf(note.credit)).toEqual({ done: 6, toGo: 1 })

    // Another way after finishing keeps the credit and both attempts (A0-34).
    await adaDoes(act({ kind: 'choose', taskId: 'practise', optionIds: ['book'] }))
    const changed = noteIn(await lessonOf(publication.id))
    expect(changed.credit).toEqual(note.credit)
    expect(changed.lines.find(({ id }) => id === 'practise')?.choice?.attempts).toHaveLength(2)
  })

  test('a double tap is kept once, and an id that stands for two things is refused', async () => {
    const { publication, act } = await give('2026-11-20')
    const tick = act({ kind: 'tick', taskId: 'wall' })
    const add = act({ kind: 'add', taskId: 'x', done: true, words: { text: 'Swept' } })
    const { accepted } = await adaDoes(tick, add, tick)
    expect(accepted.map(({ id }) => id)).toEqual([tick.id, add.id, tick.id])
    expect(await adaDoes(tick, add)).toEqual({ accepted: accepted.slice(0, 2), refused: [] })
    const other = { ...tick, taskId: 'match' } as NewAct
    const otherWords = { ...add, words: { text: 'Mopped' } } as NewAct
    expect(codes(await adaDoes(other, otherWords))).toEqual(['microtrack/id-reused', 'microtrack/id-reused'])
    expect((await lessonOf(publication.id)).acts).toEqual(accepted.slice(0, 2))
  })

  test('two devices that send the same tick at once keep it once', async () => {
    const { publication, act } = await give('2026-11-20')
    const tick = act({ kind: 'tick', taskId: 'wall' })
    const answers = await Promise.all(Array.from({ length: 5 }, () => adaDoes(tick)))
    expect(new Set(answers.map(({ accepted }) => accepted[0]?.recordedAt)).size).toBe(1)
    expect((await lessonOf(publication.id)).acts).toHaveLength(1)
  })

  test('a clock that is three days wrong is kept and orders nothing', async () => {
    const { publication, act } = await give('2026-11-20')
    const tick = { ...act({ kind: 'tick', taskId: 'wall' }), at: '2026-11-23T09:00:00.000Z' } as NewAct
    const untick = { ...act({ kind: 'untick', taskId: 'wall' }), at: '2026-11-17T09:00:00.000Z' } as NewAct
    const { accepted } = await adaDoes(tick, untick)
    expect(accepted.map(({ at }) => at)).toEqual([tick.at, untick.at])
    expect(accepted[0]!.recordedAt < accepted[1]!.recordedAt).toBe(true)
    expect(noteIn(await lessonOf(publication.id)).lines[0]!.isDone).toBe(false)
  })

  test('a right act is kept beside wrong ones, each refused with its reason', async () => {
    const { publication, act } = await give('2026-11-20')
    const right = act({ kind: 'tick', taskId: 'wall' })
    const sent = [
      right,
      act({ kind: 'tick', taskId: 'nothing' }),
      act({ kind: 'choose', taskId: 'practise', optionIds: ['cards', 'game'] }),
      act({ kind: 'gauge', criterionId: 'c9', gauge: 'got-it' }),
      act({ kind: 'accept', proposalId: 'p1' }),
    ]
    const { accepted, refused } = await adaDoes(...sent)
    expect(accepted.map(({ id }) => id)).toEqual([right.id])
    expect(refused.map(({ id }) => id)).toEqual(sent.slice(1).map(({ id }) => id))
    expect(refused.map(({ code }) => code.split('/')[1])).toEqual([
      'unknown-task',
      'too-many-chosen',
      'unknown-criterion',
      'unknown-proposal',
    ])
    expect((await lessonOf(publication.id)).acts).toHaveLength(1)
  })

  test('what an act of the same request made is there for the next', async () => {
    const { publication, act } = await give('2026-11-20')
    const add = act({ kind: 'add', taskId: 'own', done: false, words: { text: 'Ask my cousin' } })
    expect(codes(await adaDoes(add, act({ kind: 'tick', taskId: 'own' })))).toEqual([])
    expect(noteIn(await lessonOf(publication.id)).credit).toMatchObject({ plannedTotal: 4, creditDone: 1 })
  })

  test('only the pupil says “I”; a teacher types in what stands on paper, and ticks as a teacher (A0-07)', async () => {
    const { publication, act } = await give('2026-11-20')
    const gauge = act({ kind: 'gauge', criterionId: 'c1', gauge: 'nearly' })
    expect(codes(await teacherDoes(gauge))).toEqual(['microtrack/not-allowed'])
    expect(codes(await teacherDoes({ ...gauge, via: 'paper' } as NewAct))).toEqual([])
    expect(codes(await adaDoes(act({ kind: 'tick', taskId: 'wall', by: 'teacher' })))).toEqual([
      'microtrack/not-allowed',
    ])
    expect(codes(await adaDoes(act({ kind: 'tick', taskId: 'wall', via: 'paper' })))).toEqual([
      'microtrack/not-allowed',
    ])
    await teacherDoes(act({ kind: 'tick', taskId: 'match', by: 'teacher' }))
    const note = noteIn(await lessonOf(publication.id))
    expect(note.criteria[0]!.gauge).toBe('nearly')
    expect(note.lines[1]).toMatchObject({ isDone: true, doneBy: 'teacher' })
  })

  test('a partner says “seen it” and does nothing else (A0-02)', async () => {
    const { act } = await give('2026-11-20')
    expect(codes(await adaDoes(act({ kind: 'acknowledge', taskId: 'wall', by: 'partner' })))).toEqual([])
    expect(codes(await adaDoes(act({ kind: 'tick', taskId: 'wall', by: 'partner' })))).toEqual([
      'microtrack/not-allowed',
    ])
  })

  test('a pupil acts on no note but their own, and is told the same of one that nobody has', async () => {
    const { publication } = await give('2026-11-20', { pupils: [{ pupilId: school.pupilIds.ben }] })
    const on = (publicationId: string, pupilId: string) =>
      actOn({ publicationId, pupilId }, { kind: 'tick', taskId: 'wall' })
    const answer = await adaDoes(
      on(publication.id, school.pupilIds.ben),
      on(publication.id, school.pupilIds.ada),
      on(randomUUID(), school.pupilIds.ada),
      on('no id at all', school.pupilIds.ada),
    )
    expect(new Set(codes(answer))).toEqual(new Set(['microtrack/unknown-note']))
    expect(answer.refused).toHaveLength(4)
    expect((await lessonOf(publication.id)).acts).toEqual([])
  })

  test('another school’s note, pupil and act are as if they were not there', async () => {
    const { publication, act } = await give('2026-11-20')
    const tick = act({ kind: 'tick', taskId: 'wall' })
    await adaDoes(tick)
    const elsewhere = await makeTestSchool(database.pool, { name: 'Elsewhere' })
    const theirs = clientOf(app, elsewhere.token)
    const there = { schoolId: elsewhere.schoolId }
    expect(codes(await theirs.writeActs({ params: there, body: { acts: [tick] } }))).toEqual(['microtrack/not-allowed'])
    const onTheirs = { ...act({ kind: 'tick', taskId: 'wall', by: 'teacher' }), id: tick.id } as NewAct
    expect(codes(await theirs.writeActs({ params: there, body: { acts: [onTheirs] } }))).toEqual([
      'microtrack/unknown-note',
    ])
    await expect(theirs.readLesson({ params: { ...there, publicationId: publication.id } })).rejects.toMatchObject({
      problem: { status: 404 },
    })
    await expect(
      theirs.readPupilMicrotracks({ params: { ...there, pupilId: school.pupilIds.ada } }),
    ).rejects.toMatchObject({
      problem: { status: 404 },
    })
  })

  test('what was done on a note that was withdrawn meanwhile is refused kindly, and the rest is kept', async () => {
    const { publication, act } = await give('2026-11-20')
    const other = await give('2026-11-20')
    await track.withdrawPublication({ params: { ...params(), publicationId: publication.id } })
    const { accepted, refused } = await adaDoes(
      act({ kind: 'tick', taskId: 'wall' }),
      other.act({ kind: 'tick', taskId: 'wall' }),
    )
    expect(accepted).toHaveLength(1)
    expect(refused).toMatchObject([
      { code: 'microtrack/unknown-note', message: expect.stringContaining('read the notes again') },
    ])
  })

  test('where staff record in their own classes only, others are refused (own-classes)', async () => {
    const { act } = await give('2026-11-20')
    await decide({ recordIn: 'own-classes' })
    const tick = act({ kind: 'tick', taskId: 'wall', by: 'teacher' })
    expect(codes(await teacherDoes(tick))).toEqual(['microtrack/not-your-class'])
    await expect(give('2026-11-20')).rejects.toMatchObject({
      problem: {
        status: 400,
        errors: expect.arrayContaining([expect.objectContaining({ pointer: '/pupils/0/pupilId' })]),
      },
    })
    const leader = await signInSomebody(database.pool, school, 'leader')
    const answer = await clientOf(app, leader.token).writeActs({ params: params(), body: { acts: [tick] } })
    expect(codes(answer)).toEqual([])
  })

  test('neither side applies an adjustment alone, but a teacher where the school lets them (A0-49)', async () => {
    const { publication, act } = await give('2026-11-20')
    const change = { about: 'outcome' }
    const propose = act({
      kind: 'propose',
      proposalId: 'p1',
      change,
      by: 'teacher',
      words: { text: 'I can show a half' },
    })
    expect(codes(await teacherDoes(propose, act({ kind: 'accept', proposalId: 'p1', by: 'teacher' })))).toEqual([
      'microtrack/two-keys',
    ])
    expect(noteIn(await lessonOf(publication.id)).outcome.original).toBe(null)
    await adaDoes(act({ kind: 'accept', proposalId: 'p1' }))
    expect(noteIn(await lessonOf(publication.id)).outcome).toEqual({
      text: 'I can show a half',
      original: 'I can find equivalent fractions',
    })
    const adjust = act({
      kind: 'adjust',
      proposalId: 'p2',
      by: 'teacher',
      change: { about: 'leave-out', taskId: 'why' },
    })
    expect(codes(await teacherDoes(adjust))).toEqual(['microtrack/adjusts-alone'])
    await decide({ teacherMayAdjustAlone: true })
    expect(codes(await teacherDoes(adjust))).toEqual([])
    expect(noteIn(await lessonOf(publication.id)).adjustments.at(-1)?.status).toBe('by-teacher-alone')
  })

  test('a note is closed once its exit ticket was offered, and what comes late is still kept (A0-41)', async () => {
    const { publication, act } = await give('2026-11-20')
    expect(codes(await adaDoes(act({ kind: 'close' })))).toEqual(['microtrack/no-reflection'])
    const skipped = act({ kind: 'exit', helped: null, skipped: true })
    expect(codes(await adaDoes(skipped, act({ kind: 'close' }), act({ kind: 'tick', taskId: 'wall' })))).toEqual([])
    const note = noteIn(await lessonOf(publication.id))
    expect(note).toMatchObject({ isClosed: true, next: { kind: 'closed' } })
    expect(note.credit.plannedDone).toBe(1)
  })

  test('what is not done comes along under its own id, and is never late (E15, A0-48)', async () => {
    const monday = await give('2026-11-16')
    await adaDoes(
      ...['wall', 'match', 'why'].map((taskId) => monday.act({ kind: 'tick', taskId })),
      monday.act({ kind: 'add', taskId: 'own', done: false, words: { text: 'Ask my cousin' } }),
      monday.act({ kind: 'exit', helped: 'yes', skipped: false, words: { startNext: 'With the cards' } }),
    )
    const second = {
      ...fractions,
      tasks: [1, 2, 3, 4].map((n) => ({ id: `d${n}`, text: `Do ${n}`, criterionIds: ['c1', 'c2'] })),
    }
    const tuesday = await give('2026-11-17', { template: second })
    const lesson = await lessonOf(tuesday.publication.id)
    const { before } = lesson.pupils.find(({ pupilId }) => pupilId === school.pupilIds.ada)!
    expect(before.tasks.map(({ fromPublicationId, task }) => [fromPublicationId, task.id])).toEqual([
      [monday.publication.id, 'practise'],
    ])
    expect(before).toMatchObject({ own: [{ taskId: 'own', text: 'Ask my cousin' }], startNext: 'With the cards' })
    expect(noteIn(lesson).credit.plannedTotal).toBe(1 + 4)
    // Nobody built Tuesday's list: on Wednesday the same is there, with what Tuesday's left.
    await adaDoes(tuesday.act({ kind: 'tick', taskId: 'd1' }))
    const wednesday = await give('2026-11-18', { template: { ...second, tasks: fractions.tasks.slice(0, 2) } })
    const ids = (of: Lesson) => noteIn(of).lines.map(({ id, from }) => `${from} ${id}`)
    expect(ids(await lessonOf(wednesday.publication.id))).toEqual([
      'carried practise',
      'carried d2',
      'carried d3',
      'carried d4',
      'own own',
      'template wall',
      'template match',
    ])
    // A list that is built says itself what came along: nothing but that goes on to Thursday.
    const { pupils } = await lessonOf(wednesday.publication.id)
    const [carried] = pupils.find(({ pupilId }) => pupilId === school.pupilIds.ada)!.before.tasks
    await adaDoes(
      wednesday.act({ kind: 'build', taskIds: ['practise', 'wall', 'match'], carried: [carried] }),
      wednesday.act({ kind: 'tick', taskId: 'wall' }),
    )
    const thursday = await give('2026-11-19', { template: second })
    const next = await lessonOf(thursday.publication.id)
    expect(
      noteIn(next)
        .lines.filter(({ from }) => from === 'carried')
        .map(({ id }) => id),
    ).toEqual(['practise', 'match'])
    const year = await track.readPupilMicrotracks({ params: { ...params(), pupilId: school.pupilIds.ada } })
    expect(year.publications.map(({ id }) => id)).toEqual(
      [monday, tuesday, wednesday, thursday].map((day) => day.publication.id),
    )
    expect(year.before[thursday.publication.id]).toEqual(
      next.pupils.find(({ pupilId }) => pupilId === school.pupilIds.ada)!.before,
    )
  })

  test('who gets more time keeps the note, and its tasks come along when that time is over (A0-48)', async () => {
    const monday = await give('2026-11-16')
    const change = { about: 'more-time', endsOn: '2026-11-18' }
    await adaDoes(monday.act({ kind: 'propose', proposalId: 'p', change }))
    await teacherDoes(monday.act({ kind: 'accept', proposalId: 'p', by: 'teacher' }))
    const ben = { pupilId: school.pupilIds.ben, by: 'teacher' }
    await teacherDoes(monday.act({ kind: 'tick', taskId: 'wall', ...ben }))
    const tuesday = await give('2026-11-17')
    await adaDoes(tuesday.act({ kind: 'exit', helped: null, skipped: true }))
    const thursday = await give('2026-11-19')
    const carriedTo = async (publicationId: string, name: 'ada' | 'ben') => {
      const { pupils } = await lessonOf(publicationId)
      const { before } = pupils.find(({ pupilId }) => pupilId === school.pupilIds[name])!
      return [...new Set(before.tasks.map(({ fromPublicationId }) => fromPublicationId))]
    }
    expect(await carriedTo(tuesday.publication.id, 'ben')).toEqual([monday.publication.id])
    expect(await carriedTo(tuesday.publication.id, 'ada')).toEqual([])
    expect(await carriedTo(thursday.publication.id, 'ada')).toEqual([tuesday.publication.id])
  })

  test('the last check-in and the usual size come with the lesson, and later acts by its cursor (A0-44, A0-51)', async () => {
    const monday = await give('2026-11-16')
    await adaDoes(...['wall', 'match'].map((taskId) => monday.act({ kind: 'tick', taskId })))
    await teacherDoes(monday.act({ kind: 'check-in', standing: 'going-well', by: 'teacher' }))
    const { publication, act } = await give('2026-11-17')
    const lesson = await lessonOf(publication.id)
    const [first, second] = lesson.pupils
    expect(first).toMatchObject({ usualSize: 2, checkedInAt: expect.stringMatching(/Z$/), label: 'ada of Larkfield' })
    expect(second).toMatchObject({ usualSize: null, checkedInAt: null })
    const { accepted } = await adaDoes(act({ kind: 'tick', taskId: 'wall' }))
    const of = { ...params(), publicationId: publication.id }
    const later = await track.listLessonActs({ params: of, query: { since: lesson.cursor } })
    expect(later.acts).toEqual(accepted)
    expect(await track.listLessonActs({ params: of, query: { since: later.cursor } })).toEqual({
      acts: [],
      cursor: later.cursor,
    })
    const unknown = track.listLessonActs({
      params: { ...of, publicationId: randomUUID() },
      query: { since: lesson.cursor },
    })
    await expect(unknown).rejects.toMatchObject({ problem: { status: 404 } })
  })

  test('a dial is set for a class or a pupil, with its history (A0-30)', async () => {
    const setting = { groups: 2, options: 4, kinds: ['practice' as const], from: '2026-11-16' as const }
    const ofClass = { id: randomUUID(), classId: school.classId, pupilId: null, ...setting }
    const ofAda = { id: randomUUID(), classId: null, pupilId: school.pupilIds.ada, ...setting, groups: 3 }
    await track.setDial({ params: params(), body: ofClass })
    const { dials } = await track.setDial({ params: params(), body: ofAda })
    expect(dials).toMatchObject([ofClass, ofAda])
    expect(await track.setDial({ params: params(), body: ofAda })).toEqual({ dials })
    expect(await track.listDials({ params: params(), query: { classId: school.classId } })).toEqual({ dials })
    await expect(track.setDial({ params: params(), body: { ...ofAda, groups: 1 } })).rejects.toMatchObject({
      problem: { code: 'request/conflict' },
    })
    await expect(
      track.setDial({ params: params(), body: { ...ofAda, id: randomUUID(), classId: school.classId } }),
    ).rejects.toMatchObject({ problem: { code: 'request/invalid' } })
  })
})
