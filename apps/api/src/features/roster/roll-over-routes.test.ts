import { randomUUID } from 'node:crypto'
import type { PageDefinition, ProblemError, RollOverChoice } from '@track/api-contract'
import type { CalendarDate } from '@track/kernel'
import type { FastifyInstance } from 'fastify'
import { v7 as makeId } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import type { Database } from '../../database/open-database.js'
import { classTeacher } from '../../database/schema.js'
import { withOwner } from '../../database/transaction.js'
import { testApp } from '../../testing/app.js'
import { engines, freshDatabase } from '../../testing/database.js'
import { clientOf, makeTestSchool, type TestSchool } from '../../testing/school.js'

const SUMMER = '2027-07-16'
const LAST_DAY = '2027-08-31'
const NEW_YEAR = '2027-09-01'

describe.each(engines)('a move into a new year, on %s', (engine) => {
  let database: Database
  let app: FastifyInstance
  let other: TestSchool
  let now = new Date('2026-11-20T10:00:00Z')

  beforeAll(async () => {
    database = await freshDatabase(engine)
    app = testApp(database.pool, { clock: () => now })
    other = await makeTestSchool(database.pool, { name: 'Elsewhere', role: 'leader' })
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

  /** Two classes, Year 4 and the top Year 5, with a set, a cohort, a key group, teachers and a programme each. */
  async function open() {
    now = new Date('2027-07-16T10:00:00Z')
    const school = await makeTestSchool(database.pool, { role: 'leader' })
    const track = clientOf(app, school.token)
    const params = { schoolId: school.schoolId }
    const { ada, ben, cai, dua } = school.pupilIds
    const addGroup = async (kind: 'class' | 'teaching-group' | 'cohort' | 'key-group', name: string) =>
      (await track.addGroup({ params, body: { kind, name } })).id
    const ids = {
      fiveOak: await addGroup('class', '5 Oak'),
      set: await addGroup('teaching-group', 'Maths set 1'),
      year4: await addGroup('cohort', 'Year 4'),
      premium: await addGroup('key-group', 'Pupil premium'),
    }
    const { pupils } = await track.listPupils({ params })
    for (const { id, etag } of pupils)
      await track.changePupil({
        params: { ...params, pupilId: id },
        body: { registeredYear: id === dua ? '5' : '4' },
        ifMatch: etag,
      })
    await track.movePupils({ params, body: { pupilIds: [dua], toClassId: ids.fiveOak, on: '2026-09-01' } })
    const from = '2026-09-01'
    const member = (groupId: string, pupilId: string) => ({ groupId, pupilId, from, until: null }) as const
    await track.setMemberships({
      params,
      body: {
        memberships: [
          member(ids.set, ada),
          ...[ada, ben, cai].map((id) => member(ids.year4, id)),
          ...[ada, dua].map((id) => member(ids.premium, id)),
        ],
      },
    })
    const fiveMaths = await track.addProgramme({
      params,
      body: { subjectId: school.subjectId, name: 'Year 5 maths', objectiveIds: [...school.objectiveIds.slice(2)] },
    })
    await track.assignProgramme({
      params,
      body: {
        subjectId: school.subjectId,
        groupId: ids.fiveOak,
        programmeId: fiveMaths.id,
        effectiveFrom: '2026-09-01',
      },
    })
    await withOwner(database.pool, school.schoolId, (tx) =>
      tx.insert(classTeacher).values(
        [school.classId, ids.fiveOak].map((groupId) => ({
          schoolId: school.schoolId,
          groupId,
          accountId: school.teacherId,
          fromOn: '2026-09-01',
        })),
      ),
    )
    await track.setTaughtFrom({
      params,
      body: { taught: [{ objectiveId: school.objectiveIds[0]!, groupId: school.classId, taughtFrom: '2026-10-01' }] },
    })
    await track.writeEntries({
      params,
      body: {
        entries: [ada, ben].map((pupilId) => ({
          id: makeId(),
          pupilId,
          objectiveId: school.objectiveIds[0]!,
          value: 'secure',
          observedOn: '2026-11-02',
        })),
      },
    })
    const members = async (groupId: string, asOf: CalendarDate) => {
      const { pupils } = await track.listPupils({ params, query: { groupId, asOf } })
      return pupils.map(({ label }) => label.split(' ')[0])
    }
    return { ...school, ...ids, track, params, fiveMaths: fiveMaths.id, members }
  }

  /** Every row that a roll-over may touch, as the database holds it. */
  async function rowsOf(schoolId: string) {
    return withOwner(database.pool, schoolId, async (tx) => {
      const rows: unknown[] = []
      for (const [table, columns] of [
        ['pupil', 'id, registered_year, joined_on, left_on'],
        ['pupil_group', 'id, kind, name, part_of, position, starts_on, ends_on'],
        ['membership', 'group_id, pupil_id, from_on, until_on'],
        ['registered_year', 'pupil_id, from_on, year'],
        ['class_teacher', 'group_id, account_id, kind, from_on, until_on'],
        ['programme_assignment', 'id, subject_id, group_id, pupil_id, programme_id, effective_from'],
      ]) {
        const found = await tx.$client.query(
          `select ${columns} from ${table} where school_id = $1 order by ${columns}`,
          [schoolId],
        )
        rows.push([table, found.rows])
      }
      return rows
    })
  }

  it('suggests, counts, carries out, keeps every day of the past, and is taken back without a trace', async () => {
    const school = await open()
    const { track, params, classId, fiveOak, members } = school
    const before = await rowsOf(school.schoolId)
    const plan = await track.planRollOver({ params, body: { startsOn: NEW_YEAR } })
    expect(plan).toMatchObject({
      lastDay: LAST_DAY,
      classes: [
        { name: '4 Oak', pupils: 3, into: '5 Oak', leaving: 0, staying: 0 },
        { name: '5 Oak', pupils: 1, into: null, leaving: 1, staying: 0 },
      ],
      newClasses: [
        { name: '4 Oak', pupils: 0, years: [], likeGroupId: classId },
        { name: '5 Oak', pupils: 3, years: ['5'], likeGroupId: fiveOak },
      ],
      cohorts: [
        { name: 'Year 4', pupils: 0 },
        { name: 'Year 5', pupils: 3 },
      ],
      leavers: 1,
      notes: [],
    })
    expect(await rowsOf(school.schoolId)).toEqual(before)

    const page = (
      on: CalendarDate,
      membership: 'current' | 'as-at-each-date' = 'current',
    ): z.input<typeof PageDefinition> => ({
      groupIds: ['all', classId, fiveOak, school.year4, school.premium],
      columns: [{ subjectId: school.subjectId, measure: { kind: 'secured' } }],
      dates: [{ label: 'Then', on }],
      membership,
    })
    const rowsOn = async (on: CalendarDate, membership: 'current' | 'as-at-each-date' = 'as-at-each-date') =>
      JSON.stringify((await track.calculatePage({ params, body: page(on, membership) })).rows)
    const lastSummer = await rowsOn(SUMMER)
    const markbook = (asOf: CalendarDate) =>
      track.readClassMarkbook({ params: { ...params, classId }, query: { subjectId: school.subjectId, asOf } })
    const shownThen = await markbook(SUMMER)

    const done = await track.rollOver({ params, body: plan.choice })
    expect(done).toMatchObject({ startsOn: NEW_YEAR, undoneAt: null, leavers: 1, pupils: 3 })
    expect(await track.listRollOvers({ params })).toEqual({ rollOvers: [done] })

    now = new Date('2027-09-03T10:00:00Z')
    expect(await rowsOn(SUMMER)).toBe(lastSummer)
    expect(await rowsOn(SUMMER, 'current')).toBe(lastSummer)
    expect(await markbook(SUMMER)).toEqual(shownThen)
    const { classes } = await track.readSchool({ params })
    expect(classes.map(({ name, mine }) => [name, mine])).toEqual([
      ['4 Oak', true],
      ['5 Oak', true],
    ])
    for (const { id } of classes) expect([classId, fiveOak]).not.toContain(id)
    const newFive = classes[1]!.id
    expect(await members(classId, LAST_DAY)).toEqual(['ada', 'ben', 'cai'])
    expect(await members(newFive, NEW_YEAR)).toEqual(['ada', 'ben', 'cai'])
    expect([await members(classId, NEW_YEAR), await members(school.set, NEW_YEAR)]).toEqual([[], []])
    expect(await members(school.premium, NEW_YEAR)).toEqual(['ada'])
    const newPage = { ...page(NEW_YEAR), groupIds: [newFive] }
    const { rows } = await track.calculatePage({ params, body: newPage })
    expect(
      rows.map(({ cells }) => cells.map((column) => column.map(({ n, withoutData }) => [n, withoutData]))),
    ).toEqual([[[[0, 3]]]])
    const yearOn = async (asOf: CalendarDate) =>
      (await track.listPupils({ params, query: { asOf } })).pupils.map(({ registeredYear }) => registeredYear)
    expect([await yearOn(LAST_DAY), await yearOn(NEW_YEAR)]).toEqual([
      ['4', '4', '4', '5'],
      ['5', '5', '5'],
    ])
    const { pupils: left } = await track.listPupils({ params, query: { onRoll: 'left' } })
    expect(left.map(({ leftOn }) => leftOn)).toEqual([LAST_DAY])
    const newMarkbook = await track.readClassMarkbook({
      params: { ...params, classId: newFive },
      query: { subjectId: school.subjectId, asOf: NEW_YEAR },
    })
    expect(newMarkbook.programme?.id).toBe(school.fiveMaths)
    expect(newMarkbook.pupils.map(({ registeredYear }) => registeredYear)).toEqual(['5', '5', '5'])

    const undone = await track.undoRollOver({ params: { ...params, rollOverId: done.id } })
    expect(undone).toEqual({ ...done, undoneAt: expect.any(String) })
    expect(await rowsOf(school.schoolId)).toEqual(before)
    expect(await track.undoRollOver({ params: { ...params, rollOverId: done.id } })).toEqual(undone)
    await track.rollOver({ params, body: plan.choice })
  })

  it('is not taken back once it is in use, and says what was written since', async () => {
    const uses: [RegExp, (school: Awaited<ReturnType<typeof open>> & { newFive: string }) => Promise<unknown>][] = [
      [
        /judgements and marks of the new year were recorded \(1\)/,
        ({ track, params, pupilIds, objectiveIds }) =>
          track.writeEntries({
            params,
            body: {
              entries: [
                {
                  id: makeId(),
                  pupilId: pupilIds.ada,
                  objectiveId: objectiveIds[2]!,
                  value: 'secure',
                  observedOn: NEW_YEAR,
                },
              ],
            },
          }),
      ],
      [
        /objectives were taught to the new classes \(1\)/,
        ({ track, params, newFive, objectiveIds }) =>
          track.setTaughtFrom({
            params,
            body: { taught: [{ objectiveId: objectiveIds[2]!, groupId: newFive, taughtFrom: NEW_YEAR }] },
          }),
      ],
      [
        /groups were changed/,
        async ({ track, params, newFive }) => {
          const { groups } = await track.listGroups({ params })
          const { etag } = groups.find(({ id }) => id === newFive)!
          await track.changeGroup({ params: { ...params, groupId: newFive }, body: { name: '5 Ash' }, ifMatch: etag })
        },
      ],
      [
        /pupils were put into other groups/,
        ({ track, params, newFive }) =>
          track.addPupil({ params, body: { label: 'New', joinedOn: NEW_YEAR, classId: newFive } }),
      ],
      [
        /pupils were put into other groups/,
        async ({ track, params, newFive, members, fiveOak }) => {
          const file = Buffer.from('Name,Class\nEve,5 Oak\n')
          await track.importPupils({ params, query: { dryRun: 'false' }, file })
          // Of the two classes of that name it is the one of today.
          expect(await members(newFive, '2027-09-03')).toContain('Eve')
          expect(await members(fiveOak, '2027-09-03')).toEqual([])
        },
      ],
      [
        /the day on which a pupil leaves was changed/,
        async ({ track, params, pupilIds }) => {
          const { pupils } = await track.listPupils({ params, query: { onRoll: 'left' } })
          const { etag } = pupils.find(({ id }) => id === pupilIds.dua)!
          await track.changePupil({
            params: { ...params, pupilId: pupilIds.dua },
            body: { leftOn: null },
            ifMatch: etag,
          })
        },
      ],
      [
        /programmes were given to the new classes/,
        ({ track, params, newFive, subjectId, programmeId }) =>
          track.assignProgramme({
            params,
            body: { subjectId, groupId: newFive, programmeId, effectiveFrom: '2027-09-20' },
          }),
      ],
    ]
    for (const [reason, use] of uses) {
      const school = await open()
      const { track, params } = school
      const { choice } = await track.planRollOver({ params, body: { startsOn: NEW_YEAR } })
      const done = await track.rollOver({ params, body: choice })
      now = new Date('2027-09-03T10:00:00Z')
      const newFive = (await track.readSchool({ params })).classes.find(({ name }) => name === '5 Oak')!.id
      await use({ ...school, newFive })
      const after = await rowsOf(school.schoolId)
      const undo = track.undoRollOver({ params: { ...params, rollOverId: done.id } })
      expect(await refusalOf(undo)).toMatchObject({
        status: 409,
        code: 'roster/roll-over-in-use',
        detail: expect.stringMatching(reason),
      })
      expect(await rowsOf(school.schoolId)).toEqual(after)
    }
  })

  it('happens once of two at once, and a second on top waits to be undone first', async () => {
    const { track, params } = await open()
    const { choice } = await track.planRollOver({ params, body: { startsOn: NEW_YEAR } })
    const answers = await Promise.all([1, 2].map(() => refusalOf(track.rollOver({ params, body: choice }))))
    expect(answers.map((problem) => problem?.code).sort()).toEqual(['request/conflict', undefined])
    const next = await track.planRollOver({ params, body: { startsOn: '2028-09-01' } })
    const second = await track.rollOver({ params, body: next.choice })
    const [, first] = (await track.listRollOvers({ params })).rollOvers
    const undo = (rollOverId: string) => refusalOf(track.undoRollOver({ params: { ...params, rollOverId } }))
    expect(await undo(first!.id)).toMatchObject({ detail: expect.stringMatching(/another year: undo that first/) })
    expect([await undo(second.id), await undo(first!.id)]).toEqual([undefined, undefined])
  })

  it('answers for what is another school’s as for nothing, and only leaders do it', async () => {
    const { track, params, schoolId } = await open()
    const before = await rowsOf(schoolId)
    const asked = (ids: { groupId: string; pupilId: string; rollOverId: string }) => [
      track.rollOver({ params, body: { startsOn: NEW_YEAR, classes: [{ groupId: ids.groupId, into: null }] } }),
      track.rollOver({ params, body: { startsOn: NEW_YEAR, classes: [], stayingPupilIds: [ids.pupilId] } }),
      track.planRollOver({ params, body: { startsOn: NEW_YEAR, stayingPupilIds: [ids.pupilId] } }),
      track.undoRollOver({ params: { ...params, rollOverId: ids.rollOverId } }),
    ]
    const theirs = clientOf(app, other.token)
    const { id: rollOverId } = await theirs.rollOver({
      params: { schoolId: other.schoolId },
      body: { startsOn: NEW_YEAR, classes: [] },
    })
    const foreign = await Promise.all(
      asked({ groupId: other.classId, pupilId: other.pupilIds.ada, rollOverId }).map(refusalOf),
    )
    const unknown = await Promise.all(
      asked({ groupId: randomUUID(), pupilId: randomUUID(), rollOverId: randomUUID() }).map(refusalOf),
    )
    expect(foreign).toEqual(unknown)
    for (const problem of foreign) expect(problem).toMatchObject({ status: 404, code: 'request/not-found' })

    const teacher = await makeTestSchool(database.pool, { role: 'teacher' })
    const body = { startsOn: NEW_YEAR, classes: [] } satisfies RollOverChoice
    const refused = clientOf(app, teacher.token).rollOver({ params: { schoolId: teacher.schoolId }, body })
    expect(await refusalOf(refused)).toMatchObject({ status: 403 })
    expect(await rowsOf(schoolId)).toEqual(before)
  })

  it('points at a class that is not of the year that ends', async () => {
    const { track, params, set, classId } = await open()
    const classes = [
      { groupId: classId, into: '5 Oak' },
      { groupId: set, into: 'Maths' },
    ]
    expect(await refusalOf(track.rollOver({ params, body: { startsOn: NEW_YEAR, classes } }))).toMatchObject({
      status: 400,
      errors: [{ pointer: '/classes/1', code: 'roll-over/not-open' }],
    })
  })
})
