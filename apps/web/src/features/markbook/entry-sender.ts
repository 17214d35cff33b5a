import type { EntriesResult } from '@track/api-contract'
import { isLasting, isSessionNeeded } from '../../lib/problem'
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

/** The one thing that sends marks: it holds the queue, sends parcel after parcel, and tries again by itself. */
export interface EntrySender {
  readonly queue: () => EntryQueue
  readonly subscribe: (changed: () => void) => () => void
  readonly add: (entries: readonly QueuedEntry[]) => void
  /** Try now rather than after the pause: the network is back, or somebody has signed in again. */
  readonly retryNow: () => void
  readonly dismissRefused: () => void
}

export function createEntrySender({
  send,
  onAccepted,
  onSessionNeeded,
}: {
  readonly send: (parcel: readonly QueuedEntry[]) => Promise<EntriesResult>
  /** Hears of the kept lines before they leave the queue, so that no cell is empty in between. */
  readonly onAccepted: (parcel: readonly QueuedEntry[], result: EntriesResult) => void
  readonly onSessionNeeded: () => void
}): EntrySender {
  let queue = emptyQueue
  let timer: ReturnType<typeof setTimeout> | undefined
  const listeners = new Set<() => void>()

  const become = (next: EntryQueue) => {
    queue = next
    for (const changed of listeners) changed()
  }

  const sendNext = async () => {
    clearTimeout(timer)
    const parcel = nextParcel(queue)
    if (parcel.length === 0) return
    become(beginSending(queue, parcel))
    try {
      const result = await send(parcel)
      onAccepted(parcel, result)
      become(settle(queue, result))
    } catch (error) {
      if (isSessionNeeded(error)) {
        become(failSending(queue))
        onSessionNeeded()
        return
      }
      become(isLasting(error) ? refuseParcel(queue, (error as Error).message) : failSending(queue))
    }
    if (queue.unsent.length > 0) timer = setTimeout(sendNext, retryDelay(queue.failures))
  }

  return {
    queue: () => queue,
    subscribe: (changed) => {
      listeners.add(changed)
      return () => listeners.delete(changed)
    },
    add: (entries) => {
      become(enqueue(queue, entries))
      if (queue.failures === 0) void sendNext()
    },
    retryNow: () => void sendNext(),
    dismissRefused: () => become(dismissRefused(queue)),
  }
}
