import { mayDo, type Permission, type Role } from '@track/api-contract'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type pg from 'pg'
import { isUuid } from '../database/transaction.js'
import { pupilSessionFinder } from '../features/pupil-session/find-pupil-session.js'
import { sessionFinder } from '../features/session/find-session.js'
import { refusal } from '../problem.js'
import { hashToken } from '../secrets/token.js'

/** Who is asking. */
export interface Account {
  readonly id: string
  readonly name: string
  readonly email: string
}

/** Which pupil is asking. */
export interface AskingPupil {
  readonly schoolId: string
  readonly pupilId: string
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Set on every route of `/v1` that is neither public nor a pupil's. */
    account: Account
    /** Set on every route of one school. */
    role: Role
    /** Set on every route that is a pupil's own. */
    pupil: AskingPupil
  }
  interface FastifyContextConfig {
    /** Answers without anybody signed in. */
    public?: true
    /** Answers a pupil who is signed in, and nobody else. */
    pupil?: true
    /** What whoever asks must be allowed to do in the school. */
    permission?: Permission
  }
}

/**
 * Finds out who asks, before anything they sent is read. Closed unless opened: a route of `/v1` needs somebody signed in
 * unless its `config` says `public`, and a route with `:schoolId` needs them to belong to that school, with a role that has
 * the route's permission. To anybody else the school is not there: the answer is the same as for one that does not exist.
 *
 * A pupil's routes need a pupil: who works at the school has a cookie of another name, and neither opens what is the other's.
 */
export function addAuthentication(app: FastifyInstance, { pool }: { pool: pg.Pool }): void {
  const findSession = sessionFinder(pool)
  const findPupilSession = pupilSessionFinder(pool)
  app.decorateRequest('account', null as unknown as Account)
  app.decorateRequest('role', null as unknown as Role)
  app.decorateRequest('pupil', null as unknown as AskingPupil)
  app.addHook('onRequest', async (request) => {
    const { url, config } = request.routeOptions
    if (url === undefined || !url.startsWith('/v1/') || config.public) return
    if (config.pupil) {
      const pupil = await findPupilSession(pupilToken(request))
      if (pupil === undefined) throw refusal('pupil-session/needed')
      request.pupil = pupil
      return
    }
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
  return request.cookies[cookieName(request, 'session')]
}

export function setSessionCookie(request: FastifyRequest, reply: FastifyReply, token: string): void {
  reply.setCookie(cookieName(request, 'session'), token, cookieOptions(request, 'lax'))
}

export function clearSessionCookie(request: FastifyRequest, reply: FastifyReply): void {
  reply.clearCookie(cookieName(request, 'session'), cookieOptions(request, 'lax'))
}

/** The token of the pupil who is signed in on this device, if any: it may be that of a teacher as well. */
export function pupilToken(request: FastifyRequest): string | undefined {
  return request.cookies[cookieName(request, 'pupil')]
}

export function setPupilCookie(request: FastifyRequest, reply: FastifyReply, token: string): void {
  reply.setCookie(cookieName(request, 'pupil'), token, cookieOptions(request, 'strict'))
}

export function clearPupilCookie(request: FastifyRequest, reply: FastifyReply): void {
  reply.clearCookie(cookieName(request, 'pupil'), cookieOptions(request, 'strict'))
}

/** A browser keeps `__Host-` cookies to TLS and to this one host; on a laptop without TLS it would refuse them. */
function cookieName({ protocol }: FastifyRequest, whose: 'session' | 'pupil'): string {
  return protocol === 'https' ? `__Host-track_${whose}` : `track_${whose}`
}

function cookieOptions({ protocol }: FastifyRequest, sameSite: 'lax' | 'strict') {
  return { httpOnly: true, secure: protocol === 'https', sameSite, path: '/' } as const
}

function schoolIdOf({ params }: FastifyRequest): string | null {
  const { schoolId } = params as { schoolId?: string }
  return schoolId !== undefined && isUuid(schoolId) ? schoolId : null
}
