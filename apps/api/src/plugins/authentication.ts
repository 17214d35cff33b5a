import { mayDo, type Permission, type Role } from '@track/api-contract'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type pg from 'pg'
import { isUuid } from '../database/transaction.js'
import { sessionFinder } from '../features/session/find-session.js'
import { refusal } from '../problem.js'
import { hashToken } from '../secrets/token.js'

/** Who is asking. */
export interface Account {
  readonly id: string
  readonly name: string
  readonly email: string
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Set on every route of `/v1` that is not public. */
    account: Account
    /** Set on every route of one school. */
    role: Role
  }
  interface FastifyContextConfig {
    /** Answers without anybody signed in. */
    public?: true
    /** What whoever asks must be allowed to do in the school. */
    permission?: Permission
  }
}

/**
 * Finds out who asks, before anything they sent is read. Closed unless opened: a route of `/v1` needs somebody signed in
 * unless its `config` says `public`, and a route with `:schoolId` needs them to belong to that school, with a role that has
 * the route's permission. To anybody else the school is not there: the answer is the same as for one that does not exist.
 */
export function addAuthentication(app: FastifyInstance, { pool }: { pool: pg.Pool }): void {
  const findSession = sessionFinder(pool)
  app.decorateRequest('account', null as unknown as Account)
  app.decorateRequest('role', null as unknown as Role)
  app.addHook('onRequest', async (request) => {
    const { url, config } = request.routeOptions
    if (url === undefined || !url.startsWith('/v1/') || config.public) return
    const token = sessionToken(request)
    if (token === undefined) throw refusal('session/needed')
    const schoolId = schoolIdOf(request)
    const session = await findSession({ tokenHash: hashToken(token), schoolId })
    if (session === undefined) throw refusal('session/needed')
    request.account = session.account
    if (!url.includes('/:schoolId')) return
    if (session.role === null) throw refusal('request/not-found')
    request.role = session.role
    if (config.permission === undefined || !mayDo(session.role, config.permission)) throw refusal('school/not-allowed')
  })
}

/** The token that this browser holds, if any. */
export function sessionToken(request: FastifyRequest): string | undefined {
  return request.cookies[cookieName(request)]
}

export function setSessionCookie(request: FastifyRequest, reply: FastifyReply, token: string): void {
  reply.setCookie(cookieName(request), token, cookieOptions(request))
}

export function clearSessionCookie(request: FastifyRequest, reply: FastifyReply): void {
  reply.clearCookie(cookieName(request), cookieOptions(request))
}

/** A browser keeps `__Host-` cookies to TLS and to this one host; on a laptop without TLS it would refuse them. */
function cookieName({ protocol }: FastifyRequest): string {
  return protocol === 'https' ? '__Host-track_session' : 'track_session'
}

function cookieOptions({ protocol }: FastifyRequest) {
  return { httpOnly: true, secure: protocol === 'https', sameSite: 'lax', path: '/' } as const
}

function schoolIdOf({ params }: FastifyRequest): string | null {
  const { schoolId } = params as { schoolId?: string }
  return schoolId !== undefined && isUuid(schoolId) ? schoolId : null
}
