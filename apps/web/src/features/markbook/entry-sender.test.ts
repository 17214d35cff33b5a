import 'fake-indexeddb/auto'
import { type EntriesResult, ProblemError } from '@track/api-contract'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { databaseName, openDatabase } from '../../lib/offline/database'
import type { QueuedEntry } from './entry-queue'
import { createEntrySender, type EntrySender, type OutboxChannel, type OutboxMessage } from './entry-sender'
import { createOutboxStore } from './outbox-store'

const line = (id: string, basis?: string): QueuedEntry => ({
  classId: 'oak',
  entry: {
    id,
    pupilId: 'ada',
    objectiveId: 'o1',
    measureId: null,
    value: 's',
    observedOn: '2026-03-03',
    track: 'teacher',
    via: 'entry',
    ...(basis && { basis }),
  },
})
const keep = async (parcel: readonly QueuedEntry[]): Promise<EntriesResult> => ({
  accepted: parcel.map(({ entry: { id } }) => ({
    id,
    recordedAt: '2026-03-03T10:00:00.000Z',
    recordedBy: 'me',
    repeated: false,
    concurrentWith: null,
  })),
  refused: [],
  taught: [],
  cursor: '1',
})
const problem = (status: number, code: string, title = 'No') =>
  new ProblemError({ type: 'about:blank', title, status, code })
const offline = async () => {
  throw new TypeError('Failed to fetch')
}
const idsOf = (lines: readonly QueuedEntry[]) => lines.map(({ entry }) => entry.id)

/** Until the queue is so: the device answers in turns of its own. */
const until = (entries: EntrySender, holds: (queue: ReturnType<EntrySender['queue']>) => boolean) =>
  vi.waitFor(() => expect(holds(entries.queue())).toBe(true), { interval: 20, timeout: 10_000 })

/** The same while time stands still. */
async function turns(holds: () => boolean): Promise<void> {
  for (let turn = 0; turn < 500 && !holds(); turn++) await new Promise((resolve) => setImmediate(resolve))
  expect(holds()).toBe(true)
}

const opened: EntrySender[] = []
let people = 0
afterEach(() => {
  for (const entries of opened.splice(0)) entries.stop()
  vi.useRealTimers()
})

interface Options {
  readonly send: (parcel: readonly QueuedEntry[]) => Promise<EntriesResult>
  readonly accountId?: string
  readonly schoolId?: string
  readonly device?: boolean
  readonly isSameAccount?: (mayAsk: boolean) => Promise<boolean>
  readonly channel?: OutboxChannel
}

function open({ send, accountId = `person-${people++}`, schoolId = 'elmfield', device = true, ...rest }: Options) {
  const sent = vi.fn(send)
  const onAccepted = vi.fn(async () => {})
  const onSessionNeeded = vi.fn()
  const silent = { onDeleted: () => {}, onClosed: () => {} }
  const database = device ? openDatabase(databaseName(accountId), silent) : Promise.resolve(null)
  const entries = createEntrySender({
    store: createOutboxStore({ schoolId, openDevice: () => database }),
    send: sent,
    isSameAccount: async () => true,
    onAccepted,
    onSessionNeeded,
    random: () => 0.5,
    ...rest,
  })
  opened.push(entries)
  entries.start()
  return {
    accountId,
    sent,
    onAccepted,
    onSessionNeeded,
    entries,
    ids: () => sent.mock.calls.map(([lines]) => idsOf(lines)),
  }
}

