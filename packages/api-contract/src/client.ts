import type { TrackClient } from './client-types.js'
import { createPlainClient } from './plain-client.js'
import { type Route, routes } from './routes.js'

/**
 * A client for the whole API: one typed function per route, answers checked against their schemas. What the API answers
 * line by line is read with `for await`.
 *
 * Throws `ProblemError` when the API says no, and whatever `fetch` throws when it cannot be reached.
 *
 * @example
 * ```ts no-run
 * const track = createClient({ baseUrl: 'https://track.example.sch.uk', fetch })
 * const { schools } = await track.readSession({})
 * ```
 */
export function createClient(options: { baseUrl?: string; fetch: typeof globalThis.fetch }): TrackClient {
  const plain = createPlainClient(options) as unknown as Record<string, (request: object) => unknown>
  const checked = (name: string, { response, ndjson, image, download }: Route) => {
    const ask = plain[name]!
    if (image || download) return ask
    if (!ndjson) return async (request: object) => response.parse(await ask(request))
    return async function* (request: object) {
      for await (const line of ask(request) as AsyncIterable<unknown>) yield response.parse(line)
    }
  }
  return Object.fromEntries(
    Object.entries(routes).map(([name, route]) => [name, checked(name, route)]),
  ) as unknown as TrackClient
}
