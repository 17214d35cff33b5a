import { ProblemError } from '@track/api-contract'
import { describe, expect, it, vi } from 'vitest'
import type { QueuedEntry } from './entry-queue'
import { createEntrySender } from './entry-sender'

const line = (id: string): QueuedEntry => ({
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
  },
})
const keep = async (parcel: readonly QueuedEntry[]) => ({
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

function sender(send: (parcel: readonly QueuedEntry[]) => ReturnType<typeof keep>) {
  vi.useFakeTimers()
  const sent = vi.fn(send)
  const onAccepted = vi.fn()
  const onSessionNeeded = vi.fn()
  return { sent, onAccepted, onSessionNeeded, it: createEntrySender({ send: sent, onAccepted, onSessionNeeded }) }
}

describe('sending marks', () => {
  it('sends at once, and what is written meanwhile in the next parcel', async () => {
    const { it: entries, sent, onAccepted } = sender(keep)
    entries.add([line('a')])
    entries.add([line('b')])
    entries.add([line('c')])
    await vi.runAllTimersAsync()
    expect(sent.mock.calls.map(([parcel]) => parcel.map(({ entry }) => entry.id))).toEqual([['a'], ['b', 'c']])
    expect(onAccepted).toHaveBeenCalledTimes(2)
    expect(entries.queue().unsent).toEqual([])
  })

  it('tries again by itself, with the same ids, until the network is back', async () => {
    let down = 3
    const { it: entries, sent } = sender(async (parcel) => {
      if (down-- > 0) throw new TypeError('Failed to fetch')
      return keep(parcel)
    })
    entries.add([line('a')])
    await vi.advanceTimersByTimeAsync(500)
    expect(entries.queue()).toMatchObject({ failures: 1, inFlight: 0 })
    await vi.advanceTimersByTimeAsync(10_000)
    expect(sent).toHaveBeenCalledTimes(4)
    expect(new Set(sent.mock.calls.map(([parcel]) => parcel[0]!.entry.id))).toEqual(new Set(['a']))
    expect(entries.queue().unsent).toEqual([])
  })

  it('adds to what waits without hammering a network that is away', async () => {
    const { it: entries, sent } = sender(async () => {
      throw new TypeError('Failed to fetch')
    })
    entries.add([line('a')])
    await vi.advanceTimersByTimeAsync(10)
    for (const id of ['b', 'c', 'd']) entries.add([line(id)])
    expect(sent).toHaveBeenCalledTimes(1)
    entries.retryNow()
    expect(sent).toHaveBeenCalledTimes(2)
    expect(sent.mock.calls[1]![0]).toHaveLength(4)
  })

  it('asks to sign in and then waits, losing nothing', async () => {
    let here = false
    const { it: entries, onSessionNeeded } = sender(async (parcel) => {
      if (!here) throw problem(401, 'session/needed')
      return keep(parcel)
    })
    entries.add([line('a')])
    await vi.advanceTimersByTimeAsync(60_000)
    expect(onSessionNeeded).toHaveBeenCalledTimes(1)
    expect(entries.queue().unsent).toHaveLength(1)
    here = true
    entries.retryNow()
    await vi.runAllTimersAsync()
    expect(entries.queue().unsent).toEqual([])
  })

  it('shows what the server will never keep, in the server’s words', async () => {
    const { it: entries } = sender(async () => {
      throw problem(403, 'school/not-allowed', 'Your role in this school does not include this')
    })
    entries.add([line('a')])
    await vi.runAllTimersAsync()
    expect(entries.queue().refused.map(({ reason }) => reason)).toEqual([
      'Your role in this school does not include this',
    ])
    expect(entries.queue().unsent).toEqual([])
  })
})