describe.each([
  ['on a device', true],
  ['in a browser that keeps nothing', false],
])('sending marks %s', (_, device) => {
  it('sends them in the order of writing, and each once', async () => {
    const { entries, ids, onAccepted } = open({ send: keep, device })
    for (const id of ['a', 'b', 'c']) entries.add([line(id)])
    await until(entries, ({ unsent }) => unsent.length === 0)
    expect(ids().flat()).toEqual(['a', 'b', 'c'])
    expect(onAccepted).toHaveBeenCalled()
    expect(entries.queue()).toMatchObject({ unkept: 0, failures: 0, oldest: null })
  })

  it('tries again by itself, with the same ids, until the network is back', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    let down = 3
    const { entries, ids } = open({ device, send: (parcel) => (down-- > 0 ? offline() : keep(parcel)) })
    entries.add([line('a')])
    for (const [failures, wait] of [
      [1, 1000],
      [2, 2000],
      [3, 4000],
    ] as const) {
      await turns(() => entries.queue().failures === failures)
      await vi.advanceTimersByTimeAsync(wait - 1)
      expect(ids()).toHaveLength(failures)
      await vi.advanceTimersByTimeAsync(1)
    }
    await turns(() => entries.queue().unsent.length === 0)
    expect(ids()).toEqual([['a'], ['a'], ['a'], ['a']])
  })

  it('adds to what waits without hammering a network that is away', async () => {
    const { entries, ids } = open({ device, send: offline })
    entries.add([line('a')])
    await until(entries, ({ failures }) => failures === 1)
    for (const id of ['b', 'c', 'd']) entries.add([line(id)])
    await until(entries, ({ unsent, unkept }) => unsent.length === 4 && (!device || unkept === 0))
    expect(ids()).toEqual([['a']])
    entries.retryNow()
    await until(entries, ({ failures }) => failures === 2)
    expect(ids()[1]).toEqual(['a', 'b', 'c', 'd'])
  })

  it('asks to sign in and then waits, losing nothing', async () => {
    let here = false
    const { entries, onSessionNeeded } = open({
      device,
      send: async (parcel) => {
        if (!here) throw problem(401, 'session/needed')
        return keep(parcel)
      },
    })
    entries.add([line('a')])
    await vi.waitFor(() => expect(onSessionNeeded).toHaveBeenCalledTimes(1))
    expect(entries.queue().unsent).toHaveLength(1)
    here = true
    entries.retryNow()
    await until(entries, ({ unsent }) => unsent.length === 0)
  })

  it('shows what the server will never keep, in the server’s words, until somebody has decided', async () => {
    let strict = true
    const { entries, ids } = open({
      device,
      send: async (parcel) => {
        if (strict) throw problem(403, 'school/not-allowed', 'Your role in this school does not include this')
        return keep(parcel)
      },
    })
    entries.add([line('a'), line('b')])
    await until(entries, ({ refused }) => refused.length === 2)
    expect(entries.queue()).toMatchObject({
      unsent: [],
      refused: [{ reason: 'Your role in this school does not include this' }, {}],
    })
    strict = false
    await entries.decide('a')
    await entries.decide('b', line('b-again'))
    await until(entries, ({ unsent, refused }) => unsent.length + refused.length === 0)
    expect(ids()).toEqual([['a', 'b'], ['b-again']])
  })

  it('finds the one line that cannot be read by halving, and keeps the others', async () => {
    const { entries } = open({
      device,
      send: async (parcel) => {
        if (parcel.some(({ entry }) => entry.id === 'e5')) throw problem(400, 'request/invalid')
        return keep(parcel)
      },
    })
    entries.add(Array.from({ length: 9 }, (_, n) => line(`e${n}`)))
    await until(entries, ({ unsent, refused }) => unsent.length === 0 && refused.length === 1)
    expect(idsOf(entries.queue().refused)).toEqual(['e5'])
  })

  it('never sends a line upon a refused one before it has been put on what is there', async () => {
    const bases: unknown[] = []
    const { entries } = open({
      device,
      send: async (parcel) => {
        bases.push(...parcel.map(({ entry }) => entry.basis))
        const result = await keep(parcel)
        const no = { row: 1, id: 'a', field: 'value', code: 'markbook/no', message: 'No' }
        return idsOf(parcel).includes('a') ? { ...result, accepted: [], refused: [no] } : result
      },
    })
    entries.add([line('a', 'head'), line('a2', 'a')])
    await until(entries, ({ unsent }) => unsent.length === 0)
    expect(bases).toEqual(['head', 'head'])
  })
})

