import type { FastifyInstance, FastifyServerOptions } from 'fastify'

/**
 * What the log holds of an error: where it happened, never its message, which may quote what somebody sent. PostgreSQL's
 * code and constraint say which rule was broken without saying on whom.
 */
function describeError(error: Error & { code?: string; constraint?: string; table?: string; cause?: unknown }): object {
  return {
    type: error.name,
    code: error.code,
    constraint: error.constraint,
    table: error.table,
    at: error.stack?.split('\n').filter((line) => /^\s+at /.test(line)),
    ...(error.cause instanceof Error && { cause: describeError(error.cause) }),
  }
}

export function logOptions(options: {
  logLevel?: string
  logStream?: { write(line: string): void }
}): NonNullable<FastifyServerOptions['logger']> {
  return {
    level: options.logLevel ?? 'warn',
    serializers: { err: describeError as never, req: () => undefined as never, res: () => undefined as never },
    hooks: {
      // Without words of its own, a line would take those of the error.
      logMethod([first, message, ...rest], log) {
        const isError = first instanceof Error
        const object = isError ? { err: first } : first
        log.apply(this, [object, message ?? (hasError(object) ? 'an error' : undefined), ...rest] as never)
      },
    },
    ...(options.logStream && { stream: options.logStream }),
  }
}

function hasError(object: unknown): boolean {
  return typeof object === 'object' && object !== null && 'err' in object
}

/** One line a request: the route's pattern rather than its address, since an address can name a pupil or hold a search. */
export function addRequestLog(app: FastifyInstance): void {
  app.addHook('onResponse', async (request, reply) => {
    request.log.info(
      {
        method: request.method,
        route: request.routeOptions.url ?? null,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
      },
      'request',
    )
  })
}
