import { randomUUID } from 'node:crypto'
import type { TrackClient } from '@track/api-contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../../database/open-database.js'
import { testApp } from '../../testing/app.js'
import { engines, freshDatabase } from '../../testing/database.js'
import { clientOf, makeTestSchool, type TestSchool } from '../../testing/school.js'

describe.each(engines)('the log line by line, on %s', (engine) => {
  let database: Database
  let school: TestSchool
  let track: TrackClient
  const ids = Array.from({ length: 2_345 }, () => randomUUID())

  beforeAll(async () => {
    database = await freshDatabase(engine)
    school = await makeTestSchool(database.pool)
    track = clientOf(testApp(database.pool), school.token)
    for (let from = 0; from < ids.length; from += 1000) {
      const entries = ids.slice(from, from + 1000).map((id) => ({
        id,
        pupilId: school.pupilIds.ada,
        objectiveId: school.objectiveIds[0]!,
        value: 'secure',
        observedOn: '2026-10-01' as const,
      }))
      await track.writeEntries({ params: { schoolId: school.schoolId }, body: { entries } })
    }
  })
  afterAll(() => database.close())

  const read = async (query?: { since?: string }) => {
    const lines = []
    for await (const line of track.streamEntries({ params: { schoolId: school.schoolId }, ...(query && { query }) }))
      lines.push(line)
    return lines
  }

  it('gives every line once, in the order of acceptance, and goes on from the cursor of any of them', async () => {
    const lines = await read()
    expect(lines.map(({ id }) => id)).toEqual(ids)
    const rest = await read({ since: lines[1_499]!.cursor })
    expect(rest).toEqual(lines.slice(1_500))
    expect(await read({ since: lines.at(-1)!.cursor })).toEqual([])
    const { next } = await track.listChanges({ params: { schoolId: school.schoolId }, query: { limit: 10 } })
    expect(next).toBe(lines[9]!.cursor)
  })

  it('lets a reader stop early, and says no before the first line', async () => {
    const some = []
    for await (const line of track.streamEntries({ params: { schoolId: school.schoolId } })) {
      some.push(line.id)
      if (some.length === 3) break
    }
    expect(some).toEqual(ids.slice(0, 3))
    await expect(read({ since: 'nowhere' })).rejects.toMatchObject({
      problem: { status: 400, code: 'request/invalid' },
    })
    const other = await makeTestSchool(database.pool, { name: 'Otherfield' })
    const theirs = track.streamEntries({ params: { schoolId: other.schoolId } })
    await expect(theirs[Symbol.asyncIterator]().next()).rejects.toMatchObject({ problem: { status: 404 } })
  })
})
