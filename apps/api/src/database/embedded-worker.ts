/** The embedded database in a thread of its own, so that a long query never blocks the event loop of the API. */
import { parentPort, workerData } from 'node:worker_threads'
import { PGLiteSocketServer } from '@electric-sql/pglite-socket'
import { openDurablePglite } from './durable-pglite.js'

export interface EmbeddedWorkerData {
  readonly directory: string
  readonly template: string | undefined
  /** The socket (on Windows: the pipe) to serve PostgreSQL's protocol on. */
  readonly socket: string
  /** One shared counter: how often PostgreSQL's files were synced. */
  readonly syncs: Int32Array
}

const { directory, template, socket, syncs } = workerData as EmbeddedWorkerData

const database = await openDurablePglite({ directory, template, onSync: () => Atomics.add(syncs, 0, 1) })
// More than one, because a pool that replaces a broken connection opens the new one before the old one is gone.
const server = new PGLiteSocketServer({ db: database, path: socket, maxConnections: 8 })
await server.start()

parentPort!.once('message', async () => {
  await server.stop()
  await database.close()
  parentPort!.postMessage('closed')
})
parentPort!.postMessage('ready')
