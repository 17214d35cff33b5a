import { Readable } from 'node:stream'
import { routes } from '@track/api-contract'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type pg from 'pg'
import { withSchool } from '../../database/transaction.js'
import { endpoint } from '../../endpoint.js'
import { fromCursor, toCursor } from './cursor.js'
import { listEntriesAfter } from './markbook-repository.js'

const AT_ONCE = 1000

/** The log from a cursor to its end, for whoever keeps a copy: a line of JSON for each entry, each with its own cursor. */
export async function entryStreamRoutes(instance: FastifyInstance, { pool }: { pool: pg.Pool }): Promise<void> {
  const app = instance.withTypeProvider<ZodTypeProvider>()

  app.route({
    ...endpoint(routes.streamEntries),
    handler: async ({ params: { schoolId }, query: { since } }, reply) => {
      // The first lines are read before the answer begins: what fails by then is a problem document, not half a stream.
      const from = fromCursor(since)
      const first = await readLines(pool, schoolId, from)
      const stream = Readable.from(linesFrom(pool, schoolId, first), { objectMode: false })
      return reply.type('application/x-ndjson').send(stream as never)
    },
  })
}

interface Lines {
  readonly text: string
  /** Where the next begin; undefined at the log's end. */
  readonly next: number | undefined
}

async function* linesFrom(pool: pg.Pool, schoolId: string, first: Lines): AsyncGenerator<string> {
  let lines = first
  if (lines.text !== '') yield lines.text
  while (lines.next !== undefined) {
    lines = await readLines(pool, schoolId, lines.next)
    if (lines.text !== '') yield lines.text
  }
}

/** Each portion is a transaction of its own: a slow reader holds no connection and no old view of the database. */
async function readLines(pool: pg.Pool, schoolId: string, seq: number): Promise<Lines> {
  const rows = await withSchool(pool, schoolId, (tx) => listEntriesAfter(tx, { seq, limit: AT_ONCE }))
  const text = rows.entries
    .map((entry, at) => `${JSON.stringify({ ...entry, cursor: toCursor(rows.seqs[at]!) })}\n`)
    .join('')
  return { text, next: rows.entries.length === AT_ONCE ? rows.last : undefined }
}
