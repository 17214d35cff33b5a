import { useEffect, useSyncExternalStore } from 'react'
import type { ParcelSender } from './parcel-sender'
import { useSessionEnded } from './session-ended'

/** Keeps a sender at work while its page is open and somebody is signed in, and shows what waits in it. */
export function useParcelSender<Here>(
  sender: Pick<ParcelSender<never>, 'start' | 'stop' | 'retryNow' | 'subscribe'> & { readonly here: () => Here },
): Here {
  const isSessionEnded = useSessionEnded()
  useEffect(() => {
    if (isSessionEnded) return
    sender.start()
    addEventListener('online', sender.retryNow)
    addEventListener('focus', sender.retryNow)
    return () => {
      removeEventListener('online', sender.retryNow)
      removeEventListener('focus', sender.retryNow)
      sender.stop()
    }
  }, [sender, isSessionEnded])
  return useSyncExternalStore(sender.subscribe, sender.here)
}
