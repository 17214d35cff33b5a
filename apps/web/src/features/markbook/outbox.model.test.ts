import 'fake-indexeddb/auto'
import { compareEntries, mergeLogs, statesAsOf } from '@track/markbook'
import { deleteDB } from 'idb'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { databaseName } from '../../lib/offline/database'
import { createSeededClient, createSeededNetwork, createSeededServer, LAST_DAY, seeded } from './testing/seeded-world'

const SCHEDULES = 200
const STEPS = 40
const FIRST = Number(process.env.TRACK_SEED ?? 1)

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
})
afterEach(() => {
  vi.useRealTimers()
})

it(`converges with nothing lost and nothing doubled in ${SCHEDULES} schedules of three people’s devices`, async () => {
  let written = 0
  let repeated = 0
  for (let seed = FIRST; seed < FIRST + SCHEDULES; seed++) {
    try {
      const ran = await runSchedule(seed)
      written += ran.written
      repeated += ran.repeated
    } catch (error) {
      throw new Error(`Seed ${seed} (run it alone first with TRACK_SEED=${seed})`, { cause: error })
    }
  }
  // The schedules do try what they are for.
  expect(written).toBeGreaterThan(SCHEDULES * 20)
  expect(repeated).toBeGreaterThan(SCHEDULES)
}, 120_000)

async function runSchedule(seed: number): Promise<{ written: number; repeated: number }> {
  const chance = seeded(seed)
  const server = createSeededServer()
  let repeated = 0
  const counting = {
    ...server,
    accept: (...args: Parameters<typeof server.accept>) => {
      const result = server.accept(...args)
      repeated += result.accepted.filter((line) => line.repeated).length
      return result
    },
  }
  const network = createSeededNetwork(chance)
  const clients = ['x', 'y', 'z'].map((name) =>
    createSeededClient({ accountId: `${seed}-${name}`, chance, carry: network.carry, server: counting }),
  )
  const written = new Set<string>()
  const shownAsKept = new Set<string>()
  const aside = new Set<string>()
  const takesBack = new Map<string, string>()

  for (let step = 0; step < STEPS; step++) {
    const client = clients[Math.floor(chance() * clients.length)]!
    const what = chance()
    if (what < 0.55) {
      const lines = client.write()
      for (const { id, supersedes } of lines) {
        written.add(id)
        if (supersedes) takesBack.set(id, supersedes)
      }
      await turns(chance() < 0.7 ? 12 : 1)
      if (client.pages().every((page) => page.queue().unkept === 0)) for (const { id } of lines) shownAsKept.add(id)
    } else if (what < 0.65) client.crash()
    else if (what < 0.75) void client.pull()
    else if (what < 0.8) client.retryNow()
    else if (what < 0.88) {
      const decided = await withTurns(client.decide())
      if (decided) aside.add(decided.aside)
      if (decided?.again) written.add(decided.again)
    } else await vi.advanceTimersByTimeAsync(chance() * 30_000)
    await turns(4)
  }

  network.heal()
  await vi.waitFor(
    async () => {
      await vi.advanceTimersByTimeAsync(45_000)
      for (const client of clients) client.retryNow()
      await turns(60)
      for (const client of clients)
        for (const page of client.pages()) expect(page.queue()).toMatchObject({ unsent: [], unkept: 0 })
    },
    { timeout: 10_000, interval: 1 },
  )
  for (const client of clients) await withTurns(client.pull())

  const log = [...server.log.values()]
  const refused = clients.flatMap((client) =>
    client
      .pages()[0]!
      .queue()
      .refused.map(({ entry }) => entry.id),
  )

  // Nothing that was shown as kept is lost: it is in the log, in the tray, was put aside by a person, or takes such a line back.
  const notKept = new Set([...refused, ...aside])
  const isLost = (id: string) => !server.log.has(id) && !notKept.has(id) && !notKept.has(takesBack.get(id) ?? '')
  expect([...shownAsKept].filter(isLost)).toEqual([])
  // Nothing acknowledged is lost, nothing is made up, nothing is in the log and in the tray.
  for (const { acknowledged } of clients) expect([...acknowledged].filter((id) => !server.log.has(id))).toEqual([])
  expect(log.filter(({ id }) => !written.has(id))).toEqual([])
  expect(refused.filter((id) => server.log.has(id) || aside.has(id))).toEqual([])
  expect(new Set(refused).size).toBe(refused.length)
  // Everybody comes to the same log and the same state.
  const expected = [...log].sort(compareEntries)
  for (const client of clients) {
    expect(mergeLogs([client.log()])).toEqual(expected)
    expect(statesAsOf(client.log(), { asOf: LAST_DAY, track: 'teacher' })).toEqual(
      statesAsOf(log, { asOf: LAST_DAY, track: 'teacher' }),
    )
  }
  for (const client of clients) {
    await withTurns(client.close())
    await withTurns(deleteDB(databaseName(client.accountId)))
  }
  return { written: written.size, repeated }
}

/** The device answers in turns of its own, which the clock of the test does not move. */
async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn++) await new Promise((resolve) => setImmediate(resolve))
}

async function withTurns<T>(promise: Promise<T>): Promise<T> {
  let done = false
  const finished = promise.finally(() => {
    done = true
  })
  for (let turn = 0; !done && turn < 2_000; turn++) await turns(1)
  return finished
}
