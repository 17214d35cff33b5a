import { randomBytes } from 'node:crypto'
import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { connect, createServer, type Server } from 'node:net'
import { join } from 'node:path'

export interface FolderLock {
  release(): Promise<void>
}

/**
 * Makes sure that no other process works in this folder, or throws a sentence for the person who started it.
 *
 * The operating system owns the lock: each process listens on a socket of its own in `<folder>/.lock`, and only then looks
 * whether another one answers there. Of two that start at once at least one sees the other, so never do both go on; a
 * killed process stops answering at once, and the socket file it left behind is swept up. A file with a process id and a
 * time-out promises neither.
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  if (process.platform === 'win32') return lockByPipe(folder)
  const directory = join(folder, '.lock')
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  const own = randomBytes(4).toString('hex')
  const listener = await listen(join(directory, own), folder)
  for (const name of readdirSync(directory)) {
    if (name === own) continue
    if (await answers(join(directory, name))) {
      await close(listener)
      throw new Error(inUse(folder))
    }
    rmSync(join(directory, name), { force: true })
  }
  return { release: () => close(listener) }
}

/** A named pipe's name is taken by one server at a time and freed when its process ends. */
async function lockByPipe(folder: string): Promise<FolderLock> {
  const name = Buffer.from(folder.toLowerCase()).toString('base64url').slice(-200)
  const listener = await listen(`\\\\.\\pipe\\track-lock-${name}`, folder)
  return { release: () => close(listener) }
}

function inUse(folder: string): string {
  return `Another Track is already running on the data folder ${folder}. Stop it first, or give this one a folder of its own with TRACK_DATA_DIR.`
}

function listen(path: string, folder: string): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy())
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') reject(new Error(inUse(folder)))
      else if (error.code === 'EINVAL')
        reject(
          new Error(`The path of the data folder ${folder} is too long for a socket: choose a shorter TRACK_DATA_DIR.`),
        )
      else reject(error)
    })
    server.listen(path, () => resolve(server.unref()))
  })
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()))
}

function answers(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path)
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
}
