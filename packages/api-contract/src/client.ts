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
  readonly [N in RouteName]: (request: Request<(typeof routes)[N]>) => Answer<(typeof routes)[N]>
}

type Answer<R extends Route> = R extends { readonly ndjson: true }
  ? AsyncIterable<z.output<R['response']>>
  : Promise<z.output<R['response']>>

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
  const ask = async (route: Route, request: AnyRequest): Promise<Response> => {
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
    return response
  }
  const call = (route: Route) => async (request: AnyRequest) => {
    const response = await ask(route, request)
    return route.response.parse(response.status === 204 ? null : await response.json())
  }
  const read = (route: Route) =>
    async function* (request: AnyRequest) {
      for await (const line of linesOf(await ask(route, request))) yield route.response.parse(JSON.parse(line))
    }
  return Object.fromEntries(
    Object.entries(routes).map(([name, route]: [string, Route]) => [name, route.ndjson ? read(route) : call(route)]),
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

async function* linesOf({ body }: Response): AsyncGenerator<string> {
  if (!body) return
  const decoder = new TextDecoder()
  const reader = body.getReader()
  let rest = ''
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      const lines = (rest + decoder.decode(part.value, { stream: true })).split('\n')
      rest = lines.pop()!
      yield* lines
    }
    if (rest !== '') yield rest
  } finally {
    // Whoever stops early wants no more of it.
    await reader.cancel()
  }
}

/** A proxy in between may answer in its own words: what is not a problem document becomes one. */
async function problemOf(response: Response): Promise<Problem> {
  const parsed = Problem.safeParse(await response.json().catch(() => null))
  if (parsed.success) return parsed.data
  const title = `The server answered ${response.status} ${response.statusText}`.trim()
  return { type: 'about:blank', title, status: response.status, code: 'internal' }
}
