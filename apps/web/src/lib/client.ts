import { createClient } from '@track/api-contract'

/** The API this app was served from. `fetch` is looked up at each call, so a test may stand in for it. */
export const api = createClient({ fetch: (input, init) => globalThis.fetch(input, init) })
