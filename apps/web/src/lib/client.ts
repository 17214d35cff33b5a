import { createClient } from '@track/api-contract'
import { OfflineError } from './offline-error'

/** The API this app was served from. `fetch` is looked up at each call, so a test may stand in for it. */
export const api = createClient({
  fetch: (input, init) =>
    globalThis.fetch(input, init).catch((error: unknown) => {
      throw error instanceof TypeError ? new OfflineError(error) : error
    }),
})
