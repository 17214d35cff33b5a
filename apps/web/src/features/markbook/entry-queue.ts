import type { EntriesResult } from '@track/api-contract'
import type { NewEntry } from '@track/markbook'

/** A line on its way to the server, and the class it was written for (an objective first judged counts as taught to it). */
export interface QueuedEntry {
  readonly entry: NewEntry
  readonly classId: string
}

/** A line that the server will not keep, and its reason. It stays in sight until somebody has seen it. */
export interface RefusedEntry {
  readonly entry: NewEntry
  readonly reason: string
}

/**
 * What is written here and not yet kept by the server, in the order of writing.
 *
 * The first `inFlight` lines have been sent and not answered. Sending one twice is harmless: its id is the key.
 */
export interface EntryQueue {
  readonly unsent: readonly QueuedEntry[]
  readonly inFlight: number
  readonly failures: number
  readonly refused: readonly RefusedEntry[]
}

export const emptyQueue: EntryQueue = { unsent: [], inFlight: 0, failures: 0, refused: [] }

const PARCEL = 500

/** The queue with more lines at its end. */
export function enqueue(queue: EntryQueue, entries: readonly QueuedEntry[]): EntryQueue {
  return entries.length === 0 ? queue : { ...queue, unsent: [...queue.unsent, ...entries] }
}

/** What to send next: the first lines of one class, at most 500; nothing while an answer is awaited. */
export function nextParcel({ unsent, inFlight }: EntryQueue): readonly QueuedEntry[] {
  const first = unsent[0]
  if (inFlight > 0 || !first) return []
  const other = unsent.findIndex(({ classId }) => classId !== first.classId)
  return unsent.slice(0, Math.min(PARCEL, other === -1 ? unsent.length : other))
}

export function beginSending(queue: EntryQueue, parcel: readonly QueuedEntry[]): EntryQueue {
  return { ...queue, inFlight: parcel.length }
}

/** The server answered: what it kept leaves, what it refused is set aside with its reason, what it did not mention waits on. */
export function settle(
  queue: EntryQueue,
  { accepted, refused }: Pick<EntriesResult, 'accepted' | 'refused'>,
): EntryQueue {
  const kept = new Set(accepted.map(({ id }) => id))
  const reasons = new Map(refused.map(({ id, message }) => [id, message]))
  return {
    unsent: queue.unsent.filter(({ entry }) => !kept.has(entry.id) && !reasons.has(entry.id)),
    inFlight: 0,
    failures: 0,
    refused: [...queue.refused, ...refusedOf(queue.unsent, reasons)],
  }
}

/** The server refused the whole parcel for a reason that trying again will not change. */
export function refuseParcel(queue: EntryQueue, reason: string): EntryQueue {
  const sent = queue.unsent.slice(0, queue.inFlight)
  const reasons = new Map(sent.map(({ entry }) => [entry.id, reason]))
  return {
    unsent: queue.unsent.slice(queue.inFlight),
    inFlight: 0,
    failures: 0,
    refused: [...queue.refused, ...refusedOf(sent, reasons)],
  }
}

/** No answer came: everything waits, nothing is lost. */
export function failSending(queue: EntryQueue): EntryQueue {
  return { ...queue, inFlight: 0, failures: queue.failures + 1 }
}

/** Somebody has read the refusals. */
export function dismissRefused(queue: EntryQueue): EntryQueue {
  return { ...queue, refused: [] }
}

/**
 * How long to wait before the next try, in milliseconds: 1 s, 2 s, 4 s and so on, never more than half a minute.
 *
 * @example
 * ```ts
 * [0, 1, 2, 3, 9].map(retryDelay) // => [0, 1000, 2000, 4000, 30000]
 * ```
 */
export function retryDelay(failures: number): number {
  return failures === 0 ? 0 : Math.min(30_000, 1000 * 2 ** (failures - 1))
}

function refusedOf(unsent: readonly QueuedEntry[], reasons: ReadonlyMap<string, string>): RefusedEntry[] {
  return unsent.flatMap(({ entry }) => {
    const reason = reasons.get(entry.id)
    return reason === undefined ? [] : { entry, reason }
  })
}
