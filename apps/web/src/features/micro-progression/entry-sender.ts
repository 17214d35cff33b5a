import type { SessionEntriesResult } from '@track/api-contract'
import type { Entry, NewEntry } from '@track/micro-progression'
import { isLasting, isSessionNeeded } from '../../lib/problem'
import { problemWords } from '../../lib/problem-words'

/** What somebody wrote into a session from this page and the server has not answered yet. */
export interface EntriesHere {
  /** In the order they were written. */
  readonly waiting: readonly NewEntry[]
  /** Is the server out of reach, so that `waiting` is on this page alone? */
  readonly isHeldUp: boolean
}

/** Sends entries one parcel after the other, and the same ones again until the server has answered. */
export interface EntrySender {
  readonly here: () => EntriesHere
  readonly subscribe: (changed: () => void) => () => void
  readonly add: (entries: readonly NewEntry[]) => void
  /** Resolves as soon as nothing is under way: everything was answered, or waits for the network. */
  readonly settled: () => Promise<void>
  readonly retryNow: () => void
  readonly start: () => void
  /** No further tries; what is under way still arrives. */
  readonly stop: () => void
}

const AT_MOST = 200
const PAUSE = 2_000

export function createEntrySender({
  send,
  onAccepted,
  onRefused,
  onSessionNeeded,
}: {
  readonly send: (entries: readonly NewEntry[]) => Promise<SessionEntriesResult>
  /** Told before they leave `waiting`, so that nothing is missing from the screen in between. */
  readonly onAccepted: (entries: readonly Entry[]) => void
  readonly onRefused: (messages: readonly string[]) => void
  readonly onSessionNeeded: () => void
}): EntrySender {
  let here: EntriesHere = { waiting: [], isHeldUp: false }
  let sending: Promise<void> | null = null
  let isStopped = false
  let timer: ReturnType<typeof setTimeout> | undefined
  const listeners = new Set<() => void>()

  const show = (change: Partial<EntriesHere>) => {
    here = { ...here, ...change }
    for (const changed of listeners) changed()
  }
  const settle = (parcel: readonly NewEntry[], { accepted, refused }: SessionEntriesResult) => {
    const ids = new Set(parcel.map(({ id }) => id))
    onAccepted(accepted)
    show({ waiting: here.waiting.filter(({ id }) => !ids.has(id)), isHeldUp: false })
    if (refused.length > 0) onRefused([...new Set(refused.map(({ message }) => message))])
  }
  const drain = async () => {
    while (here.waiting.length > 0) {
      const parcel = here.waiting.slice(0, AT_MOST)
      try {
        settle(parcel, await send(parcel))
      } catch (error) {
        if (isSessionNeeded(error)) onSessionNeeded()
        else if (isLasting(error)) {
          const message = problemWords(error)
          settle(parcel, { accepted: [], refused: parcel.map(({ id }) => ({ id, code: 'request/invalid', message })) })
          continue
        }
        show({ isHeldUp: true })
        if (!isStopped) timer = setTimeout(retryNow, PAUSE)
        return
      }
    }
  }
  const retryNow = () => {
    clearTimeout(timer)
    sending ??= drain().finally(() => {
      sending = null
    })
  }

  return {
    here: () => here,
    subscribe: (changed) => {
      listeners.add(changed)
      return () => listeners.delete(changed)
    },
    add: (entries) => {
      show({ waiting: [...here.waiting, ...entries] })
      // A network that is away is not hammered with each press.
      if (!here.isHeldUp) retryNow()
    },
    settled: async () => {
      while (sending) await sending
    },
    retryNow,
    start: () => {
      isStopped = false
      retryNow()
    },
    stop: () => {
      isStopped = true
      clearTimeout(timer)
    },
  }
}
