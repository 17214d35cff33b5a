import { useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import type { ClassMarkbook } from '@track/api-contract'
import { createContext, type ReactNode, useContext, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { api } from '../../lib/client'
import { setSessionEnded, useSessionEnded } from '../../lib/session-ended'
import { useNotices } from '../../ui/notices'
import { classMarkbookQueryKey } from './api/read-class-markbook'
import type { EntryQueue, QueuedEntry } from './entry-queue'
import { createEntrySender, type EntrySender } from './entry-sender'
import { withAccepted } from './with-entries'

const SenderContext = createContext<EntrySender | null>(null)

/** Stands above every page of one school, so that marks go on being sent while the teacher turns the page. */
export function EntriesProvider({ schoolId, children }: { readonly schoolId: string; readonly children: ReactNode }) {
  const { t } = useLingui()
  const notices = useNotices()
  const queryClient = useQueryClient()
  const sessionEnded = useSessionEnded()
  const tellConcurrent = useRef(() => {})
  useEffect(() => {
    tellConcurrent.current = () =>
      notices.show({ text: t`Somebody else marked there at the same time. Both marks are kept in the cell’s history.` })
  })

  const [sender] = useState(() =>
    createEntrySender({
      send: (parcel) => api.writeEntries({ params: { schoolId }, body: bodyOf(parcel) }),
      onAccepted: (parcel, result) => {
        queryClient.setQueriesData(
          { queryKey: classMarkbookQueryKey(schoolId) },
          (markbook: ClassMarkbook | undefined) => markbook && withAccepted(markbook, { parcel, result }),
        )
        // What is counted from marks is out of date: reports, and a pupil's judgements behind them.
        void queryClient.invalidateQueries({ queryKey: ['reports', schoolId] })
        void queryClient.invalidateQueries({ queryKey: ['markbook', schoolId, 'pupil'] })
        if (result.accepted.some(({ concurrentWith }) => concurrentWith !== null)) tellConcurrent.current()
      },
      onSessionNeeded: () => setSessionEnded(true),
    }),
  )

  useEffect(() => {
    if (!sessionEnded) sender.retryNow()
  }, [sessionEnded, sender])
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (sender.queue().unsent.length > 0) event.preventDefault()
    }
    window.addEventListener('online', sender.retryNow)
    window.addEventListener('beforeunload', warn)
    return () => {
      window.removeEventListener('online', sender.retryNow)
      window.removeEventListener('beforeunload', warn)
    }
  }, [sender])

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

/** The whole queue, for the one small place that shows how saving goes. */
export function useEntryQueue(): EntryQueue {
  const sender = useEntrySender()
  return useSyncExternalStore(sender.subscribe, sender.queue)
}

function bodyOf(parcel: readonly QueuedEntry[]) {
  return { entries: parcel.map(({ entry }) => entry), classId: parcel[0]!.classId }
}
