import {
  closeSync,
  cpSync,
  existsSync,
  fdatasyncSync,
  fsyncSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { NodeFS } from '@electric-sql/pglite/nodefs'

export interface DurablePgliteOptions {
  /** Where PostgreSQL's files live; made on the first start. */
  readonly directory: string
  /** A directory made by an earlier first start, copied instead of running initdb again. */
  readonly template?: string | undefined
  /** Called each time PostgreSQL has a file synced to the disk. */
  readonly onSync: () => void
}

/**
 * Opens PGlite so that what it has committed survives a power cut.
 *
 * As published it does not: it starts PostgreSQL with `-F` (no fsync), and its file system has no fsync callback to reach
 * the disk with, so nothing is ever synced. Both are mended here, on undocumented internals: hence the exact version pin,
 * the test that counts syncs per commit, and the refusal to open when `SHOW fsync` is not on.
 */
export async function openDurablePglite({ directory, template, onSync }: DurablePgliteOptions): Promise<PGlite> {
  if (!existsSync(directory)) await makeDirectory({ directory, template, onSync })
  const database = await open({ directory, onSync })
  const { rows } = await database.query<{ fsync: string }>('show fsync')
  if (rows[0]?.fsync !== 'on')
    throw new Error('The embedded database does not sync to disk (fsync is off): not starting')
  return database
}

/** The first start: complete and on disk under another name before it gets its own, so a power cut leaves all or nothing. */
async function makeDirectory({ directory, template, onSync }: DurablePgliteOptions): Promise<void> {
  const partial = `${directory}.partial`
  rmSync(partial, { recursive: true, force: true })
  if (template !== undefined && existsSync(template)) {
    cpSync(template, partial, { recursive: true })
  } else {
    const first = await open({ directory: partial, onSync })
    await first.exec('checkpoint')
    await first.close()
  }
  syncTree(partial)
  renameSync(partial, directory)
  syncPath(dirname(directory))
}

function open({ directory, onSync }: DurablePgliteOptions): Promise<PGlite> {
  const startParams = [
    ...PGlite.defaultStartParams.filter((parameter) => parameter !== '-F'),
    // Emscripten's fdatasync is a stub: only fsync reaches the callback below.
    '-c',
    'wal_sync_method=fsync',
    '-c',
    'timezone=UTC',
  ]
  return PGlite.create({ fs: new SyncingNodeFS(directory, onSync), startParams })
}

/** The part of Emscripten that nobody publishes types for. */
interface MountedFileSystems {
  filesystems: { NODEFS: { stream_ops: { fsync?: (stream: { nfd?: number }) => number } } }
}

class SyncingNodeFS extends NodeFS {
  readonly #onSync: () => void

  constructor(directory: string, onSync: () => void) {
    super(directory)
    this.#onSync = onSync
  }

  override async init(...[pglite, options]: Parameters<NodeFS['init']>): ReturnType<NodeFS['init']> {
    const initialised = await super.init(pglite, options)
    initialised.emscriptenOpts.preRun?.push(({ FS }: { FS: MountedFileSystems }) => {
      FS.filesystems.NODEFS.stream_ops.fsync = (stream: { nfd?: number }) => {
        if (stream.nfd === undefined) return 0
        fdatasyncSync(stream.nfd)
        this.#onSync()
        return 0
      }
    })
    return initialised
  }
}

function syncTree(path: string): void {
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    if (entry.isDirectory()) syncTree(join(path, entry.name))
    else syncPath(join(path, entry.name))
  }
  syncPath(path)
}

function syncPath(path: string): void {
  const file = openSync(path, 'r')
  try {
    fsyncSync(file)
  } catch (error) {
    // Windows syncs neither directories nor files opened for reading; its own journal keeps the tree.
    if (process.platform !== 'win32') throw error
  } finally {
    closeSync(file)
  }
}
