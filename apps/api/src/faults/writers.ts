import { randomUUID } from 'node:crypto'
import { createClient, type NewEntry, ProblemError, type TrackClient } from '@track/api-contract'
import { expect } from 'vitest'
import type { TestSchool } from '../testing/school.js'

const BATCH = 5
const DAY = '2026-11-20'

/** Somebody who writes batches over a real connection, as a device does: what is not answered for is sent again, the same. */
export function makeWriters(url: string, school: TestSchool) {
  const params = { schoolId: school.schoolId }
  const refusals: { status: number; retryAfter: string | null; code: string }[] = []
  const track = createClient({
    baseUrl: url,
    fetch: async (input, init) => {
      const response = await fetch(input, {
        ...init,
        headers: { ...(init?.headers as object), cookie: `track_session=${school.token}` },
      })
      if (!response.ok) {
        const { code } = (await response.clone().json()) as { code: string }
        refusals.push({ status: response.status, retryAfter: response.headers.get('retry-after'), code })
      }
      return response
    },
  })
  const answered = new Set<string>()
  const pupils = Object.values(school.pupilIds)

  const newBatch = (): NewEntry[] => {
    const batchId = randomUUID()
    return Array.from({ length: BATCH }, (_, at) => ({
      id: randomUUID(),
      pupilId: pupils[at % pupils.length]!,
      objectiveId: school.objectiveIds[at % school.objectiveIds.length]!,
      value: ['not-yet', 'emerging', 'secure', 'deeper'][Math.floor(Math.random() * 4)]!,
      observedOn: DAY,
      batchId,
    }))
  }

  /** Sends a batch until it is answered for. */
  const write = async (): Promise<void> => {
    const entries = newBatch()
    for (;;) {
      const result = await track.writeEntries({ params, body: { entries } }).catch((error: unknown) => {
        if (error instanceof ProblemError && error.problem.status === 503) return undefined
        throw error
      })
      if (result === undefined) {
        await new Promise((resolve) => setTimeout(resolve, 50))
        continue
      }
      expect(result.refused).toEqual([])
      for (const { id } of result.accepted) answered.add(id)
      return
    }
  }

  return {
    track,
    params,
    refusals,
    answered,
    newBatch,
    write,
    /** Several at once until told to stop; everybody finishes the batch they have in hand. */
    writeUntil: async (isOver: () => boolean, hands = 4): Promise<void> => {
      const hand = async () => {
        while (!isOver()) await write()
      }
      await Promise.all(Array.from({ length: hands }, hand))
    },
    /** Nothing lost that was answered for, nothing doubled, nothing there that nobody finished. */
    expectWhole: async (): Promise<void> => {
      const kept = await readLog(track, params)
      expect(kept.size).toBe(kept.lines)
      expect([...answered].filter((id) => !kept.has(id))).toEqual([])
      expect([...kept.keys()].filter((id) => !answered.has(id))).toEqual([])
    },
  }
}

async function readLog(track: TrackClient, params: { schoolId: string }) {
  const byId = new Map<string, unknown>()
  let lines = 0
  let since: string | undefined
  for (;;) {
    const page = await track.listChanges({ params, query: { limit: 1000, ...(since && { since }) } })
    for (const line of page.entries) byId.set(line.id, line)
    lines += page.entries.length
    since = page.next
    if (!page.more) return Object.assign(byId, { lines })
  }
}
