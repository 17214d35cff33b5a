import { QueryCache, QueryClient } from '@tanstack/react-query'
import { answerFromDevice } from './offline/device-copies'
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
      queries: {
        staleTime: 30_000,
        retry: (failures, error) => failures < 2 && !isLasting(error),
        // A browser that says it is offline may be wrong, and this device may have the answer.
        networkMode: 'offlineFirst',
        persister: answerFromDevice,
      },
      // What cannot be sent fails at once and says so, rather than wait out of sight.
      mutations: { networkMode: 'always' },
    },
  })
}
