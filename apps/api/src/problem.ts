import { API_ERRORS, type ApiErrorCode, type Problem, type ProblemDetail } from '@track/api-contract'
import { TrackError } from '@track/kernel'

/**
 * Says no with a code from the table of the API: throw it anywhere in a request.
 *
 * @example
 * ```ts no-run
 * if (pupil === undefined) throw refusal('request/not-found')
 * ```
 */
export function refusal(code: ApiErrorCode, detail?: string): TrackError {
  // The table has one code without a package in front: the one that nobody throws on purpose.
  return new TrackError(
    code as 'request/invalid',
    detail ?? API_ERRORS[code].title,
    detail === undefined ? {} : { detail },
  )
}

/** The document that tells a program what went wrong, and a person what to do. */
export function problemOf(
  code: string,
  more: { detail?: string; errors?: ProblemDetail[]; status?: number; title?: string } = {},
): Problem {
  const { status, title } = isApiErrorCode(code)
    ? API_ERRORS[code]
    : { status: more.status ?? 422, title: more.title ?? code }
  return {
    type: `urn:track:problem:${code}`,
    title,
    status,
    code,
    ...(more.detail !== undefined && { detail: more.detail }),
    ...(more.errors && { errors: more.errors }),
  }
}

export function isApiErrorCode(code: string): code is ApiErrorCode {
  return Object.hasOwn(API_ERRORS, code)
}
