import pg from 'pg'
import { openEmbedded } from './embedded.js'
import { parsers } from './parsers.js'

export interface Database {
  readonly pool: pg.Pool
  /** Tells when a connection is lost that nobody is using: the pool replaces it, somebody may want to know. */
  onLostConnection(listener: (error: Error) => void): void
  /** Tells when an embedded database has ended by itself: nothing brings it back but a new process. */
  onEnd(listener: (error: Error | undefined) => void): void
  close(): Promise<void>
}

export interface DatabaseConfig {
  /** A PostgreSQL server, 15 or later. Without it the database is embedded, in `folder`. */
  readonly url?: string | undefined
  readonly folder: string
  /** A data directory to copy instead of running initdb on the first start. */
  readonly template?: string
}

/** Opens the school's data, wherever it is kept: everything after this sees one pool of PostgreSQL connections. */
export async function openDatabase({ url, ...embedded }: DatabaseConfig): Promise<Database> {
  const { pool, close, onEnd } = url === undefined ? await openEmbedded(embedded) : openServer(url)
  // Without a listener, a connection that the server drops would end the process: an idle one, or one lent to a
  // transaction that is not asking anything just then.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  return { pool, close, onEnd, onLostConnection: (listener) => pool.on('error', listener) }
}

function openServer(url: string): Pick<Database, 'pool' | 'close' | 'onEnd'> {
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    // Statements that wait for no answer go in one trip: a transaction begins with its first question and ends with its last.
    pipeline: true,
    types: parsers,
    connectionTimeoutMillis: 5_000,
    statement_timeout: 30_000,
    // A server that has stopped cannot even say that it took too long.
    query_timeout: 35_000,
    options: '-c timezone=UTC -c lock_timeout=5s',
  })
  return { pool, close: () => pool.end(), onEnd: () => {} }
}
