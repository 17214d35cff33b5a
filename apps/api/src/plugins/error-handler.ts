import type { Socket } from 'node:net'
import type { ProblemDetail } from '@track/api-contract'
import { isTrackError } from '@track/kernel'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { sqlState } from '../database/sql-state.js'
import { isApiErrorCode, problemOf } from '../problem.js'
import { securityHeaders } from './security-headers.js'
import { type Unkept, unkeptIn } from './unkept.js'

/**
 * Turns whatever was thrown into one problem document. What a person can mend is said in full; what they cannot is logged
 * without its message, which may quote what was sent, and told only as `internal`.
 */
export function addErrorHandler(app: FastifyInstance): void {
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    const problem = problemFor(error, request)
    if (problem.status >= 500) request.log.error({ err: error }, problem.code)
    else logRefusal(request, problem)
    const saysWhen = reply.hasHeader('retry-after')
    if (!saysWhen && (problem.status === 503 || problem.status === 429)) reply.header('retry-after', '5')
    return reply.code(problem.status).type('application/problem+json').send(JSON.stringify(problem))
  })
}

/** Answers an address that no route could be looked up for, such as `/%ff`: nothing is there. */
export function refuseBadUrl(_: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  const problem = problemOf('request/not-found')
  reply
    .code(problem.status)
    .headers(securityHeaders(request))
    .type('application/problem+json')
    .send(JSON.stringify(problem))
}

/** Answers what is not HTTP, or too slow or too large a head of it, and hangs up: there is no request to speak of. */
export function hangUp({ code }: NodeJS.ErrnoException, socket: Socket): void {
  if (code === 'ECONNRESET' || socket.destroyed) return
  const status =
    code === 'ERR_HTTP_REQUEST_TIMEOUT'
      ? '408 Request Timeout'
      : code === 'HPE_HEADER_OVERFLOW'
        ? '431 Request Header Fields Too Large'
        : '400 Bad Request'
  if (socket.writable) socket.write(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
  socket.destroy()
}

/** What an operator should see: somebody was refused. A moment, a rule and ids; never an address or a name. */
const WATCHED: ReadonlySet<string> = new Set([
  'session/refused',
  'school/not-allowed',
  'request/cross-site',
  'request/too-many',
  'pupil-session/refused',
  'pupil-session/blocked',
])

function logRefusal(request: FastifyRequest, { code }: { code: string }): void {
  const { url } = request.routeOptions
  // Signed in, and looking into a school that is not theirs: told that nothing is there.
  const isOutsider = code === 'request/not-found' && url?.includes('/:schoolId') && request.account && !request.role
  if (!isOutsider && !WATCHED.has(code)) return
  request.log.warn(
    {
      event: isOutsider ? 'outsider' : code,
      method: request.method,
      route: url ?? null,
      ...(request.account && { accountId: request.account.id }),
    },
    'refused',
  )
}

function problemFor(error: FastifyError, request: FastifyRequest) {
  if (isTrackError(error)) {
    // A code of the API has its own words; a package's message is written for the developer who calls it.
    const detail = isApiErrorCode(error.code) ? error.details.detail : error.message
    return problemOf(error.code, { ...(typeof detail === 'string' && { detail }), title: error.message })
  }
  if (error.validation) return problemOf('request/invalid', { errors: detailsOf(error) })
  const code = FASTIFY_CODES[error.code]
  if (code) return problemOf(code)
  // An id that is no UUID, a text with a NUL, a day of the year 0: JSON can say them, PostgreSQL cannot keep them.
  if (sqlState(error)?.startsWith('22')) {
    const unkept = unkeptIn(request, error)
    const detail = 'An id, text, number or day is one that cannot be kept.'
    return problemOf('request/invalid', unkept ? { errors: detailsOf(unkept) } : { detail })
  }
  if (isDatabaseAway(error)) return problemOf('database/unavailable')
  if (error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500)
    return problemOf('request/malformed')
  return problemOf('internal')
}

const FASTIFY_CODES: Readonly<Record<string, string>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'request/too-large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'request/wrong-media-type',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'request/malformed',
  FST_ERR_CTP_INVALID_JSON_BODY: 'request/malformed',
}

function detailsOf({
  validation = [],
  validationContext,
}: Pick<FastifyError, 'validation' | 'validationContext'> | Unkept): ProblemDetail[] {
  return validation.map(({ instancePath, keyword, message }) => {
    const path = instancePath.split('/').slice(1)
    const row = path.find((part) => /^\d+$/.test(part))
    return {
      ...(validationContext === 'body' && { pointer: instancePath === '/' ? '' : instancePath }),
      ...(row !== undefined && { row: Number(row) + 1 }),
      ...(path.at(-1) && { field: path.at(-1)! }),
      code: keyword,
      detail: message ?? 'This is not right',
    }
  })
}

/** The server cannot be reached, is starting or stopping, is too slow, has no connection left, or has a full or broken disk. */
function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const { code = '', message, cause } = error as NodeJS.ErrnoException
  if (/^(08...|53...|57014|57P0[1-5]|55P03|58...|ECONNREFUSED|ECONNRESET|ENOENT|EPIPE|ETIMEDOUT)$/.test(code))
    return true
  if (/timeout exceeded when trying to connect|Connection terminated|Query read timeout|is not queryable/.test(message))
    return true
  // Drizzle wraps what the database said.
  return isDatabaseAway(cause)
}
