import { type ClientOptions, clientFor } from './client-for.js'
import type { TrackClient } from './client-types.js'
import { PUPIL_ADDRESSES } from './pupil-addresses.js'

/** What a pupil's device may ask, and nothing else. */
export type PupilClient = Pick<TrackClient, keyof typeof PUPIL_ADDRESSES>

/**
 * A client for a pupil's own device: it carries neither a schema nor where anything else is asked.
 *
 * Throws `ProblemError` when the API says no, and whatever `fetch` throws when it cannot be reached.
 *
 * @example
 * ```ts no-run
 * const track = createPupilClient({ fetch })
 * const { pupils } = await track.openDoor({ body: { classCode: 'OAK-7K4-M9T-QXR' } })
 * ```
 */
export function createPupilClient(options: ClientOptions): PupilClient {
  return clientFor(PUPIL_ADDRESSES, options) as unknown as PupilClient
}
