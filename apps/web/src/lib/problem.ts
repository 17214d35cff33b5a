import { ProblemError } from '@track/api-contract'
import { OfflineError } from './offline-error'

/** Did the request not get through? Every other error is an answer of the server, or a slip of ours. */
export function isOffline(error: unknown): boolean {
  return error instanceof OfflineError
}

/** Was the answer that nobody is signed in (any more)? */
export function isSessionNeeded(error: unknown): boolean {
  return error instanceof ProblemError && error.problem.code === 'session/needed'
}

/** Was the answer that somebody else changed the thing first, so that the version named by `If-Match` is gone? */
export function isChangedMeanwhile(error: unknown): boolean {
  return error instanceof ProblemError && error.problem.code === 'request/changed-meanwhile'
}

/** Was the answer that there is nothing there, or nothing for whoever asks (any more)? */
export function isGone(error: unknown): boolean {
  return error instanceof ProblemError && error.problem.status === 404
}

/** Would the same request get the same no again? Then trying again helps nobody. */
export function isLasting(error: unknown): boolean {
  if (!(error instanceof ProblemError)) return false
  const { status } = error.problem
  return status >= 400 && status < 500 && status !== 408 && status !== 429
}
