import { ProblemError } from '@track/api-contract'
import type { NewEntry } from '@track/micro-progression'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { OfflineError } from '../../lib/offline-error'
import { createEntrySender } from './entry-sender'

const entry = (id: string): NewEntry => ({ id, kind: 'withdraw', pieceId: `piece ${id}` })
const keep = (entries: readonly NewEntry[]) => ({
  accepted: entries.map((one, at) => ({ ...one, seq: at + 1, by: 'me' })) as never,
  refused: [],
})
const told = () => ({ onAccepted: vi.fn(), onRefused: vi.fn(), onSessionNeeded: vi.fn() })

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

test('what was written waits on the page until the server has kept it, and is handed over before it leaves', async () => {
  const hears = told()
  const sender = createEntrySender({ send: async (entries) => keep(entries), ...hears })
  hears.onAccepted.mockImplementation(() => expect(sender.here().waiting).toHaveLength(1))
  sender.add([entry('a')])
  expect(sender.here().waiting.map(({ id }) => id)).toEqual(['a'])
  await sender.settled()
  expect(sender.here().waiting).toEqual([])
  expect(hears.onAccepted).toHaveBeenCalledTimes(1)
})

test('the same ids go again in the same order until the server answers', async () => {
  const parcels: string[][] = []
  let isAway = true
  const sender = createEntrySender({
    send: async (entries) => {
      parcels.push(entries.map(({ id }) => id))
      if (isAway) throw new OfflineError(new TypeError('Failed to fetch'))
      return keep(entries)
    },
    ...told(),
  })
  sender.add([entry('a')])
  await sender.settled()
  expect(sender.here().isHeldUp).toBe(true)
  sender.add([entry('b')])
  isAway = false
  await vi.advanceTimersByTimeAsync(5_000)
  expect(parcels).toEqual([['a'], ['a', 'b']])
  expect(sender.here()).toEqual({ waiting: [], isHeldUp: false })
})

test('what the server refuses is told with its reason, one by one or as a whole', async () => {
  const hears = told()
  const sender = createEntrySender({
    send: async ([first, ...rest]) => ({
      ...keep(rest),
      refused: [{ id: first!.id, code: 'micro-progression/issue-not-open', message: 'Not in your hands' }],
    }),
    ...hears,
  })
  sender.add([entry('a'), entry('b')])
  await sender.settled()
  expect(hears.onRefused).toHaveBeenCalledWith(['Not in your hands'])
  expect(hears.onAccepted.mock.calls[0]![0]).toHaveLength(1)

  const whole = told()
  const refusing = createEntrySender({
    send: async () => {
      throw new ProblemError({
        type: 'about:blank',
        title: 'Not allowed',
        status: 403,
        code: 'session/not-allowed',
      } as never)
    },
    ...whole,
  })
  refusing.add([entry('a'), entry('b')])
  await refusing.settled()
  expect(whole.onRefused).toHaveBeenCalledWith(['Not allowed'])
  expect(refusing.here().waiting).toEqual([])
})
