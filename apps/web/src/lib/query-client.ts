import { QueryCache, QueryClient } from '@tanstack/react-query'
import { isLasting, isSessionNeeded } from './problem'

/** `onSessionNeeded` hears when the session has ended under a page that is open. */
export function createQueryClient({ onSessionNeeded }: { readonly onSessionNeeded: () => void }): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({
      onError: (error, query) => {
        if (isSessionNeeded(error) && query.state.data !== undefined) onSessionNeeded()
      },
    }),
    defaultOptions: {
      queries: { staleTime: 30_000, retry: (failures, error) => failures < 2 && !isLasting(error) },
    },
  })
}
