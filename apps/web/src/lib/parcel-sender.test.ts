import { ProblemError } from '@track/api-contract'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { OfflineError } from './offline-error'
import { createParcelSender } from './parcel-sender'

interface Item {
  readonly id: string
}
const item = (id: string): Item => ({ id })
const keep = (items: readonly Item[]) => ({ accepted: items.map(({ id }) => ({ id, kept: true })), refused: [] })
const told = () => ({ onAccepted: vi.fn(), onRefused: vi.fn(), onSessionNeeded: vi.fn() })

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

test('what was written waits on the page until the server has kept it, and is handed over before it leaves', async () => {
  const hears = told()
  const sender = createParcelSender({ send: async (items: readonly Item[]) => keep(items), ...hears })
  hears.onAccepted.mockImplementation(() => expect(sender.here().waiting).toHaveLength(1))
  sender.add([item('a')])
  expect(sender.here().waiting.map(({ id }) => id)).toEqual(['a'])
  await sender.settled()
  expect(sender.here().waiting).toEqual([])
  expect(hears.onAccepted).toHaveBeenCalledTimes(1)
})

test('the same ids go again in the same order until the server answers', async () => {
  const parcels: string[][] = []
  let isAway = true
  const sender = createParcelSender({
    send: async (items: readonly Item[]) => {
      parcels.push(items.map(({ id }) => id))
      if (isAway) throw new OfflineError(new TypeError('Failed to fetch'))
      return keep(items)
    },
    ...told(),
  })
  sender.add([item('a')])
  await sender.settled()
  expect(sender.here().isHeldUp).toBe(true)
  sender.add([item('b')])
  isAway = false
  await vi.advanceTimersByTimeAsync(5_000)
  expect(parcels).toEqual([['a'], ['a', 'b']])
  expect(sender.here()).toEqual({ waiting: [], isHeldUp: false })
})

test('what the server refuses is told with its reason, one by one or as a whole', async () => {
  const hears = told()
  const sender = createParcelSender({
    send: async ([first, ...rest]: readonly Item[]) => ({
      ...keep(rest),
      refused: [{ id: first!.id, message: 'Not in your hands' }],
    }),
    ...hears,
  })
  sender.add([item('a'), item('b')])
  await sender.settled()
  expect(hears.onRefused).toHaveBeenCalledWith([{ item: item('a'), message: 'Not in your hands' }])
  expect(hears.onAccepted.mock.calls[0]![0]).toHaveLength(1)

  const whole = told()
  const refusing = createParcelSender({
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
  refusing.add([item('a'), item('b')])
  await refusing.settled()
  expect(whole.onRefused).toHaveBeenCalledWith(['a', 'b'].map((id) => ({ item: item(id), message: 'Not allowed' })))
  expect(refusing.here().waiting).toEqual([])
})
