import { ADDRESSES } from './addresses.js'
import { type ClientOptions, clientFor } from './client-for.js'
import type { TrackClient } from './client-types.js'

/**
 * A client for the whole API that takes its answers as they come: for a program that is served by the same API, and for which
 * every kilobyte counts. It holds no schema; everybody else is better served by `createClient`, which checks each answer.
 *
 * Throws `ProblemError` when the API says no, and whatever `fetch` throws when it cannot be reached.
 *
 * @example
 * ```ts no-run
 * const track = createPlainClient({ fetch })
 * const { schools } = await track.readSession({})
 * ```
 */
export function createPlainClient(options: ClientOptions): TrackClient {
  return clientFor(ADDRESSES, options) as unknown as TrackClient
}
