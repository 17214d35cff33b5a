/**
 * Every way the API can say no: the code is stable, the status is HTTP's, the title says what happened and what to do.
 *
 * `docs/errors.md` lists the same codes for people; a test compares the two.
 */
export const API_ERRORS = {
  'request/invalid': { status: 400, title: 'Some of what was sent is not right: each field is named with its fix' },
  'request/malformed': { status: 400, title: 'The body is not JSON: check the brackets and quotes' },
  'request/not-found': { status: 404, title: 'There is nothing here, or not for you' },
  'request/too-large': { status: 413, title: 'Too much at once: send it in smaller parts' },
  'request/wrong-media-type': { status: 415, title: 'Send application/json, or text/csv where a file is asked for' },
  'request/cross-site': { status: 403, title: 'This came from another site and was not carried out' },
  'request/too-many': { status: 429, title: 'Too many tries: wait the time that Retry-After says' },
  'request/conflict': {
    status: 409,
    title: 'Something of this name is there already: choose another, or change that one',
  },
  'session/needed': { status: 401, title: 'Sign in first' },
  'session/refused': { status: 401, title: 'This e-mail address and password do not go together' },
  'school/not-allowed': { status: 403, title: 'Your role in this school does not include this' },
  'import/unreadable': {
    status: 422,
    title: 'The file could not be read as a table: the detail says why and what to do',
  },
  'database/unavailable': {
    status: 503,
    title: 'The database is away for the moment: nothing was lost, try again shortly',
  },
  internal: { status: 500, title: 'Something went wrong on our side; nothing was half-written' },
} as const satisfies Record<string, { status: number; title: string }>

export type ApiErrorCode = keyof typeof API_ERRORS

/** Why a line of the log was refused, beside the reasons that `@track/markbook` and `@track/descriptors` give. */
export const ENTRY_REFUSALS = {
  'entry/unknown-pupil': 'No pupil of this school has this id; reload the class and try again.',
  'entry/unknown-objective': 'No objective of this school has this id; reload the markbook and try again.',
  'entry/unknown-measure': 'No measure of this school has this id; reload the markbook and try again.',
  'entry/unknown-depth': "This is not a code of the objective's depth scale; send the id of one of its codes.",
} as const
