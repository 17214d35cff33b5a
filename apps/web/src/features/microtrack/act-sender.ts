import type { ActsResult } from '@track/api-contract'
import type { Act, NewAct } from '@track/microtrack'
import { isLasting, isSessionNeeded } from '../../lib/problem'
import { problemWords } from '../../lib/problem-words'

/** What somebody did on notes from this page, as the screen shows it. */
export interface ActsHere {
  /** On their way, in the order they were done. */
  readonly waiting: readonly Act[]
  /** Kept by the server since this page was opened. */
  readonly kept: readonly Act[]
  /** Those that the server will not keep, and why; until somebody has read it. */
  readonly refused: readonly { readonly act: NewAct; readonly message: string }[]
  /** Is the server out of reach, so that `waiting` is on this page alone? */
  readonly isHeldUp: boolean
}

/** Sends acts one parcel after the other, and the same ones again until the server has answered. */
export interface ActSender {
  readonly here: () => ActsHere
  readonly subscribe: (changed: () => void) => () => void
  readonly add: (acts: readonly NewAct[]) => void
  /** Try now rather than after the pause: the network is back, or somebody has signed in again. */
  readonly retryNow: () => void
  readonly dismiss: () => void
  /** Takes up again what waits. */
  readonly start: () => void
  /** No further tries; what is under way still arrives. */
  readonly stop: () => void
}

const AT_MOST = 200
const PAUSE = 2_000

export function createActSender({
  send,
  recordedBy,
  onSessionNeeded,
}: {
  readonly send: (acts: readonly NewAct[]) => Promise<ActsResult>
  readonly recordedBy: string
  readonly onSessionNeeded: () => void
}): ActSender {
  let here: ActsHere = { waiting: [], kept: [], refused: [], isHeldUp: false }
  let sent = new Map<string, NewAct>()
  let isSending = false
  let isStopped = false
  let timer: ReturnType<typeof setTimeout> | undefined
  const listeners = new Set<() => void>()

  const show = (change: Partial<ActsHere>) => {
    here = { ...here, ...change }
    for (const changed of listeners) changed()
  }
  const settle = (parcel: readonly NewAct[], { accepted, refused }: ActsResult) => {
    const ids = new Set(parcel.map(({ id }) => id))
    const words = new Map(refused.map(({ id, message }) => [id, message]))
    show({
      waiting: here.waiting.filter(({ id }) => !ids.has(id)),
      kept: [...here.kept, ...accepted],
      refused: [
        ...here.refused,
        ...parcel.flatMap((act) => (words.has(act.id) ? [{ act, message: words.get(act.id)! }] : [])),
      ],
      isHeldUp: false,
    })
    sent = new Map([...sent].filter(([id]) => !ids.has(id)))
  }
  const drain = async () => {
    clearTimeout(timer)
    if (isSending) return
    isSending = true
    while (sent.size > 0) {
      const parcel = [...sent.values()].slice(0, AT_MOST)
      try {
        settle(parcel, await send(parcel))
      } catch (error) {
        if (isSessionNeeded(error)) onSessionNeeded()
        else if (isLasting(error)) {
          const message = problemWords(error)
          settle(parcel, {
            accepted: [],
            refused: parcel.map(({ id }) => ({ id, code: 'request/invalid', message })),
          })
          continue
        }
        show({ isHeldUp: true })
        if (!isStopped) timer = setTimeout(() => void drain(), PAUSE)
        break
      }
    }
    isSending = false
  }

  return {
    here: () => here,
    subscribe: (changed) => {
      listeners.add(changed)
      return () => listeners.delete(changed)
    },
    add: (acts) => {
      for (const act of acts) sent.set(act.id, act)
      show({ waiting: [...here.waiting, ...acts.map((act): Act => ({ ...act, recordedAt: act.at, recordedBy }))] })
      // A network that is away is not hammered with each press.
      if (!here.isHeldUp) void drain()
    },
    retryNow: () => void drain(),
    dismiss: () => show({ refused: [] }),
    start: () => {
      isStopped = false
      void drain()
    },
    stop: () => {
      isStopped = true
      clearTimeout(timer)
    },
  }
}
