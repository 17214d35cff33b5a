import { useQueryClient } from '@tanstack/react-query'
import type { Session } from '@track/api-contract'
import { sessionQueryOptions } from './read-session'

/** Begins as whoever has just been signed in by a link, with nothing left of who was here before. */
export function useEnterAs(): (session: Session) => void {
  const queryClient = useQueryClient()
  return (session) => {
    queryClient.clear()
    queryClient.setQueryData(sessionQueryOptions().queryKey, session)
  }
}
