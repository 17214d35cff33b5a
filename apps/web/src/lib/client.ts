import { createPlainClient } from '@track/api-contract'
import { tellOfSignOut } from './offline/owed-sign-out'
import { OfflineError } from './offline-error'

/**
 * The API this app was served from; its answers are taken as they come. `fetch` is looked up at each call, so a test may stand in for it.
 *
 * Who signed out while the server could not be reached is signed out there before anything else is asked.
 */
export const api = createPlainClient({
  fetch: async (input, init) => {
    try {
      await tellOfSignOut()
      return await globalThis.fetch(input, init)
    } catch (error) {
      throw error instanceof TypeError ? new OfflineError(error) : error
    }
  },
})
