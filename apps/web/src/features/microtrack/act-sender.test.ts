import { ProblemError } from '@track/api-contract'
import type { NewAct } from '@track/microtrack'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { OfflineError } from '../../lib/offline-error'
import { createActSender } from './act-sender'

const act = (id: string): NewAct => ({
  id,
  kind: 'heard',
  about: 'ask',
  publicationId: 'p',
  pupilId: 'ada',
  by: 'teacher',
  via: 'screen',
  at: '2026-03-02T09:00:00.000Z',
})
const keep = (acts: readonly NewAct[]) => ({
  accepted: acts.map((one) => ({ ...one, recordedAt: '2026-03-02T09:00:01.000Z', recordedBy: 'me' })),
  refused: [],
})

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

test('shows an act at once, and keeps the one the server stamped', async () => {
  const sender = createActSender({ send: async (acts) => keep(acts), recordedBy: 'me', onSessionNeeded: () => {} })
  sender.add([act('a')])
  expect(sender.here().waiting.map(({ id }) => id)).toEqual(['a'])
  await vi.runAllTimersAsync()
  expect(sender.here().waiting).toEqual([])
  expect(sender.here().kept.map(({ recordedAt }) => recordedAt)).toEqual(['2026-03-02T09:00:01.000Z'])
})

test('sends the same ids in the same order until the server answers', async () => {
  const parcels: string[][] = []
  let isAway = true
  const sender = createActSender({
    send: async (acts) => {
      parcels.push(acts.map(({ id }) => id))
      if (isAway) throw new OfflineError(new TypeError('Failed to fetch'))
      return keep(acts)
    },
    recordedBy: 'me',
    onSessionNeeded: () => {},
  })
  sender.add([act('a')])
  await vi.advanceTimersByTimeAsync(10)
  expect(sender.here().isHeldUp).toBe(true)
  sender.add([act('b')])
  isAway = false
  await vi.advanceTimersByTimeAsync(5_000)
  expect(parcels).toEqual([['a'], ['a', 'b']])
  expect(sender.here()).toMatchObject({ waiting: [], isHeldUp: false })
})

test('says why an act is not kept, and lets the others through', async () => {
  const sender = createActSender({
    send: async ([first, ...rest]) => ({
      ...keep(rest),
      refused: [{ id: first!.id, code: 'microtrack/unknown-task', message: 'No such task' }],
    }),
    recordedBy: 'me',
    onSessionNeeded: () => {},
  })
  sender.add([act('a'), act('b')])
  await vi.runAllTimersAsync()
  expect(sender.here().refused.map((one) => [one.act.id, one.message])).toEqual([['a', 'No such task']])
  expect(sender.here().kept.map(({ id }) => id)).toEqual(['b'])
  sender.dismiss()
  expect(sender.here().refused).toEqual([])
})

test('a request that is refused as a whole is told once, and one whose session ended waits for the password', async () => {
  const refusing = createActSender({
    send: async () => {
      throw new ProblemError({
        type: 'about:blank',
        title: 'Not allowed',
        status: 403,
        code: 'session/not-allowed',
      } as never)
    },
    recordedBy: 'me',
    onSessionNeeded: () => {},
  })
  refusing.add([act('a')])
  await vi.runAllTimersAsync()
  expect(refusing.here().refused.map(({ message }) => message)).toEqual(['Not allowed'])

  const onSessionNeeded = vi.fn()
  const waiting = createActSender({
    send: async () => {
      throw new ProblemError({ type: 'about:blank', title: 'Sign in', status: 401, code: 'session/needed' } as never)
    },
    recordedBy: 'me',
    onSessionNeeded,
  })
  waiting.add([act('a')])
  await vi.advanceTimersByTimeAsync(10)
  waiting.stop()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(onSessionNeeded).toHaveBeenCalledTimes(1)
  expect(waiting.here().waiting).toHaveLength(1)
})
