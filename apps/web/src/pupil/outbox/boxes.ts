/** One sealed act of somebody, until the server has answered for it. */
export interface Box {
  readonly id: string
  readonly handle: string
  readonly sealed: string
}

/** The one thing that this page keeps on a device: a row of sealed boxes, in the order in which they were put there. */
export interface Boxes {
  readonly put: (box: Box) => Promise<void>
  readonly list: () => Promise<Box[]>
  readonly remove: (ids: readonly string[]) => Promise<void>
}

const NAME = 'track-pupil'
const STORE = 'outbox'

/** The boxes of this browser. What a browser cannot keep is thrown, so that nobody is told that it was. */
export function browserBoxes(): Boxes {
  return {
    put: (box) =>
      within('readwrite', (store) => {
        store.add(box)
        return undefined
      }),
    list: () => within('readonly', (store) => store.getAll() as IDBRequest<Box[]>),
    remove: (ids) =>
      within('readwrite', (store) => {
        const walk = store.openCursor()
        walk.onsuccess = () => {
          const cursor = walk.result
          if (!cursor) return
          if (ids.includes((cursor.value as Box).id)) cursor.delete()
          cursor.continue()
        }
        return undefined
      }),
  }
}

/** Opened for each piece of work and closed after it: nothing holds on to the database. */
async function within<T = void>(
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest<T> | undefined,
): Promise<T> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open(NAME, 1)
    opening.onupgradeneeded = () => opening.result.createObjectStore(STORE, { autoIncrement: true })
    opening.onsuccess = () => resolve(opening.result)
    opening.onerror = () => reject(opening.error)
  })
  try {
    return await new Promise<T>((resolve, reject) => {
      const transaction = database.transaction(STORE, mode, { durability: 'strict' })
      const request = work(transaction.objectStore(STORE))
      transaction.oncomplete = () => resolve(request?.result as T)
      transaction.onabort = () => reject(transaction.error)
    })
  } finally {
    database.close()
  }
}
