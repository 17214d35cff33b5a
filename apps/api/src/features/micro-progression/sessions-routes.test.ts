import { randomUUID } from 'node:crypto'
import type { NewSessionEntry, TrackClient } from '@track/api-contract'
import { currentOrder, stateOf } from '@track/micro-progression'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Database } from '../../database/open-database.js'
import { testApp } from '../../testing/app.js'
import { aPicture, beginSession, entry, LEVELS, orderSession, typed } from '../../testing/charts.js'
import { engines, freshDatabase } from '../../testing/database.js'
import { clientOf, makeTestSchool, signInSomebody, type TestSchool } from '../../testing/school.js'

describe.each(engines)('a session in which pieces are put in order, on %s', (engine) => {
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

  type Begun = Awaited<ReturnType<typeof beginSession>>
  const idsOf = ({ schoolId, sessionId }: Begun) => ({ schoolId, sessionId })
  const read = async (session: Begun) => {
    const kept = await track.readOrderingSession({ params: idsOf(session) })
    return {
      kept,
      session: { format: 'micro-progression/1' as const, id: kept.id, levels: kept.levels, log: kept.log },
    }
  }
  const take = (client: TrackClient, session: Begun, id: string = randomUUID()) =>
    client.takePair({ params: idsOf(session), body: { id } })
  const nominate = ({ collectionId, pieceIds, write }: Begun) =>
    write(entry({ kind: 'nomination', collectionId, lowest: pieceIds[0], highest: pieceIds.at(-1) }))
  const judges = async (count: number) =>
    Promise.all(
      Array.from({ length: count }, async () => clientOf(app, (await signInSomebody(database.pool, school)).token)),
    )
  /** The judges answer by where a piece lies in the pile, until nothing is left to place. */
  const judgeAll = async (clients: readonly TrackClient[], session: Begun) => {
    const places = new Map<string, number>(session.pieceIds.map((id, place) => [id, place]))
    const judge = async (client: TrackClient) => {
      for (;;) {
        const { pair } = await take(client, session)
        if (pair === null) return
        const { issueId, left, right } = pair
        const outcome = places.get(left)! > places.get(right)! ? 'left' : 'right'
        const decision = entry({ kind: 'decision', issueId, left, right, outcome })
        const { refused } = await client.writeSessionEntries({ params: idsOf(session), body: { entries: [decision] } })
        expect(refused).toEqual([])
        // Everything has its place: from here on the order would only be checked.
        if (pair.purpose !== 'insert' && stateOf((await read(session)).session).phase === 'check') return
      }
    }
    await Promise.all(clients.map(judge))
  }

  test('goes from a pile to an order, and its log says who wrote what and no pupil (A1-06, A1-11, A1-26)', async () => {
    const session = await beginSession(track, school, { pieces: 6 })
    expect((await take(track, session)).none).toBe('nominations-missing')
    await nominate(session)
    await judgeAll([track], session)
    const { kept, session: after } = await read(session)
    expect(currentOrder(after).rungs).toEqual(session.pieceIds.map((id) => [id]))
    expect(kept).toMatchObject({ prompt: 'How do you know that 3/4 is more than 2/3?', minutes: 5, isClosed: false })
    expect(kept.collections).toEqual([{ id: session.collectionId, classId: school.classId, className: '4 Oak' }])
    expect(kept.judges).toEqual([{ accountId: school.teacherId, name: 'Teacher of Larkfield' }])
    expect(kept.log.map(({ seq }) => seq)).toEqual(kept.log.map((_, place) => place + 1))
    const stamps = kept.log.map(({ recordedAt }) => recordedAt!)
    expect(stamps).toEqual(stamps.toSorted())
    expect(new Set(stamps).size).toBe(stamps.length)
    for (const pupilId of Object.values(school.pupilIds)) expect(JSON.stringify(kept)).not.toContain(pupilId)

    const { sessions } = await track.listOrderingSessions({ params: school, query: { classId: school.classId } })
    expect(sessions).toMatchObject([{ id: session.sessionId, pieceCount: 6, chartId: null }])
    expect((await track.listOrderingSessions({ params: school, query: { classId: randomUUID() } })).sessions).toEqual(
      [],
    )
  })

  test('is about any subject or none, and its pieces are typed or pictures of whatever was handed in (A1-01, A1-02)', async () => {
    const free = await beginSession(track, school, { pieces: 0 })
    const maths = await beginSession(track, school, { pieces: 0, subjectId: school.subjectId })
    expect((await read(free)).kept.subjectId).toBeNull()
    expect((await read(maths)).kept.subjectId).toBe(school.subjectId)
    const { imageId } = await track.addSessionImage({ params: idsOf(free), file: await aPicture() })
    const { refused } = await free.write(
      typed(randomUUID(), free.collectionId, 'In words'),
      typed(randomUUID(), free.collectionId, 'In words beside a drawing', { imageId }),
      entry({ kind: 'piece', pieceId: randomUUID(), collectionId: free.collectionId, origin: 'pupil', imageId }),
    )
    expect(refused).toEqual([])
    expect(stateOf((await read(free)).session).pieces.map((piece) => [piece.text, piece.imageId])).toEqual([
      ['In words', null],
      ['In words beside a drawing', imageId],
      [null, imageId],
    ])
  })

  test('hands no pair to two of four judges at once, and each holds theirs on every refresh (PRO-3)', async () => {
    const session = await beginSession(track, school, { pieces: 16 })
    await nominate(session)
    const team = await judges(4)
    const first = await Promise.all(team.map((client) => take(client, session)))
    expect(new Set(first.flatMap(({ pair }) => [pair!.left, pair!.right])).size).toBe(8 - sharedOf(first))
    expect(new Set(first.map(({ pair }) => [pair!.left, pair!.right].sort().join())).size).toBe(4)
    const again = await Promise.all(team.map((client) => take(client, session)))
    expect(again.map(({ pair }) => pair)).toEqual(first.map(({ pair }) => pair))

    await judgeAll(team, session)
    const { kept, session: after } = await read(session)
    expect(currentOrder(after)).toMatchObject({ rungs: session.pieceIds.map((id) => [id]), unplaced: [] })
    expect(kept.judges).toHaveLength(5)
    // What the log says: whenever a pair was handed out, it was in nobody's hands, and to find a place it was handed out once.
    const open = new Map<string, string>()
    const inserted: string[] = []
    for (const line of kept.log) {
      if (line.kind === 'decision') open.delete(line.issueId!)
      if (line.kind !== 'issue') continue
      const pair = [line.left, line.right].sort().join()
      expect([...open.values()]).not.toContain(pair)
      open.set(line.id, pair)
      if (line.purpose === 'insert') inserted.push(pair)
    }
    expect(inserted.length).toBeGreaterThan(30)
    expect(new Set(inserted).size).toBe(inserted.length)
  })

  test('gives back the pair of a laptop that was closed, to whoever asks next, and never by a clock', async () => {
    const session = await beginSession(track, school, { pieces: 3 })
    await nominate(session)
    const [asked, other] = (await judges(2)) as [TrackClient, TrackClient]
    const held = (await take(asked, session)).pair!
    const release = entry({ kind: 'release', issueId: held.issueId, reason: 'left' })
    expect((await session.write(release)).refused).toEqual([])
    const next = (await take(other, session)).pair!
    expect([next.left, next.right].sort()).toEqual([held.left, held.right].sort())
    // The laptop is opened again: what was decided on it counts, and once.
    const { issueId, left, right } = held
    const late = entry({ kind: 'decision', issueId, left, right, outcome: 'left' })
    const write = (body: NewSessionEntry) =>
      asked.writeSessionEntries({ params: idsOf(session), body: { entries: [body] } })
    expect((await write(late)).refused).toEqual([])
    const twice = { ...late, id: randomUUID() }
    expect((await write(twice)).refused).toMatchObject([{ id: twice.id, code: 'micro-progression/issue-not-open' }])
  })

  test('keeps what is sent twice once, and refuses another thing under the same id', async () => {
    const session = await beginSession(track, school)
    const piece = typed(randomUUID(), session.collectionId, 'Because of the bars')
    const once = await session.write(piece)
    expect((await session.write(piece)).accepted).toEqual(once.accepted)
    const other = await session.write({ ...piece, words: { text: 'Something else' } } as NewSessionEntry)
    expect(other.refused).toMatchObject([{ id: piece.id, code: 'micro-progression/id-reused' }])
    const elsewhere = await beginSession(track, school)
    expect((await elsewhere.write({ ...piece, collectionId: null } as NewSessionEntry)).refused).toMatchObject([
      { code: 'micro-progression/id-in-use' },
    ])
    await nominate(session)
    const id = randomUUID()
    const pair = await take(track, session, id)
    expect(pair.pair!.issueId).toBe(id)
    expect(await take(track, session, id)).toEqual(pair)
    expect((await read(session)).kept.log.filter(({ kind }) => kind === 'issue')).toHaveLength(1)
    // A session that was begun and no answer came.
    const body = {
      id: randomUUID(),
      prompt: 'Why?',
      levels: LEVELS,
      collections: [{ id: randomUUID(), classId: school.classId }],
    }
    const begun = await track.addOrderingSession({ params: school, body })
    expect(await track.addOrderingSession({ params: school, body })).toEqual(begun)
    const another = { ...body, collections: [{ id: randomUUID(), classId: school.classId }] }
    await expect(track.addOrderingSession({ params: school, body: another })).rejects.toMatchObject({
      problem: { status: 409, code: 'micro-progression/id-taken' },
    })
  })

  test('refuses what is wrong line by line, keeps the rest, and the log stays whole', async () => {
    const session = await beginSession(track, school)
    const { collectionId, pieceIds, write } = session
    const [p = '', q = ''] = pieceIds
    const { accepted, refused } = await write(
      entry({ kind: 'nomination', collectionId, lowest: p, highest: p }),
      entry({ kind: 'consent', pieceId: p, given: true }),
      entry({ kind: 'issue', left: p, right: q, purpose: 'insert' }),
      typed(randomUUID(), randomUUID(), 'Of a pile that is not there'),
      typed(randomUUID(), collectionId, 'Not photographed here', { imageId: randomUUID() }),
      typed(randomUUID(), collectionId, 'Carried by hand', { origin: 'carried' }),
      entry({ kind: 'withdraw', pieceId: q }),
      entry({ kind: 'decision', issueId: null, left: p, right: q, outcome: 'left' }),
      entry({ kind: 'exemplar', levelId: 'none', pieceIds: [p], method: 'hand' }),
    )
    expect(accepted.map(({ kind }) => kind)).toEqual(['consent', 'withdraw'])
    expect(refused.map(({ code }) => code.replace('micro-progression/', ''))).toEqual([
      'lowest-is-highest',
      'pair-not-taken',
      'collection-elsewhere',
      'unknown-image',
      'only-carried-over',
      'piece-withdrawn',
      'unknown-level',
    ])
    const { kept } = await read(session)
    expect(kept.log.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6])
  })

  test('takes an answer back and gives another, without deleting anything', async () => {
    const session = await orderSession(track, school)
    const before = await read(session)
    const decision = before.kept.log.find(({ kind }) => kind === 'decision')!
    await session.write(entry({ kind: 'revision', of: decision.id, outcome: 'left' }))
    const { kept, session: after } = await read(session)
    expect(kept.log).toHaveLength(before.kept.log.length + 1)
    expect(currentOrder(after).rungs).not.toEqual(currentOrder(before.session).rungs)
  })

  test('tells what is new since a cursor, and a session that is nowhere from one in which nothing happens', async () => {
    const session = await beginSession(track, school)
    const params = idsOf(session)
    const { cursor } = (await read(session)).kept
    const since = (from: string) => track.listSessionEntries({ params, query: { since: from } })
    expect(await since(cursor)).toEqual({ log: [], judges: [], cursor })
    const { accepted } = await session.write(entry({ kind: 'withdraw', pieceId: session.pieceIds[1] }))
    const news = await since(cursor)
    expect(news).toMatchObject({ log: accepted, judges: [{ accountId: school.teacherId }] })
    expect((await since(news.cursor)).log).toEqual([])
    await expect(since('nonsense')).rejects.toMatchObject({ problem: { status: 400 } })
    const nowhere = { ...params, sessionId: randomUUID() }
    await expect(track.listSessionEntries({ params: nowhere, query: { since: cursor } })).rejects.toMatchObject({
      problem: { status: 404 },
    })
  })

  test('is reworded and put away by whoever read it last; then nothing is written in it until it is taken out', async () => {
    const session = await beginSession(track, school)
    const params = idsOf(session)
    const { etag } = (await read(session)).kept
    const pile = { id: randomUUID(), classId: school.classId }
    const body = { prompt: 'Which is more?', minutes: 8, isClosed: true, addCollections: [pile] }
    const changed = await track.changeOrderingSession({ params, body, ifMatch: etag })
    expect(changed).toMatchObject({ prompt: 'Which is more?', minutes: 8, isClosed: true })
    expect(changed.collections.map(({ id }) => id)).toEqual([session.collectionId, pile.id])
    await expect(track.changeOrderingSession({ params, body, ifMatch: etag })).rejects.toMatchObject({
      problem: { code: 'request/changed-meanwhile' },
    })
    const withdraw = entry({ kind: 'withdraw', pieceId: session.pieceIds[0] })
    expect((await session.write(withdraw)).refused).toMatchObject([{ code: 'micro-progression/session-put-away' }])
    await expect(take(track, session)).rejects.toMatchObject({ problem: { code: 'micro-progression/session-closed' } })
    await track.changeOrderingSession({ params, body: { isClosed: false }, ifMatch: '*' })
    expect((await session.write(withdraw)).refused).toEqual([])
  })

  test('tells whose piece is whose only to those who teach the class or lead, and to nobody in its log (A1-13)', async () => {
    const session = await beginSession(track, school)
    const params = idsOf(session)
    const [mine = ''] = session.pieceIds
    const leader = clientOf(app, (await signInSomebody(database.pool, school, 'leader')).token)
    const support = clientOf(app, (await signInSomebody(database.pool, school, 'support')).token)
    const body = { authors: [{ pieceId: mine, pupilId: school.pupilIds.ada }] }
    // A teacher of another class.
    expect(await track.listAuthors({ params })).toEqual({ authors: [] })
    await expect(track.setAuthors({ params, body })).rejects.toMatchObject({
      problem: { errors: [{ pointer: '/authors/0/pieceId', code: 'micro-progression/not-your-class' }] },
    })
    await expect(support.listAuthors({ params })).rejects.toMatchObject({ problem: { status: 403 } })

    const nobody = session.pieceIds.slice(1).map((pieceId) => ({ pieceId, pupilId: null }))
    expect(await leader.setAuthors({ params, body })).toEqual({ authors: [...body.authors, ...nobody] })
    const teacher = { accountId: school.teacherId, kind: 'cover', from: '2026-11-20', until: '2026-11-20' } as const
    const groupId = school.classId
    const { schoolId } = school
    await leader.setClassTeachers({ params: { schoolId, groupId }, body: { teachers: [teacher] }, ifMatch: '*' })
    expect((await track.listAuthors({ params })).authors[0]).toEqual(body.authors[0])
    const taken = await track.setAuthors({ params, body: { authors: [{ pieceId: mine, pupilId: null }] } })
    expect(taken.authors[0]).toEqual({ pieceId: mine, pupilId: null })
    expect(JSON.stringify((await read(session)).kept)).not.toContain(school.pupilIds.ada)
  })

  test('leaves a name out of a piece for good, which keeps its place, and tells the name to nobody (A1-25)', async () => {
    const session = await beginSession(track, school, { pieces: 2 })
    const { kept: begun } = await read(session)
    const piece = typed(randomUUID(), session.collectionId, 'Ada says, and so does Bo, it is more')
    await session.write(piece, typed(randomUUID(), session.collectionId, 'It is half'))
    const { pieceId } = piece as typeof piece & { readonly pieceId: string }
    const since = (await read(session)).kept.cursor
    const look = (text: string) => entry({ kind: 'checked', pieceId, imageId: null, words: { text } })
    const half = look('Says, and so does Bo, it is more')
    expect((await session.write(half, look('It is more'))).refused).toEqual([])
    await session.write(entry({ kind: 'revision', of: half.id, outcome: 'withdrawn' }))
    const { kept, session: now } = await read(session)
    expect(stateOf(now).pieces.map(({ text, isChecked }) => [text, isChecked])).toEqual([
      ['Because of reason 0', false],
      ['Because of reason 1', false],
      ['It is more', true],
      ['It is half', false],
    ])
    const later = await track.listSessionEntries({ params: idsOf(session), query: { since } })
    const all = await track.listSessionEntries({ params: idsOf(session), query: { since: begun.cursor } })
    // Sent once more it is the same entry, and only whoever sends it knows what it said.
    const again = await session.write(piece)
    expect(again.refused).toEqual([])
    expect(again.accepted).toMatchObject([{ id: piece.id, words: { text: 'It is more' } }])
    for (const told of [kept, later, all, again]) expect(JSON.stringify(told)).not.toMatch(/Ada|Bo/)
  })

  test('reads on when what was written in it has been erased', async () => {
    const session = await orderSession(track, school)
    const { kept } = await read(session)
    const piece = kept.log[1]!
    await database.pool.query(`begin; set local app.school_id = '${school.schoolId}';
      delete from micro_progression_entry_words where entry_id = '${piece.id}'; commit`)
    const { kept: after, session: now } = await read(session)
    expect(after.log[1]).not.toHaveProperty('words')
    expect(stateOf(now).pieces[1]).toMatchObject({ pieceId: session.pieceIds[1], text: null })
    expect(currentOrder(now).rungs).toHaveLength(4)
    // Sent again after all: it is still that entry, and what was erased stays erased.
    const { seq: _, by: __, recordedAt: ___, ...sent } = piece
    expect((await session.write(sent as NewSessionEntry)).accepted).toEqual([after.log[1]])
  })

  test('stays quick with a thousand entries', async () => {
    const session = await beginSession(track, school, { pieces: 40 })
    await nominate(session)
    const { kept } = await read(session)
    const fill = Array.from({ length: 1_000 - kept.log.length }, (_, place) =>
      entry({ kind: 'consent', pieceId: session.pieceIds[place % 40], given: place % 2 === 0 }),
    )
    for (let from = 0; from < fill.length; from += 200) await session.write(...fill.slice(from, from + 200))
    const times: number[] = []
    for (let round = 0; round < 9; round++) {
      const from = performance.now()
      const { pair } = await take(track, session)
      times.push(performance.now() - from)
      const { issueId, left, right } = pair!
      await session.write(entry({ kind: 'decision', issueId, left, right, outcome: 'same' }))
    }
    const median = times.sort((a, b) => a - b)[4]!
    process.stdout.write(`${engine}: a pair out of a log of 1,000 entries in ${median.toFixed(1)} ms (median)\n`)
    // A multiple of what it takes, for slow machines.
    expect(median).toBeLessThan(300)
  }, 120_000)
})

/** Two judges may be shown one piece of the order that is there already. */
function sharedOf(pairs: readonly { pair: { left: string; right: string } | null }[]): number {
  const ids = pairs.flatMap(({ pair }) => [pair!.left, pair!.right])
  return ids.length - new Set(ids).size
}
