import { randomUUID } from 'node:crypto'
import { type NewEntry, ProblemError, type Role, type TrackClient } from '@track/api-contract'
import type { Entry } from '@track/markbook'
import type { FastifyInstance } from 'fastify'
import { v7 as makeId } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Database, openDatabase } from '../../database/open-database.js'
import { withOwner } from '../../database/transaction.js'
import { testApp } from '../../testing/app.js'
import { engines, freshDatabase, freshPostgresUrl } from '../../testing/database.js'
import { clientOf, makeTestSchool, signInSomebody, type TestSchool } from '../../testing/school.js'

const DAY = '2026-11-20'

describe.each(engines)('many who write to one school at once, on %s', (engine) => {
  let database: Database
  let app: FastifyInstance
  let school: TestSchool
  let tracks: TrackClient[]

  beforeAll(async () => {
    database = await freshDatabase(engine)
    app = testApp(database.pool)
  })
  afterAll(async () => {
    await app.close()
    await database.close()
  })
  const open = async (role: Role = 'teacher') => {
    school = await makeTestSchool(database.pool, { role })
    const others = await Promise.all([1, 2, 3].map(() => signInSomebody(database.pool, school)))
    tracks = [school.token, ...others.map(({ token }) => token)].map((token) => clientOf(app, token))
    return { params: { schoolId: school.schoolId } }
  }
  const judgement = (more: Partial<NewEntry> = {}): NewEntry => ({
    id: makeId(),
    pupilId: school.pupilIds.ada,
    objectiveId: school.objectiveIds[0]!,
    value: 'secure',
    observedOn: DAY,
    ...more,
  })
  const anyJudgement = (at: number) =>
    judgement({
      pupilId: Object.values(school.pupilIds)[at % 4]!,
      objectiveId: school.objectiveIds[(at >> 2) % 4]!,
    })
  const log = () => readLog(tracks[0]!, school)
  const problemOf = (error: unknown) => (error instanceof ProblemError ? error.problem : error)

  it('are all accepted, once and in order, whoever they are', async () => {
    const { params } = await open()
    const entries = Array.from({ length: 200 }, (_, at) => anyJudgement(at))
    const results = await Promise.all(
      entries.map((entry, at) => tracks[at % tracks.length]!.writeEntries({ params, body: { entries: [entry] } })),
    )
    expect(results.every(({ accepted, refused }) => accepted.length === 1 && refused.length === 0)).toBe(true)
    const kept = await log()
    expect(kept.map(({ id }) => id).toSorted()).toEqual(entries.map(({ id }) => id).toSorted())
    expect(new Set(kept.map(({ recordedBy }) => recordedBy)).size).toBe(4)
    const answered = new Map(results.map(({ accepted }) => [accepted[0]!.id, accepted[0]!.recordedAt]))
    const stampsOf = new Map<string, string[]>()
    for (const { id, pupilId, objectiveId, recordedAt } of kept) {
      expect(answered.get(id)).toBe(recordedAt)
      const cell = `${pupilId} ${objectiveId}`
      stampsOf.set(cell, [...(stampsOf.get(cell) ?? []), recordedAt])
    }
    // Lines of one cell have moments of their own, in the order of acceptance.
    for (const stamps of stampsOf.values()) expect(stamps).toEqual([...new Set(stamps)].toSorted())
  })

  it('write a line that two of them send once, and refuse its id to a third who says something else', async () => {
    const { params } = await open()
    const entry = judgement()
    const bodies = [entry, entry, { ...entry, value: 'deeper' }, ...Array.from({ length: 20 }, () => judgement())]
    const results = await Promise.all(
      bodies.map((line, at) => tracks[at % 4]!.writeEntries({ params, body: { entries: [line] } })),
    )
    expect(results.slice(0, 2).map(({ accepted }) => accepted[0]?.repeated)).toEqual([false, true])
    expect(results[2]).toMatchObject({ accepted: [], refused: [{ code: 'markbook/id-reused' }] })
    expect(await log()).toHaveLength(21)
  })

  it('do not suffer from a neighbour who is wrong, in whatever way', async () => {
    const { params } = await open()
    const wrong: { entries: NewEntry[]; onIssues?: 'keep-none'; classId?: string }[] = [
      { entries: [judgement({ value: 'excellent' })] },
      { entries: [judgement(), judgement({ value: 'excellent' })], onIssues: 'keep-none' },
      { entries: [judgement({ batchId: 'no uuid' })] },
      { entries: [judgement({ observedOn: '0000-01-01' })] },
      { entries: [judgement()], classId: randomUUID() },
    ]
    const right = Array.from({ length: 30 }, (_, at) => anyJudgement(at))
    const bodies = right.flatMap((entry, at) => [{ entries: [entry] }, ...(wrong[at - 10] ? [wrong[at - 10]!] : [])])
    const results = await Promise.all(
      bodies.map((body) => tracks[0]!.writeEntries({ params, body }).catch((error: unknown) => problemOf(error))),
    )
    const of = (body: (typeof wrong)[number]) => results[bodies.indexOf(body)]
    expect(of(wrong[0]!)).toMatchObject({ accepted: [], refused: [{ code: 'entry/unknown-depth' }] })
    expect(of(wrong[1]!)).toMatchObject({ accepted: [], refused: [{ row: 2 }] })
    expect(of(wrong[2]!)).toMatchObject({ accepted: [], refused: [{ field: 'batchId' }] })
    expect(of(wrong[3]!)).toMatchObject({ accepted: [], refused: [{ field: 'observedOn' }] })
    expect(of(wrong[4]!)).toMatchObject({ status: 404, code: 'request/not-found' })
    expect((await log()).map(({ id }) => id)).toEqual(right.map(({ id }) => id))
  })

  it('are each told of the one before, when all saw the same empty cell', async () => {
    const { params } = await open()
    const entries = Array.from({ length: 12 }, () => judgement({ basis: null }))
    const results = await Promise.all(
      entries.map((entry, at) => tracks[at % 4]!.writeEntries({ params, body: { entries: [entry] } })),
    )
    const told = new Map(results.map(({ accepted }) => [accepted[0]!.id, accepted[0]!.concurrentWith]))
    const order = (await log()).map(({ id }) => id)
    expect(order.map((id) => told.get(id))).toEqual([null, ...order.slice(0, -1)])
  })

  it('leave taught what the last of them leaves taught, as if one had come after the other', async () => {
    const { params } = await open()
    const write = (entry: NewEntry) =>
      tracks[0]!.writeEntries({ params, body: { entries: [entry], classId: school.classId } })
    const first = judgement()
    const undo = judgement({ value: null, supersedes: first.id })
    const [, judged, undone, again] = await Promise.all([
      write(judgement({ objectiveId: school.objectiveIds[1]! })),
      write(first),
      write(undo),
      write(judgement({ pupilId: school.pupilIds.ben })),
    ])
    const taught = (taughtFrom: string | null) => [
      { objectiveId: school.objectiveIds[0]!, groupId: school.classId, pupilId: null, taughtFrom },
    ]
    expect([judged, undone, again].map((result) => result?.taught)).toEqual([taught(DAY), taught(null), taught(DAY)])
  })

  it('stop at the next request when one is signed out or shut out', async () => {
    const { params } = await open()
    const [first, second, third] = await Promise.all([1, 2, 3].map(() => signInSomebody(database.pool, school)))
    const ask = ({ token }: { token: string }) =>
      clientOf(app, token)
        .readSchool({ params })
        .then(() => 200)
        .catch((error: ProblemError) => error.problem.status)
    const askAll = () => Promise.all([first!, second!, third!].flatMap((who) => [ask(who), ask(who)]))
    expect(await askAll()).toEqual([200, 200, 200, 200, 200, 200])
    await clientOf(app, first!.token).signOut({})
    await database.pool.query('update account set deactivated_at = now() where id = $1', [second!.id])
    await database.pool.query('update staff_membership set deactivated_at = now() where account_id = $1', [third!.id])
    expect(await askAll()).toEqual([401, 401, 401, 401, 404, 404])
  })

  it('record for the pupils they teach or cover today, where the school says so, and leaders for all', async () => {
    const { params } = await open()
    const leader = clientOf(app, (await signInSomebody(database.pool, school, 'leader')).token)
    const [teacher, support, past] = await Promise.all([
      signInSomebody(database.pool, school),
      signInSomebody(database.pool, school, 'support'),
      signInSomebody(database.pool, school),
    ])
    const other = randomUUID()
    await withOwner(database.pool, school.schoolId, async ({ $client }) => {
      await $client.query(`update school set record_in = 'own-classes'`)
      const left = [school.schoolId, school.classId, school.pupilIds.dua]
      await $client.query(
        `update membership set until_on = '2026-11-19' where school_id = $1 and group_id = $2 and pupil_id = $3`,
        left,
      )
      await $client.query(
        `insert into pupil_group (school_id, id, kind, name) values ($1, $2, 'teaching-group', 'Maths set')`,
        [school.schoolId, other],
      )
      await $client.query(
        `insert into membership (school_id, group_id, pupil_id, from_on) values ($1, $2, $3, '2026-09-01')`,
        [school.schoolId, other, school.pupilIds.ben],
      )
      const teaches = `insert into class_teacher (school_id, group_id, account_id, kind, from_on, until_on) values ($1, $2, $3, $4, $5, $6)`
      for (const [who, group, kind, from, until] of [
        [teacher, school.classId, 'teacher', '2026-09-01', null],
        [support, other, 'cover', DAY, DAY],
        [past, school.classId, 'cover', '2026-11-02', '2026-11-19'],
      ] as const)
        await $client.query(teaches, [school.schoolId, group, who!.id, kind, from, until])
    })
    const { ada, ben, dua } = school.pupilIds
    const write = async (track: TrackClient) => {
      const entries = [ada, ben, dua].map((pupilId) => judgement({ pupilId }))
      const { accepted, refused } = await track.writeEntries({ params, body: { entries } })
      expect(refused.every(({ field, code }) => field === 'pupilId' && code === 'entry/not-your-class')).toBe(true)
      return entries.map(({ id }) => accepted.some((line) => line.id === id))
    }
    const answers = await Promise.all([
      ...[teacher, support, past].map((who) => write(clientOf(app, who!.token))),
      write(leader),
    ])
    expect(answers).toEqual([
      [true, true, false],
      [false, true, false],
      [false, false, false],
      [true, true, true],
    ])
  })

  if (engine === 'postgres')
    it('are followed by cursor without a gap, though two processes write', async () => {
      const url = await freshPostgresUrl()
      const databases = await Promise.all([1, 2].map(() => openDatabase({ url, folder: '' })))
      const apps = databases.map(({ pool }) => testApp(pool))
      school = await makeTestSchool(databases[0]!.pool)
      const [one, two] = apps.map((its) => clientOf(its, school.token))
      const params = { schoolId: school.schoolId }
      const entries = Array.from({ length: 300 }, (_, at) => anyJudgement(at))
      let isWriting = true
      const writers = Array.from({ length: 8 }, async (_, hand) => {
        for (let at = hand; at < entries.length; at += 8)
          await [one!, two!][hand % 2]!.writeEntries({ params, body: { entries: [entries[at]!] } })
      })
      const done = Promise.all(writers).finally(() => {
        isWriting = false
      })
      const seen: string[] = []
      let since: string | undefined
      for (let isLast = false; !isLast; ) {
        isLast = !isWriting
        const page = await two!.listChanges({ params, query: { since } })
        seen.push(...page.entries.map(({ id }) => id))
        since = page.next
      }
      await done
      expect(seen).toEqual((await readLog(one!, school)).map(({ id }) => id))
      expect(seen.toSorted()).toEqual(entries.map(({ id }) => id).toSorted())
      await Promise.all(apps.map((its) => its.close()))
      await Promise.all(databases.map((its) => its.close()))
    })
})

async function readLog(track: TrackClient, { schoolId }: TestSchool): Promise<Entry[]> {
  const { entries, more } = await track.listChanges({ params: { schoolId }, query: { limit: 1000 } })
  expect(more).toBe(false)
  return entries
}
