import type { NewAct } from '@track/microtrack'
import { useCallback, useEffect, useState } from 'react'
import { v7 } from 'uuid'
import { api } from '../../lib/client'
import { setSessionEnded } from '../../lib/session-ended'
import { useParcelSender } from '../../lib/use-parcel-sender'
import { type ActsHere, createActSender } from './act-sender'

/** An act as a page says it: who it is about and what was done. Its id and its moment are given here, once. */
export type Deed = NewAct extends infer A ? (A extends NewAct ? Omit<A, 'id' | 'at'> : never) : never

/**
 * Records what staff do on pupils' notes: at once on the screen, and sent with the same ids until the server has answered.
 *
 * What waits is held in this page alone: show `waiting` and `isHeldUp`, and ask before the page is left (`UnsavedChanges`). What the
 * server will not keep is in `refused`, with the reason in words.
 */
export function useActs(
  schoolId: string,
  { accountId }: { readonly accountId: string },
): ActsHere & { readonly record: (deeds: readonly Deed[]) => void; readonly dismiss: () => void } {
  const [sender] = useState(() =>
    createActSender({
      send: (acts) => api.writeActs({ params: { schoolId }, body: { acts: [...acts] } }),
      recordedBy: accountId,
      onSessionNeeded: () => setSessionEnded(true),
    }),
  )
  const here = useParcelSender(sender)
  const isWaiting = here.waiting.length > 0
  useEffect(() => {
    if (!isWaiting) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', warn)
    return () => removeEventListener('beforeunload', warn)
  }, [isWaiting])

  const record = useCallback(
    (deeds: readonly Deed[]) => {
      const at = new Date().toISOString()
      sender.add(deeds.map((deed) => ({ ...deed, id: v7(), at }) as NewAct))
    },
    [sender],
  )
  return { ...here, record, dismiss: sender.dismiss }
}
