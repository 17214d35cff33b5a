import type { Address } from './address.js'
import type { Problem } from './problem.js'
import { ProblemError } from './problem-error.js'

export interface ClientOptions {
  readonly baseUrl?: string
  readonly fetch: typeof globalThis.fetch
}

/** One function for each of these addresses. What it holds is these addresses and nothing more. */
export function clientFor(
  addresses: Readonly<Record<string, Address>>,
  options: ClientOptions,
): Record<string, (request: AnyRequest) => unknown> {
  const ask = async (address: Address, request: AnyRequest): Promise<Response> => {
    const sent = bodyOf(address, request)
    const response = await options.fetch(`${options.baseUrl ?? ''}${urlOf(address, request)}`, {
      method: address.method,
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
  const call = (address: Address) => async (request: AnyRequest) => {
    const response = await ask(address, request)
    if (address.image || address.download) return await response.blob()
    return response.status === 204 ? null : await response.json()
  }
  const read = (address: Address) =>
    async function* (request: AnyRequest) {
      for await (const line of linesOf(await ask(address, request))) yield JSON.parse(line)
    }
  return Object.fromEntries(
    Object.entries(addresses).map(([name, address]) => [name, address.ndjson ? read(address) : call(address)]),
  )
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

/**
 * Where something is asked, for whoever asks by an address alone: a picture on a page, a link to download.
 *
 * @example
 * ```ts
 * import { urlOf } from '@track/api-contract'
 *
 * urlOf({ path: '/v1/schools/:schoolId' }, { params: { schoolId: 'oak' } }) // => '/v1/schools/oak'
 * ```
 */
export function urlOf(address: Pick<Address, 'path'>, request: Pick<AnyRequest, 'params' | 'query'>): string {
  const path = address.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(request.params?.[name] ?? ''))
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(request.query ?? {}))
    if (value !== undefined) query.set(name, String(value))
  return query.size > 0 ? `${path}?${query}` : path
}

function bodyOf(address: Address, request: AnyRequest): { headers?: Record<string, string>; body?: BodyInit } {
  if (address.file) return { headers: { 'content-type': 'application/octet-stream' }, body: request.file as BodyInit }
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
  const answer: unknown = await response.json().catch(() => null)
  if (isProblem(answer)) return answer
  const title = `The server answered ${response.status} ${response.statusText}`.trim()
  return { type: 'about:blank', title, status: response.status, code: 'internal' }
}

function isProblem(answer: unknown): answer is Problem {
  if (typeof answer !== 'object' || answer === null) return false
  const { title, status, code } = answer as Partial<Problem>
  return typeof title === 'string' && typeof status === 'number' && typeof code === 'string'
}