describe('an outbox on a device', () => {
  it('says how many marks a page alone would lose, until the device has them', async () => {
    const { entries } = open({ send: offline })
    entries.add([line('a')])
    expect(entries.queue()).toMatchObject({ unkept: 1, inPageOnly: 0 })
    await until(entries, ({ unkept }) => unkept === 0)
    const nowhere = open({ send: offline, device: false }).entries
    nowhere.add([line('a')])
    await until(nowhere, ({ inPageOnly }) => inPageOnly === 1)
    expect(nowhere.queue().unkept).toBe(1)
  })

  it('is taken up again by the next page, refused lines and all', async () => {
    const first = open({
      send: async (parcel) => {
        if (idsOf(parcel).includes('a')) throw problem(403, 'school/not-allowed')
        return offline()
      },
    })
    first.entries.add([line('a')])
    await until(first.entries, ({ refused }) => refused.length === 1)
    first.entries.add([line('b'), line('c')])
    await until(first.entries, ({ failures, unkept }) => failures === 1 && unkept === 0)
    first.entries.stop()
    const next = open({ send: keep, accountId: first.accountId })
    await until(next.entries, ({ unsent, refused }) => unsent.length === 0 && refused.length === 1)
    expect(next.ids()).toEqual([['b', 'c']])
  })

  it('does not send for one school what was written in another', async () => {
    const oak = open({ send: offline, schoolId: 'elmfield' })
    oak.entries.add([line('a')])
    await until(oak.entries, ({ failures, unkept }) => failures === 1 && unkept === 0)
    const other = open({ send: keep, schoolId: 'larkfield', accountId: oak.accountId })
    other.entries.add([line('b')])
    await until(other.entries, ({ unsent }) => unsent.length === 0)
    expect(other.ids()).toEqual([['b']])
  })

  it('sends nothing while somebody else is signed in', async () => {
    let same = false
    const asked: boolean[] = []
    const { entries, sent, onSessionNeeded } = open({
      send: keep,
      isSameAccount: async (mayAsk) => {
        asked.push(mayAsk)
        return same
      },
    })
    entries.add([line('a')])
    await vi.waitFor(() => expect(onSessionNeeded).toHaveBeenCalled())
    expect(sent).not.toHaveBeenCalled()
    same = true
    entries.retryNow()
    await until(entries, ({ unsent }) => unsent.length === 0)
    entries.add([line('b')])
    await until(entries, ({ unsent }) => unsent.length === 0)
    expect(asked).toEqual([true, true, false])
  })

  it('says nothing more once it is stopped', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const { entries, sent } = open({ send: offline })
    entries.add([line('a')])
    await turns(() => entries.queue().failures === 1)
    entries.stop()
    await vi.advanceTimersByTimeAsync(120_000)
    expect(sent).toHaveBeenCalledTimes(1)
    expect(vi.getTimerCount()).toBe(0)
  })

  it('lets two pages share it: each sees what the other wrote and what became of it', async () => {
    const [here, there] = twoEnds()
    const one = open({ send: keep, channel: here })
    const two = open({ send: offline, channel: there, accountId: one.accountId })
    one.entries.add([line('a')])
    await vi.waitFor(() => expect(two.onAccepted).toHaveBeenCalledTimes(1))
    await until(one.entries, ({ unsent }) => unsent.length === 0)
    await until(two.entries, ({ unsent }) => unsent.length === 0)
    two.entries.add([line('b')])
    await until(two.entries, ({ failures }) => failures === 1)
    await until(one.entries, ({ unsent }) => idsOf(unsent).includes('b'))
    one.entries.retryNow()
    await until(two.entries, ({ unsent }) => unsent.length === 0)
  })
})

function twoEnds(): readonly [OutboxChannel, OutboxChannel] {
  const ears: [Set<(message: OutboxMessage) => void>, Set<(message: OutboxMessage) => void>] = [new Set(), new Set()]
  const end = (own: 0 | 1): OutboxChannel => ({
    post: (message) => {
      for (const heard of ears[own === 0 ? 1 : 0]) heard(message)
    },
    listen: (heard) => {
      ears[own].add(heard)
      return () => ears[own].delete(heard)
    },
  })
  return [end(0), end(1)]
}
