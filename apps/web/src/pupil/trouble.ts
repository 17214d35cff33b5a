import { ProblemError } from '@track/api-contract'
import type { Sentence } from './words/sentences'

/** Did the server say no (with this status), rather than not answering at all? */
export function isProblem(error: unknown, status?: number): error is ProblemError {
  return error instanceof ProblemError && (status === undefined || error.problem.status === status)
}

/** Will the server never take this as it is, however often it is sent? */
export function isUnreadable(error: unknown): boolean {
  return [400, 413, 422].some((status) => isProblem(error, status))
}

/** What to say to a pupil who did not get in. */
export function troubleOf(error: unknown): Sentence {
  if (!isProblem(error)) return 'unreachable'
  return OF_CODE[error.problem.code] ?? 'trouble'
}

const OF_CODE: Readonly<Record<string, Sentence>> = {
  'pupil-session/unknown-code': 'unknownCode',
  'request/invalid': 'unknownCode',
  'pupil-session/refused': 'refused',
  'pupil-session/blocked': 'blocked',
  'pupil-session/needs-tls': 'needsTls',
}
