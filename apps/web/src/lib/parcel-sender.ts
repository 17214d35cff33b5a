import { isLasting, isSessionNeeded } from './problem'
import { problemWords } from './problem-words'

/** What somebody did on this page and the server has not answered yet. */
export interface ParcelsHere<Item> {
  /** In the order they were done. */
  readonly waiting: readonly Item[]
  /** Is the server out of reach, so that `waiting` is on this page alone? */
  readonly isHeldUp: boolean
}

/** Sends items one parcel after the other, and the same ones again until the server has answered. */
export interface ParcelSender<Item> {
  readonly here: () => ParcelsHere<Item>
  readonly subscribe: (changed: () => void) => () => void
  readonly add: (items: readonly Item[]) => void
  /** Resolves as soon as nothing is under way: everything was answered, or waits for the network. */
  readonly settled: () => Promise<void>
  /** Try now rather than after the pause: the network is back, or somebody has signed in again. */
  readonly retryNow: () => void
  /** Takes up again what waits. */
  readonly start: () => void
  /** No further tries; what is under way still arrives. */
  readonly stop: () => void
}

/** What the server will not keep, and why. */
export interface Refused<Item> {
  readonly item: Item
  readonly message: string
}

const AT_MOST = 200
const PAUSE = 2_000

export function createParcelSender<Item extends { readonly id: string }, Kept>({
  send,
  onAccepted,
  onRefused,
  onSessionNeeded,
}: {
  readonly send: (items: readonly Item[]) => Promise<{
    readonly accepted: readonly Kept[]
    readonly refused: readonly { readonly id: string; readonly message: string }[]
  }>
  /** Told before they leave `waiting`, so that nothing is missing from the screen in between. */
  readonly onAccepted: (kept: readonly Kept[]) => void
  readonly onRefused: (refused: readonly Refused<Item>[]) => void
  readonly onSessionNeeded: () => void
}): ParcelSender<Item> {
  let here: ParcelsHere<Item> = { waiting: [], isHeldUp: false }
  let sending: Promise<void> | null = null
  let isStopped = false
  let timer: ReturnType<typeof setTimeout> | undefined
  const listeners = new Set<() => void>()

  const show = (change: Partial<ParcelsHere<Item>>) => {
    here = { ...here, ...change }
    for (const changed of listeners) changed()
  }
  const settle = (parcel: readonly Item[], accepted: readonly Kept[], messages: ReadonlyMap<string, string>) => {
    const ids = new Set(parcel.map(({ id }) => id))
    onAccepted(accepted)
    show({ waiting: here.waiting.filter(({ id }) => !ids.has(id)), isHeldUp: false })
    const refused = parcel.filter(({ id }) => messages.has(id))
    if (refused.length > 0) onRefused(refused.map((item) => ({ item, message: messages.get(item.id)! })))
  }
  const drain = async () => {
    while (here.waiting.length > 0) {
      const parcel = here.waiting.slice(0, AT_MOST)
      try {
        const { accepted, refused } = await send(parcel)
        settle(parcel, accepted, new Map(refused.map(({ id, message }) => [id, message])))
      } catch (error) {
        if (isSessionNeeded(error)) onSessionNeeded()
        else if (isLasting(error)) {
          const message = problemWords(error)
          settle(parcel, [], new Map(parcel.map(({ id }) => [id, message])))
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
    add: (items) => {
      show({ waiting: [...here.waiting, ...items] })
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
