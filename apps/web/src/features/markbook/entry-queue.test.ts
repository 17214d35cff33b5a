import type { NewEntry } from '@track/markbook'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  beginSending,
  dismissRefused,
  type EntryQueue,
  emptyQueue,
  enqueue,
  failSending,
  nextParcel,
  type QueuedEntry,
  refuseParcel,
  retryDelay,
  settle,
} from './entry-queue'

const line = (id: string, classId = 'oak'): QueuedEntry => ({
  classId,
  entry: {
    id,
    pupilId: 'ada',
    objectiveId: 'o1',
    measureId: null,
    value: 'secure',
    observedOn: '2026-03-03',
    track: 'teacher',
    via: 'entry',
  } satisfies NewEntry,
})
const accepted = (...ids: string[]) =>
  ids.map((id) => ({
    id,
    recordedAt: '2026-03-03T10:00:00.000Z',
    recordedBy: 'me',
    repeated: false,
    concurrentWith: null,
  }))
const refusal = (id: string, message: string) => ({ row: 1, id, field: 'value', code: 'markbook/refused', message })
const idsOf = ({ unsent }: Pick<EntryQueue, 'unsent'>) => unsent.map(({ entry }) => entry.id)

describe('the queue of marks', () => {
  it('sends in the order of writing, one class at a time', () => {
    const queue = enqueue(enqueue(emptyQueue, [line('a'), line('b')]), [line('c', 'ash')])
    expect(nextParcel(queue).map(({ entry }) => entry.id)).toEqual(['a', 'b'])
  })

  it('waits for an answer before it sends more', () => {
    const queue = beginSending(enqueue(emptyQueue, [line('a')]), [line('a')])
    expect(nextParcel(enqueue(queue, [line('b')]))).toEqual([])
  })

  it('sends at most 500 at once', () => {
    const many = Array.from({ length: 1200 }, (_, n) => line(`e${n}`))
    expect(nextParcel(enqueue(emptyQueue, many))).toHaveLength(500)
  })

  it('lets go of what is kept and shows what is refused with its reason', () => {
    const sent = [line('a'), line('b')]
    const queue = enqueue(beginSending(enqueue(emptyQueue, sent), sent), [line('c')])
    const settled = settle(queue, { accepted: accepted('a'), refused: [refusal('b', 'The day is in the future')] })
    expect(idsOf(settled)).toEqual(['c'])
    expect(settled.refused.map(({ entry, reason }) => [entry.id, reason])).toEqual([['b', 'The day is in the future']])
    expect(dismissRefused(settled).refused).toEqual([])
  })

  it('keeps everything when no answer came, and tries again later and later', () => {
    const sent = [line('a'), line('b')]
    const failed = failSending(beginSending(enqueue(emptyQueue, sent), sent))
    expect(idsOf(failed)).toEqual(['a', 'b'])
    expect(nextParcel(failed)).toHaveLength(2)
    expect([0, 1, 2, 3, 9].map(retryDelay)).toEqual([0, 1000, 2000, 4000, 30000])
  })

  it('sets a whole parcel aside when the server refuses it for good', () => {
    const queue = refuseParcel(
      beginSending(enqueue(emptyQueue, [line('a'), line('b', 'ash')]), [line('a')]),
      'Not allowed',
    )
    expect(idsOf(queue)).toEqual(['b'])
    expect(queue.refused).toHaveLength(1)
  })

  it('loses nothing and doubles nothing, whatever happens on the way', () => {
    const event = fc.constantFrom('write', 'send', 'fail', 'keep', 'keep-some', 'refuse')
    fc.assert(
      fc.property(fc.array(event, { maxLength: 60 }), (events) => {
        let queue = emptyQueue
        let written = 0
        const kept = new Set<string>()
        for (const happening of events) {
          const flying = queue.unsent.slice(0, queue.inFlight).map(({ entry }) => entry.id)
          if (happening === 'write') queue = enqueue(queue, [line(`e${written++}`, written % 3 ? 'oak' : 'ash')])
          else if (happening === 'send') {
            const parcel = nextParcel(queue)
            if (parcel.length > 0) queue = beginSending(queue, parcel)
          } else if (flying.length === 0) continue
          else if (happening === 'fail') queue = failSending(queue)
          else if (happening === 'refuse') queue = refuseParcel(queue, 'no')
          else {
            const some = happening === 'keep' ? flying : flying.slice(1)
            for (const id of some) kept.add(id)
            queue = settle(queue, { accepted: accepted(...some), refused: [] })
          }
        }
        const everywhere = [...idsOf(queue), ...queue.refused.map(({ entry }) => entry.id), ...kept]
        expect(everywhere.sort()).toEqual(Array.from({ length: written }, (_, n) => `e${n}`).sort())
      }),
    )
  })
})
