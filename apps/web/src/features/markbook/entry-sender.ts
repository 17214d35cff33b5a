import { type EntriesResult, ProblemError } from '@track/api-contract'
import { isLasting, isSessionNeeded } from '../../lib/problem'
import {
  decide,
  nextParcel,
  type OutboxLine,
  type QueuedEntry,
  type Refusal,
  refuseParcel,
  retryDelay,
  settle,
} from './entry-queue'
import type { OutboxStore } from './outbox-store'

/** What is written here and not yet kept by the server, as the screen shows it. */
export interface EntryQueue {
  /** On their way, in the order of writing. */
  readonly unsent: readonly QueuedEntry[]
  /** How many lines would be lost with this page: those not yet on the device, or that it will not take. */
  readonly unkept: number
  /** Those of `unkept` that the device will not take. */
  readonly inPageOnly: number
  /** When the line that has waited longest was written, by this device's clock. */
  readonly oldest: number | null
  readonly failures: number
  /** Lines that the server will not keep. They stay in sight until somebody has decided about them. */
  readonly refused: readonly (QueuedEntry & Refusal)[]
}

/** Would signing out lose a mark: one that waits, or one that the server refused and nobody has decided about? */
export function hasUnsaved({ unsent, refused }: EntryQueue): boolean {
  return unsent.length + refused.length > 0
}

/** The one thing that sends marks: it keeps them on the device first, sends parcel after parcel, and tries again by itself. */
export interface EntrySender {
  readonly queue: () => EntryQueue
  readonly subscribe: (changed: () => void) => () => void
  /** Takes up what waits on the device, and goes on until `stop`. */
  readonly start: () => void
  /** No timer, no request and no message to other pages after this. */
  readonly stop: () => void
  readonly add: (entries: readonly QueuedEntry[]) => void
  /** Try now rather than after the pause: the network is back, or somebody has signed in again. */
  readonly retryNow: () => void
  /** Lets go of a refused line; `instead` is written in its place. */
  readonly decide: (refusedId: string, instead?: QueuedEntry) => Promise<void>
}

/** What pages of one browser tell each other: that the outbox changed, and what became of a parcel. */
export interface OutboxMessage {
  readonly parcel?: readonly QueuedEntry[]
  readonly result?: EntriesResult
}

export interface OutboxChannel {
  readonly post: (message: OutboxMessage) => void
  readonly listen: (heard: (message: OutboxMessage) => void) => () => void
}

const TOO_SLOW = 30_000
const FOR_OTHERS = 5_000

const emptyQueue: EntryQueue = {
  unsent: [],
  unkept: 0,
  inPageOnly: 0,
  oldest: null,
  failures: 0,
  refused: [],
}

