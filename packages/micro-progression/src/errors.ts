/** Every code this package throws or puts into an issue: what happened and what to do. */
export const ERROR_CODES = {} as const
