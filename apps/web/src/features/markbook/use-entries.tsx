import { useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import type { ClassMarkbook } from '@track/api-contract'
import { createContext, type ReactNode, useContext, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { api } from '../../lib/client'
import { enterDevice, onLeave, openDevice } from '../../lib/offline/device'
import { tabChannel, withTabLock } from '../../lib/offline/tabs'
import { remember, remembered } from '../../lib/remembered'
import { setSessionEnded, useSessionEnded } from '../../lib/session-ended'
import { useNotices } from '../../ui/notices'
import { classMarkbookQueryKey } from './api/read-class-markbook'
import type { QueuedEntry } from './entry-queue'
import { createEntrySender, type EntryQueue, type EntrySender, type OutboxMessage } from './entry-sender'
import { createOutboxStore } from './outbox-store'
import { withAccepted } from './with-entries'

const SenderContext = createContext<EntrySender | null>(null)

/** Stands above every page of one school, so that marks go on being sent while the teacher turns the page. */
export function EntriesProvider({
  accountId,
  schoolId,
  children,
}: {
  readonly accountId: string
  readonly schoolId: string
  readonly children: ReactNode
}) {
  const { t } = useLingui()
  const notices = useNotices()
  const queryClient = useQueryClient()
  const sessionEnded = useSessionEnded()
  const tellConcurrent = useRef(() => {})
  useEffect(() => {
    tellConcurrent.current = () =>
      notices.show({ text: t`Another mark was made there at the same time. Both are kept: see “need attention”.` })
  })

  const [sender] = useState(() =>
    createEntrySender({
      store: createOutboxStore({ schoolId, openDevice: () => openDevice(accountId) }),
      send: (parcel, signal) => api.writeEntries({ params: { schoolId }, body: bodyOf(parcel), signal }),
      isSameAccount: async (mayAsk) => {
        const lastHere = remembered('account')
        if (lastHere !== null && lastHere !== accountId) return false
        return !mayAsk || (await api.readSession({})).account.id === accountId
      },
      onAccepted: async (parcel, result) => {
        queryClient.setQueriesData(
          { queryKey: classMarkbookQueryKey(schoolId) },
          (markbook: ClassMarkbook | undefined) => markbook && withAccepted(markbook, { parcel, result }),
        )
        // What is counted from marks is out of date: reports, and a pupil's judgements behind them.
        void queryClient.invalidateQueries({ queryKey: ['reports', schoolId] })
        void queryClient.invalidateQueries({ queryKey: ['markbook', schoolId, 'pupil'] })
        if (result.accepted.some(({ concurrentWith }) => concurrentWith !== null)) tellConcurrent.current()
        // The queries tell the page in a turn of their own.
        await new Promise((resolve) => setTimeout(resolve))
      },
      onSessionNeeded: () => setSessionEnded(true),
      withLock: withTabLock(`track-outbox ${accountId} ${schoolId}`),
      channel: tabChannel<OutboxMessage>(`track-outbox ${accountId} ${schoolId}`),
    }),
  )

  useEffect(() => {
    void enterDevice(accountId)
    sender.start()
    const stopListening = onLeave((elsewhere) => {
      sender.stop()
      // Signed out in another page of this browser: nothing of the school stays on this one either.
      if (elsewhere) location.assign('/sign-in')
    })
    return () => {
      stopListening()
      sender.stop()
    }
  }, [sender, accountId])
  useEffect(() => {
    if (!sessionEnded) sender.retryNow()
  }, [sessionEnded, sender])
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (sender.queue().unkept > 0) event.preventDefault()
    }
    const look = () => {
      if (document.visibilityState === 'visible') sender.retryNow()
    }
    window.addEventListener('online', sender.retryNow)
    window.addEventListener('beforeunload', warn)
    document.addEventListener('visibilitychange', look)
    return () => {
      window.removeEventListener('online', sender.retryNow)
      window.removeEventListener('beforeunload', warn)
      document.removeEventListener('visibilitychange', look)
    }
  }, [sender])
  useEffect(() => sender.subscribe(() => askToPersist(sender.queue(), accountId)), [sender, accountId])

  return <SenderContext value={sender}>{children}</SenderContext>
}

export function useEntrySender(): EntrySender {
  const sender = useContext(SenderContext)
  if (!sender) throw new Error('useEntrySender needs an EntriesProvider above it')
  return sender
}

/** What is written and not yet kept. Changes when lines are added or kept, not while they travel. */
export function useUnsentEntries(): readonly QueuedEntry[] {
  const sender = useEntrySender()
  return useSyncExternalStore(sender.subscribe, () => sender.queue().unsent)
}

/** The whole queue, for the few small places that show how saving goes. */
export function useEntryQueue(): EntryQueue {
  const sender = useEntrySender()
  return useSyncExternalStore(sender.subscribe, sender.queue)
}

/** Once a person has marks that the network does not take, the browser is asked, once, not to clear them away. */
function askToPersist({ unsent, failures }: EntryQueue, accountId: string): void {
  if (unsent.length === 0 || failures === 0 || remembered('persistence') !== null) return
  remember('persistence', accountId)
  void navigator.storage?.persist?.().catch(() => false)
}

function bodyOf(parcel: readonly QueuedEntry[]) {
  return { entries: parcel.map(({ entry }) => entry), classId: parcel[0]!.classId }
}
