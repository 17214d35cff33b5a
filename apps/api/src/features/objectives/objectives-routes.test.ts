import { randomUUID } from 'node:crypto'
import type { ProblemError, TrackClient } from '@track/api-contract'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../../database/open-database.js'
import { entry, taughtFrom } from '../../database/schema.js'
import { withSchool } from '../../database/transaction.js'
import { loadObjectives } from '../../teaching/load-objectives.js'
import { testApp } from '../../testing/app.js'
import { engines, freshDatabase } from '../../testing/database.js'
import { clientOf, makeTestSchool, type TestSchool } from '../../testing/school.js'

describe.each(engines)('objectives, on %s', (engine) => {
  let database: Database
  let app: FastifyInstance
  let school: TestSchool
  let other: TestSchool
  let track: TrackClient
  let params: { schoolId: string }

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
  const open = async (role: 'teacher' | 'support' = 'teacher') => {
    school = await makeTestSchool(database.pool, { role })
    track = clientOf(app, school.token)
    params = { schoolId: school.schoolId }
  }
  const refusalOf = (answer: Promise<unknown>) =>
    answer.then(
      () => undefined,
      ({ problem }: ProblemError) => problem,
    )
  const wordings = async () => {
    const { objectives } = await track.listObjectives({ params, query: { frameworkId: school.frameworkId } })
    return objectives.map(({ wording }) => wording)
  }

  it('builds a subject from nothing: framework, headings under headings, objectives in the order of the headings', async () => {
    await open()
    const subject = await track.addSubject({ params, body: { name: 'Latin' } })
    const framework = await track.addFramework({ params, body: { subjectId: subject.id, name: 'Our Latin' } })
    const grammar = await track.addStrand({ params, body: { frameworkId: framework.id, name: 'Grammar' } })
    const cases = await track.addStrand({
      params,
      body: { frameworkId: framework.id, parentId: grammar.id, name: 'Cases' },
    })
    const draft = (wording: string, strandId: string | null) => ({ frameworkId: framework.id, strandId, wording })
    const { objectives } = await track.addObjectives({
      params,
      body: {
        objectives: [
          draft('Use the ablative', cases.id),
          { ...draft('Know five tenses', grammar.id), code: 'G1', tags: ['key'], yearGroups: ['7', '8'] },
          draft('Read aloud', null),
        ],
      },
    })
    const list = await track.listObjectives({ params, query: { subjectId: subject.id } })
    expect(list).toEqual({
      subjects: [subject],
      frameworks: [framework],
      strands: [grammar, cases],
      objectives: [objectives[2], objectives[1], objectives[0]],
      revisions: [],
    })
    expect(objectives[1]).toMatchObject({ code: 'G1', tags: ['key'], yearGroups: ['7', '8'], retiredOn: null })
    expect((await track.listObjectives({ params })).subjects.map(({ name }) => name)).toEqual(['Maths', 'Latin'])
    expect(await refusalOf(track.addSubject({ params, body: { name: 'Latin' } }))).toMatchObject({ status: 409 })
  })

  it('gives an objective of a thousand judgements new words without touching one of them, and keeps the old', async () => {
    await open()
    const objectiveId = school.objectiveIds[0]!
    const entries = Array.from({ length: 1000 }, (_, at) => ({
      id: randomUUID(),
      pupilId: Object.values(school.pupilIds)[at % 4]!,
      objectiveId,
      value: ['emerging', 'secure'][at % 2]!,
      observedOn: '2026-10-01' as const,
    }))
    const { accepted } = await track.writeEntries({ params, body: { entries } })
    expect(accepted).toHaveLength(1000)
    const log = () => withSchool(database.pool, school.schoolId, (tx) => tx.select().from(entry).orderBy(entry.seq))
    const before = await log()

    const change = { params: { ...params, objectiveId }, body: { wording: 'Count in sixes' }, ifMatch: '*' }
    expect(await track.changeObjective(change)).toMatchObject({ id: objectiveId, wording: 'Count in sixes' })
    expect(await log()).toEqual(before)
    const wordingOn = (asOf: `${number}-${number}-${number}`) =>
      withSchool(
        database.pool,
        school.schoolId,
        async (tx) => (await loadObjectives(tx, { ids: [objectiveId], asOf })).get(objectiveId)?.wording,
      )
    expect(await wordingOn('2026-11-19')).toBe('Objective 1 of Larkfield')
    expect(await wordingOn('2026-11-20')).toBe('Count in sixes')

    await track.changeObjective(change)
    const { wordings: versions } = await track.listWordings({ params: { ...params, objectiveId } })
    expect(versions.map(({ wording, effectiveFrom }) => [wording, effectiveFrom])).toEqual([
      ['Objective 1 of Larkfield', '2026-09-01'],
      ['Count in sixes', '2026-11-20'],
    ])
  })

  it('refuses a change of something that is no longer what was read, and changes nothing', async () => {
    await open()
    const { objectives } = await track.listObjectives({ params })
    const [{ id: objectiveId, etag }] = objectives as [(typeof objectives)[number]]
    const at = { ...params, objectiveId }
    const orderOfAll = objectives.map(({ id }) => id).reverse()
    await track.orderObjectives({ params, body: { frameworkId: objectives[0]!.frameworkId, objectiveIds: orderOfAll } })
    const mine = await track.changeObjective({ params: at, body: { tags: ['key'] }, ifMatch: etag })
    const late = track.changeObjective({ params: at, body: { wording: 'Other words' }, ifMatch: etag })
    expect(await refusalOf(late)).toMatchObject({ status: 412, code: 'request/changed-meanwhile' })
    expect((await track.listObjectives({ params })).objectives.find(({ id }) => id === objectiveId)).toEqual(mine)

    const twice = [1, 2].map((at) =>
      track.changeObjective({ params: { ...params, objectiveId }, body: { code: `N${at}` }, ifMatch: mine.etag }),
    )
    const outcomes = await Promise.allSettled(twice)
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])

    const url = `/v1/schools/${school.schoolId}/objectives/${objectiveId}`
    const headers = { cookie: `track_session=${school.token}` }
    const bare = await app.inject({ method: 'PATCH', url, payload: { code: 'N3' }, headers })
    expect(bare.json()).toMatchObject({ status: 428, code: 'request/precondition-needed' })
    const forced = await app.inject({
      method: 'PATCH',
      url,
      payload: { code: 'N3' },
      headers: { ...headers, 'if-match': '*' },
    })
    expect(forced.headers.etag).toBe(`"${forced.json().etag}"`)
  })

  it('shows words that count from a later day on that day and not before', async () => {
    await open()
    const objectiveId = school.objectiveIds[0]!
    const body = { wording: 'Later words', effectiveFrom: '2026-12-01' as const }
    expect(await track.changeObjective({ params: { ...params, objectiveId }, body, ifMatch: '*' })).toMatchObject({
      wording: 'Objective 1 of Larkfield',
    })
    const later = clientOf(testApp(database.pool, { clock: () => new Date('2026-12-01T09:00:00Z') }), school.token)
    const { objectives } = await later.listObjectives({ params })
    expect(objectives[0]?.wording).toBe('Later words')
  })

  it('tags, codes, dates and retires an objective, and takes each back', async () => {
    await open()
    const at = { ...params, objectiveId: school.objectiveIds[0]! }
    const changed = await track.changeObjective({
      params: at,
      body: { code: 'N1', tags: ['key'], yearGroups: ['3', '4'], retiredOn: '2027-01-01' },
      ifMatch: '*',
    })
    expect(changed).toMatchObject({ code: 'N1', tags: ['key'], yearGroups: ['3', '4'], retiredOn: '2027-01-01' })
    const back = await track.changeObjective({
      params: at,
      body: { code: null, tags: [], retiredOn: null },
      ifMatch: changed.etag,
    })
    expect(back).toMatchObject({ tags: [], yearGroups: ['3', '4'], retiredOn: null })
    expect(back).not.toHaveProperty('code')
    const never = track.changeObjective({ params: at, body: { retiredOn: '2026-02-30' }, ifMatch: '*' })
    expect(await refusalOf(never)).toMatchObject({
      status: 400,
      errors: [{ pointer: '/retiredOn' }],
    })
  })

  it('puts objectives in order: all of them, each once', async () => {
    await open()
    const { frameworkId, objectiveIds } = school
    const order = (ids: readonly string[]) =>
      track.orderObjectives({ params, body: { frameworkId, objectiveIds: [...ids] } })
    await order(objectiveIds.toReversed())
    expect(await wordings()).toEqual([4, 3, 2, 1].map((place) => `Objective ${place} of Larkfield`))
    for (const ids of [
      objectiveIds.slice(1),
      [...objectiveIds, objectiveIds[0]!],
      [...objectiveIds.slice(1), randomUUID()],
    ])
      expect(await refusalOf(order(ids))).toMatchObject({ status: 400, errors: [{ pointer: '/objectiveIds' }] })
  })

  it('lists programmes with who works in which today, a class and a pupil of their own', async () => {
    await open()
    const [first, second, third] = school.objectiveIds
    const programme = await track.addProgramme({
      params,
      body: { subjectId: school.subjectId, name: "Ada's own", objectiveIds: [third!, first!] },
    })
    const changed = await track.changeProgramme({
      params: { ...params, programmeId: programme.id },
      body: { objectiveIds: [second!, third!, first!] },
      ifMatch: programme.etag,
    })
    expect(changed).toEqual({
      ...programme,
      objectiveIds: [second, third, first],
      spells: [{ objectiveId: second, fromOn: '2026-11-20', untilOn: null }],
      etag: expect.any(String),
    })
    const assign = (programmeId: string | null, effectiveFrom?: `${number}-${number}-${number}`) =>
      track.assignProgramme({
        params,
        body: { subjectId: school.subjectId, pupilId: school.pupilIds.ada, programmeId, effectiveFrom },
      })
    await assign(programme.id)
    await assign(null, '2027-01-04')
    const list = await track.listProgrammes({ params, query: { subjectId: school.subjectId } })
    expect(list.programmes.map(({ name }) => name)).toEqual(["Ada's own", 'Year 4 maths'])
    expect(list.programmes[0]).toEqual(changed)
    const { subjectId, classId: groupId, programmeId } = school
    expect(list.classes).toEqual([{ groupId, subjectId, programmeId }])
    expect(list.pupils).toEqual([{ pupilId: school.pupilIds.ada, subjectId, programmeId: programme.id }])

    await assign(null)
    expect((await track.listProgrammes({ params })).pupils).toEqual([
      { pupilId: school.pupilIds.ada, subjectId, programmeId: null },
    ])
  })

  it('refuses a programme with an objective twice, of a taken name, or for a group that is no class', async () => {
    await open()
    const [first] = school.objectiveIds
    const { subjectId } = school
    const twice = { subjectId, name: 'Twice', objectiveIds: [first!, first!] }
    expect(await refusalOf(track.addProgramme({ params, body: twice }))).toMatchObject({ status: 400 })
    const taken = { subjectId, name: 'Year 4 maths', objectiveIds: [] }
    expect(await refusalOf(track.addProgramme({ params, body: taken }))).toMatchObject({ status: 409 })
    const group = await track.addGroup({ params, body: { kind: 'key-group', name: 'EAL' } })
    const body = { subjectId, groupId: group.id, programmeId: school.programmeId }
    expect(await refusalOf(track.assignProgramme({ params, body }))).toMatchObject({
      status: 400,
      errors: [{ pointer: '/groupId' }],
    })
    const both = { subjectId, groupId: school.classId, pupilId: school.pupilIds.ada, programmeId: null }
    expect(await refusalOf(track.assignProgramme({ params, body: both }))).toMatchObject({ status: 400 })
  })

  it('says from when objectives count as taught, and takes it back without losing what was said', async () => {
    await open()
    const [objectiveId] = school.objectiveIds
    const say = (taughtFrom: `${number}-${number}-${number}` | null) =>
      track.setTaughtFrom({
        params,
        body: { taught: [{ objectiveId: objectiveId!, groupId: school.classId, taughtFrom }] },
      })
    const taught = async () => {
      const markbook = await track.readClassMarkbook({
        params: { ...params, classId: school.classId },
        query: { subjectId: school.subjectId },
      })
      return markbook.taught.map(({ taughtFrom }) => taughtFrom)
    }
    await say('2026-10-05')
    expect(await taught()).toEqual(['2026-10-05'])
    await say(null)
    expect(await taught()).not.toContain('2026-10-05')
    const lines = await withSchool(database.pool, school.schoolId, (tx) => tx.select().from(taughtFrom))
    expect(lines.map((line) => line.taughtFrom).sort()).toEqual(['2026-10-05', null])
  })

  it("answers for another school's things as for none", async () => {
    await open()
    const asked = (
      ids: Pick<TestSchool, 'subjectId' | 'frameworkId' | 'programmeId' | 'classId'> & {
        objectiveId: string
        pupilId: string
      },
    ) => [
      track.addFramework({ params, body: { subjectId: ids.subjectId, name: 'Mine' } }),
      track.addStrand({ params, body: { frameworkId: ids.frameworkId, name: 'Mine' } }),
      track.addObjectives({
        params,
        body: { objectives: [{ frameworkId: ids.frameworkId, strandId: null, wording: 'Mine' }] },
      }),
      track.changeObjective({
        params: { ...params, objectiveId: ids.objectiveId },
        body: { wording: 'Mine' },
        ifMatch: '*',
      }),
      track.orderObjectives({ params, body: { frameworkId: ids.frameworkId, objectiveIds: [ids.objectiveId] } }),
      track.listWordings({ params: { ...params, objectiveId: ids.objectiveId } }),
      track.addProgramme({ params, body: { subjectId: ids.subjectId, name: 'Mine', objectiveIds: [] } }),
      track.addProgramme({
        params,
        body: { subjectId: school.subjectId, name: 'Mine', objectiveIds: [ids.objectiveId] },
      }),
      track.changeProgramme({
        params: { ...params, programmeId: ids.programmeId },
        body: { name: 'Mine' },
        ifMatch: '*',
      }),
      track.assignProgramme({
        params,
        body: { subjectId: school.subjectId, groupId: ids.classId, programmeId: school.programmeId },
      }),
      track.assignProgramme({
        params,
        body: { subjectId: school.subjectId, groupId: school.classId, programmeId: ids.programmeId },
      }),
      track.setTaughtFrom({
        params,
        body: { taught: [{ objectiveId: ids.objectiveId, pupilId: school.pupilIds.ada, taughtFrom: '2026-10-05' }] },
      }),
      track.setTaughtFrom({
        params,
        body: {
          taught: [{ objectiveId: school.objectiveIds[0]!, pupilId: ids.pupilId, taughtFrom: '2026-10-05' }],
        },
      }),
    ]
    const foreign = await Promise.all(
      asked({ ...other, objectiveId: other.objectiveIds[0]!, pupilId: other.pupilIds.ada }).map(refusalOf),
    )
    const unknown = await Promise.all(
      asked({
        subjectId: randomUUID(),
        frameworkId: randomUUID(),
        programmeId: randomUUID(),
        classId: randomUUID(),
        objectiveId: randomUUID(),
        pupilId: randomUUID(),
      }).map(refusalOf),
    )
    expect(foreign).toEqual(unknown)
    for (const problem of foreign) expect(problem).toMatchObject({ status: 404, code: 'request/not-found' })
    const { objectives } = await track.listObjectives({ params, query: { frameworkId: other.frameworkId } })
    expect(objectives).toEqual([])
  })

  it('refuses a heading of another framework, and lets support staff read and not change', async () => {
    await open()
    const framework = await track.addFramework({ params, body: { subjectId: school.subjectId, name: 'Second' } })
    const strand = await track.addStrand({ params, body: { frameworkId: framework.id, name: 'Number' } })
    const at = { ...params, objectiveId: school.objectiveIds[0]! }
    expect(
      await refusalOf(track.changeObjective({ params: at, body: { strandId: strand.id }, ifMatch: '*' })),
    ).toMatchObject({
      status: 404,
    })
    await open('support')
    expect(await wordings()).toHaveLength(4)
    const here = { ...params, objectiveId: school.objectiveIds[0]! }
    expect(
      await refusalOf(track.changeObjective({ params: here, body: { wording: 'No' }, ifMatch: '*' })),
    ).toMatchObject({
      status: 403,
      code: 'school/not-allowed',
    })
  })
})
