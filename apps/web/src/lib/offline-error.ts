/** The request or its answer did not get through: `fetch` says so with a `TypeError`, which any slip in code is as well. */
export class OfflineError extends Error {
  constructor(cause: unknown) {
    super('Track cannot be reached', { cause })
    this.name = 'OfflineError'
  }
}
