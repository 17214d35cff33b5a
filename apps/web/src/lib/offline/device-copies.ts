import { hashKey, type QueryCache, type QueryClient, type QueryPersister } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import { isOffline } from '../problem'
import { remembered } from '../remembered'
import { openDevice } from './device'

/** How a query's answer is kept on this device: `keep` leaves out every name of a pupil, `restore` makes do without. */
export interface DeviceCopy {
  readonly keep: (data: never) => unknown
  readonly restore: (copy: never) => unknown
}

declare module '@tanstack/react-query' {
  interface Register {
    queryMeta: { readonly device?: DeviceCopy }
  }
}

/** The last ones opened of each kind. */
const AT_MOST = 12
const QUIET = 500
const ASK_AGAIN = 10_000

const restored = new Set<string>()
const listeners = new Set<() => void>()

/** Where the server cannot be reached and nothing is in memory, the copy on this device answers in its place. */
export const answerFromDevice: QueryPersister = async (ask, context, query) => {
  try {
    const answer = await ask(context as never)
    if (restored.delete(query.queryHash)) tell()
    return answer
  } catch (error) {
    const { device } = query.meta ?? {}
    if (!device || !isOffline(error) || query.state.data !== undefined) throw error
    const copy = await readCopy(query.queryHash)
    if (copy === undefined) throw error
    restored.add(query.queryHash)
    tell()
    return device.restore(copy as never)
  }
}

/**
 * Keeps copies of what queries answer, half a second after it last changed, and asks the server again for what was
 * restored until it answers; then `onFresh` is told.
 */
export function keepCopies(queryClient: QueryClient, { onFresh }: { readonly onFresh: () => void }): void {
  const cache = queryClient.getQueryCache()
  const changed = new Set<string>()
  let keeping: ReturnType<typeof setTimeout> | undefined
  let asking: ReturnType<typeof setTimeout> | undefined

  const askAgain = async () => {
    clearTimeout(asking)
    asking = undefined
    if (restored.size === 0) return
    await queryClient.refetchQueries(
      { predicate: ({ queryHash }) => restored.has(queryHash) },
      { cancelRefetch: false },
    )
    if (restored.size === 0) onFresh()
    else asking ??= setTimeout(askAgain, ASK_AGAIN)
  }
  cache.subscribe((event) => {
    if (event.type !== 'updated' || event.action.type !== 'success' || !event.query.meta?.device) return
    const { queryHash } = event.query
    if (restored.has(queryHash)) asking ??= setTimeout(askAgain, ASK_AGAIN)
    changed.add(queryHash)
    clearTimeout(keeping)
    keeping = setTimeout(() => {
      const hashes = [...changed].filter((hash) => !restored.has(hash))
      changed.clear()
      void writeCopies(cache, hashes)
    }, QUIET)
  })
  addEventListener('online', () => void askAgain())
}

/** Is something on the screen that this device answered, without names and perhaps old? */
export function useFromDevice(): boolean {
  return useSyncExternalStore(
    (changed) => {
      listeners.add(changed)
      return () => listeners.delete(changed)
    },
    () => restored.size > 0,
  )
}

function tell(): void {
  for (const changed of listeners) changed()
}

async function readCopy(hash: string): Promise<unknown> {
  const accountId = remembered('account')
  const database = accountId === null ? null : await openDevice(accountId)
  return (await database?.get('copies', hash).catch(() => undefined))?.copy
}

async function writeCopies(cache: QueryCache, hashes: readonly string[]): Promise<void> {
  const accountId = remembered('account')
  const database = accountId === null ? null : await openDevice(accountId)
  if (!database) return
  try {
    for (const hash of hashes) {
      const query = cache.get(hash)
      if (!query?.meta?.device || query.state.data === undefined) continue
      const family = hashKey(query.queryKey.slice(0, 1))
      const copy = query.meta.device.keep(query.state.data as never)
      const writing = database.transaction('copies', 'readwrite')
      await writing.store.put({ hash, family, keptAt: Date.now(), copy })
      const kept = await writing.store.index('family').getAllKeys(IDBKeyRange.bound([family], [family, []]))
      for (const old of kept.slice(0, -AT_MOST)) await writing.store.delete(old)
      await writing.done
    }
  } catch {
    // A device that is full, or being left, keeps no copy: the app works, only not after a reload with no network.
  }
}