export function createEntrySender({
  store,
  send,
  isSameAccount,
  onAccepted,
  onSessionNeeded,
  withLock = (run) => run(),
  channel,
  now = Date.now,
  random = Math.random,
}: {
  readonly store: OutboxStore
  readonly send: (parcel: readonly QueuedEntry[], signal: AbortSignal) => Promise<EntriesResult>
  /** Is the account that wrote the lines the one that is signed in now? Asked before a parcel goes; `mayAsk` the server too. */
  readonly isSameAccount: (mayAsk: boolean) => Promise<boolean>
  /** Hears of the kept lines and shows them before they leave the queue, so that no cell is empty in between. */
  readonly onAccepted: (parcel: readonly QueuedEntry[], result: EntriesResult) => Promise<void>
  readonly onSessionNeeded: () => void
  /** Runs it while no other page of this browser runs its own. */
  readonly withLock?: (run: () => Promise<void>, signal: AbortSignal) => Promise<void>
  readonly channel?: OutboxChannel
  readonly now?: () => number
  readonly random?: () => number
}): EntrySender {
  let kept: Awaited<ReturnType<OutboxStore['read']>> = { lines: [], inPageOnly: 0 }
  let writing: readonly OutboxLine[] = []
  let failures = 0
  let checkAccount = true
  let queue = emptyQueue
  let running: AbortController | null = null
  let draining = false
  let drainAgain = false
  let atMost: number | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let stopListening = () => {}
  const listeners = new Set<() => void>()

  const show = () => {
    const lines = [...kept.lines, ...writing]
    const unsent = lines.filter(({ refused }) => !refused)
    // Another page may have sent what this one could not.
    if (unsent.length === 0) failures = 0
    queue = {
      // The same lines are the same list: what is drawn from it is not drawn again.
      unsent: isSame(unsent, queue.unsent) ? queue.unsent : unsent,
      unkept: writing.length + kept.inPageOnly,
      inPageOnly: kept.inPageOnly,
      oldest: unsent.length === 0 ? null : Math.min(...unsent.map(({ writtenAt }) => writtenAt)),
      failures,
      refused: lines.flatMap(({ entry, classId, refused }) => (refused ? { entry, classId, ...refused } : [])),
    }
    for (const changed of listeners) changed()
  }
  const read = async (written: readonly OutboxLine[] = []) => {
    const lines = await store.read()
    kept = lines
    writing = writing.filter((line) => !written.includes(line))
    show()
  }
  const keep = async (lines: readonly OutboxLine[]) => {
    writing = [...writing, ...lines]
    show()
    await store.add(lines)
    await read(lines)
    channel?.post({})
    // A network that is away is not hammered with each mark.
    if (failures === 0) void drain()
  }
  const again = (delay: number) => {
    clearTimeout(timer)
    if (running) timer = setTimeout(() => void drain(), delay)
  }

  const drain = async () => {
    drainAgain = draining
    if (draining || !running) return
    draining = true
    clearTimeout(timer)
    const { signal } = running
    let goOn = true
    try {
      while (goOn && !signal.aborted) {
        await withLock(async () => {
          goOn = await sendNext(signal)
        }, signal)
      }
    } catch {
      // The wait for the lock was called off: this page is being left.
    } finally {
      draining = false
    }
    if (drainAgain && failures === 0 && !signal.aborted) void drain()
  }

  /** Sends one parcel; false when there is nothing more to send, or not now. */
  const sendNext = async (signal: AbortSignal): Promise<boolean> => {
    await read()
    const parcel = nextParcel(kept.lines, { ...(atMost && { atMost }) })
    if (parcel.length === 0 || signal.aborted) return false
    try {
      if (!(await isSameAccount(checkAccount))) return waitForAccount()
      const result = await inTime(signal, (within) => send(parcel, within))
      if (signal.aborted) return false
      await onAccepted(parcel, result)
      await store.change((lines) => settle(lines, result))
      channel?.post({ parcel, result })
      failures = 0
      checkAccount = false
      atMost = undefined
    } catch (error) {
      if (signal.aborted) return false
      if (isSessionNeeded(error)) return waitForAccount()
      if (!isLasting(error)) return waitAWhile()
      // One line that cannot be read must not hold up the others: it is found by halving.
      if (parcel.length > 1 && isAboutShape(error)) atMost = Math.ceil(parcel.length / 2)
      else await store.change((lines) => refuseParcel(lines, parcel, refusalOf(error)))
    }
    await read()
    return true
  }
  const waitAWhile = () => {
    failures++
    checkAccount = true
    show()
    again(retryDelay(failures, random()))
    return false
  }
  const waitForAccount = () => {
    failures++
    checkAccount = true
    show()
    onSessionNeeded()
    return false
  }

  const hear = async ({ parcel, result }: OutboxMessage) => {
    if (parcel && result) await onAccepted(parcel, result)
    await read()
    // Whoever wrote a line sends it. Should that page be gone, this one does.
    if (queue.unsent.length > 0 && failures === 0) again(FOR_OTHERS)
  }

  return {
    queue: () => queue,
    subscribe: (changed) => {
      listeners.add(changed)
      return () => listeners.delete(changed)
    },
    start: () => {
      running = new AbortController()
      stopListening = channel?.listen((message) => void hear(message)) ?? stopListening
      // Who is signed in may have changed since the lines that wait were written.
      checkAccount = true
      void drain()
    },
    stop: () => {
      running?.abort()
      running = null
      clearTimeout(timer)
      stopListening()
    },
    add: (entries) => void keep(entries.map((entry) => ({ ...entry, writtenAt: now() }))),
    retryNow: () => void drain(),
    decide: async (id, instead) => {
      await store.change((lines) =>
        decide(lines, { id, ...(instead && { instead: { ...instead, writtenAt: now() } }) }),
      )
      await read()
      channel?.post({})
      void drain()
    },
  }
}

/** A request that gets no answer for half a minute is given up, so that the next page may try; asking twice is harmless. */
async function inTime<T>(signal: AbortSignal, run: (within: AbortSignal) => Promise<T>): Promise<T> {
  const within = new AbortController()
  const giveUp = () => within.abort()
  const timer = setTimeout(giveUp, TOO_SLOW)
  signal.addEventListener('abort', giveUp)
  try {
    return await run(within.signal)
  } finally {
    clearTimeout(timer)
    signal.removeEventListener('abort', giveUp)
  }
}

/** Was it refused for what a line looks like (or for all of them being too much), rather than for who sends it where? */
function isAboutShape(error: unknown): boolean {
  return error instanceof ProblemError && [400, 413, 422].includes(error.problem.status)
}

function refusalOf(error: unknown): Refusal {
  if (!(error instanceof ProblemError)) throw error
  return { code: error.problem.code, reason: error.problem.detail ?? error.problem.title }
}

function isSame(a: readonly QueuedEntry[], b: readonly QueuedEntry[]): boolean {
  return a.length === b.length && a.every(({ entry }, at) => isSameLine(entry, b[at]!.entry))
}

function isSameLine(a: QueuedEntry['entry'], b: QueuedEntry['entry']): boolean {
  return a.id === b.id && a.basis === b.basis
}
