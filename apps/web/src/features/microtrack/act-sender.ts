import type { ActsResult } from '@track/api-contract'
import type { Act, NewAct } from '@track/microtrack'
import { createParcelSender, type ParcelSender } from '../../lib/parcel-sender'

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

/** A `ParcelSender` of acts that remembers what became of them. */
export interface ActSender extends Omit<ParcelSender<NewAct>, 'here'> {
  readonly here: () => ActsHere
  readonly dismiss: () => void
}

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
  const listeners = new Set<() => void>()
  const show = (change: Partial<ActsHere>) => {
    here = { ...here, ...change }
    for (const changed of listeners) changed()
  }
  const parcels = createParcelSender<NewAct, Act>({
    send,
    // Shown together with what leaves `waiting`, so that no act is on the screen twice.
    onAccepted: (acts) => {
      here = { ...here, kept: [...here.kept, ...acts] }
    },
    onRefused: (some) =>
      show({ refused: [...here.refused, ...some.map(({ item, message }) => ({ act: item, message }))] }),
    onSessionNeeded,
  })
  parcels.subscribe(() => {
    const { waiting, isHeldUp } = parcels.here()
    show({ waiting: waiting.map((act): Act => ({ ...act, recordedAt: act.at, recordedBy })), isHeldUp })
  })
  return {
    ...parcels,
    here: () => here,
    subscribe: (changed) => {
      listeners.add(changed)
      return () => listeners.delete(changed)
    },
    dismiss: () => show({ refused: [] }),
  }
}
