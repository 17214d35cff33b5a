import type { FastifyInstance } from 'fastify'
import type pg from 'pg'
import { isMigrated } from '../database/migrate.js'

/**
 * `/healthz`: this process lives (it never asks the database). `/readyz`: it can serve: the database answers within a
 * second with this version's tables, and nobody has asked the process to stop.
 */
export function addHealth(app: FastifyInstance, { pool }: { pool: pg.Pool }): void {
  let stopping = false
  app.addHook('preClose', async () => {
    stopping = true
  })
  app.get('/healthz', async () => ({ status: 'ok' }))
  app.get('/readyz', async (_, reply) => {
    const reason = stopping ? 'stopping' : await withinASecond(databaseState(pool))
    if (reason === 'ready') return { status: 'ok' }
    return reply.code(503).header('retry-after', '5').send({ status: reason })
  })
}

function databaseState(pool: pg.Pool): Promise<string> {
  return isMigrated(pool).then(
    (migrated) => (migrated ? 'ready' : 'database not migrated'),
    () => 'database away',
  )
}

async function withinASecond(answer: Promise<string>): Promise<string> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<string>((resolve) => {
    timer = setTimeout(resolve, 1000, 'database slow')
  })
  return Promise.race([answer, late]).finally(() => clearTimeout(timer))
}
