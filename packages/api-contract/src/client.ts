import type { z } from 'zod'
import { Problem } from './problem.js'
import { type Route, type RouteName, routes } from './routes.js'

type Part<R, K extends string> = R extends { readonly [P in K]: infer S extends z.ZodType } ? z.input<S> : never
type Request<R extends Route> = ([Part<R, 'params'>] extends [never]
  ? unknown
  : { readonly params: Part<R, 'params'> }) &
  ([Part<R, 'query'>] extends [never]
    ? unknown
    : Record<string, never> extends Part<R, 'query'>
      ? { readonly query?: Part<R, 'query'> }
      : { readonly query: Part<R, 'query'> }) &
  ([Part<R, 'body'>] extends [never] ? unknown : { readonly body: Part<R, 'body'> }) &
  (R extends { readonly file: true } ? { readonly file: Uint8Array | Blob } : unknown) &
  (R extends { readonly ifMatch: true }
    ? {
        /** The `etag` of what was read, or `*` to change whatever stands there now. */
        readonly ifMatch: string
      }
    : unknown) & {
    readonly signal?: AbortSignal
  }

/** The API said no: `problem.code` is stable, `problem.title` can be shown to a person. */
export class ProblemError extends Error {
  readonly problem: Problem
  constructor(problem: Problem) {
    super(problem.title)
    this.name = 'ProblemError'
    this.problem = problem
  }
}

/** One function per route of the API, typed by its schemas. */
export type TrackClient = {
  readonly [N in RouteName]: (request: Request<(typeof routes)[N]>) => Promise<z.output<(typeof routes)[N]['response']>>
}

/**
 * A client for the whole API: one typed function per route, answers checked against their schemas.
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
  const call = (route: Route) => async (request: AnyRequest) => {
    const sent = bodyOf(route, request)
    const response = await options.fetch(`${options.baseUrl ?? ''}${urlOf(route, request)}`, {
      method: route.method,
      credentials: 'same-origin',
      ...sent,
      headers: {
        ...sent.headers,
        ...(request.ifMatch && { 'if-match': request.ifMatch === '*' ? '*' : `"${request.ifMatch}"` }),
      },
      ...(request.signal && { signal: request.signal }),
    })
    if (!response.ok) throw new ProblemError(await problemOf(response))
    return route.response.parse(response.status === 204 ? null : await response.json())
  }
  return Object.fromEntries(
    Object.entries(routes).map(([name, route]) => [name, call(route)]),
  ) as unknown as TrackClient
}

interface AnyRequest {
  readonly params?: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, unknown>>
  readonly body?: unknown
  readonly file?: Uint8Array | Blob
  /** The `etag` of what was read, or `*` to change whatever stands there now. */
  readonly ifMatch?: string
  readonly signal?: AbortSignal
}

function urlOf(route: Route, request: AnyRequest): string {
  const path = route.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(request.params?.[name] ?? ''))
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(request.query ?? {}))
    if (value !== undefined) query.set(name, String(value))
  return query.size > 0 ? `${path}?${query}` : path
}

function bodyOf(route: Route, request: AnyRequest): { headers?: Record<string, string>; body?: BodyInit } {
  if (route.file) return { headers: { 'content-type': 'text/csv' }, body: request.file as BodyInit }
  if (request.body === undefined) return {}
  return { headers: { 'content-type': 'application/json' }, body: JSON.stringify(request.body) }
}

/** A proxy in between may answer in its own words: what is not a problem document becomes one. */
async function problemOf(response: Response): Promise<Problem> {
  const parsed = Problem.safeParse(await response.json().catch(() => null))
  if (parsed.success) return parsed.data
  const title = `The server answered ${response.status} ${response.statusText}`.trim()
  return { type: 'about:blank', title, status: response.status, code: 'internal' }
}
