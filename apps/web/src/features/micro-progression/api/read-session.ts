import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query'
import type { OrderingSession } from '@track/api-contract'
import type { Entry } from '@track/micro-progression'
import { api } from '../../../lib/client'

const EVERY = 2_000

/** An ordering session with its whole log. What pupils wrote is in it, so it is kept in memory alone. */
export const orderingSessionQueryOptions = (schoolId: string, sessionId: string) =>
  queryOptions({
    queryKey: ['micro-progression', schoolId, 'session', sessionId],
    queryFn: ({ signal }) => api.readOrderingSession({ params: { schoolId, sessionId }, signal }),
  })

/** While a session is on the screen, takes in what anybody writes into it within two seconds or so; also when the page is looked at again. */
export function useLiveSession(schoolId: string, sessionId: string): { readonly isOutOfReach: boolean } {
  const queryClient = useQueryClient()
  const { queryKey } = orderingSessionQueryOptions(schoolId, sessionId)
  const { isError } = useQuery({
    queryKey: [...queryKey, 'entries'],
    queryFn: async ({ signal }) => {
      const since = queryClient.getQueryData(queryKey)?.cursor
      if (since === undefined) return null
      const { log, judges, cursor } = await api.listSessionEntries({
        params: { schoolId, sessionId },
        query: { since },
        signal,
      })
      if (cursor !== since)
        queryClient.setQueryData(queryKey, (kept: OrderingSession | undefined) => {
          if (kept === undefined) return kept
          const names = new Map([...kept.judges, ...judges].map((judge) => [judge.accountId, judge]))
          return { ...withEntries(kept, log), judges: [...names.values()], cursor }
        })
      return cursor
    },
    retry: false,
    staleTime: 0,
    gcTime: 0,
    refetchInterval: EVERY,
    refetchOnWindowFocus: 'always',
  })
  return { isOutOfReach: isError }
}

/** The session with these entries as the server keeps them: each once, the newer copy in place of the older. */
export function withEntries(session: OrderingSession, entries: readonly Entry[]): OrderingSession {
  if (entries.length === 0) return session
  const log = new Map([...session.log, ...entries].map((entry) => [entry.id, entry]))
  return { ...session, log: [...log.values()] }
}
