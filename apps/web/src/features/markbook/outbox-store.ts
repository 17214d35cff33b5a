import type { DeviceDatabase } from '../../lib/offline/database'
import type { OutboxLine } from './entry-queue'

/** Where lines wait that the server has not kept. Every change is one transaction, on the disk before it is done. */
export interface OutboxStore {
  /** The lines in the order of writing, and how many of them only this page holds because the device would not. */
  readonly read: () => Promise<{ readonly lines: readonly OutboxLine[]; readonly inPageOnly: number }>
  readonly add: (lines: readonly OutboxLine[]) => Promise<void>
  readonly change: (edit: (lines: readonly OutboxLine[]) => readonly OutboxLine[]) => Promise<void>
}

/**
 * The outbox of one school in the account's database. Every page of this browser works on the same one.
 *
 * What the device does not take (a private window, a full disk) is held in this page as long as it is open.
 */
export function createOutboxStore({
  schoolId,
  openDevice,
}: {
  readonly schoolId: string
  readonly openDevice: () => Promise<DeviceDatabase | null>
}): OutboxStore {
  let inPage: readonly OutboxLine[] = []

  const readDevice = async () => {
    const database = await openDevice()
    return ((await database?.getAllFromIndex('outbox', 'schoolId', schoolId)) ?? []) as unknown as Stored[]
  }
  return {
    read: async () => {
      const kept = await readDevice().catch(() => [])
      return { lines: [...kept, ...inPage], inPageOnly: inPage.length }
    },
    add: async (lines) => {
      try {
        const database = await openDevice()
        if (!database) throw new Error('This browser keeps nothing')
        const writing = database.transaction('outbox', 'readwrite', { durability: 'strict' })
        for (const line of lines) quietly(writing.store.add({ schoolId, ...line }))
        await writing.done
      } catch {
        inPage = [...inPage, ...lines]
      }
    },
    change: async (edit) => {
      const database = await openDevice()
      if (!database) {
        inPage = edit(inPage)
        return
      }
      const writing = database.transaction('outbox', 'readwrite', { durability: 'strict' })
      const before = (await writing.store.index('schoolId').getAll(schoolId)) as unknown as Stored[]
      const onDevice = new Map(before.map((line) => [line.entry.id, line]))
      const pageOnly = new Set(inPage.map(({ entry }) => entry.id))
      const after = edit([...before, ...inPage])
      const left = new Set(after.map(({ entry }) => entry.id))
      for (const { key, entry } of before) if (!left.has(entry.id)) quietly(writing.store.delete(key))
      for (const line of after)
        if (!pageOnly.has(line.entry.id) && onDevice.get(line.entry.id) !== line)
          quietly(writing.store.put({ schoolId, ...line }))
      await writing.done
      inPage = after.filter(({ entry }) => pageOnly.has(entry.id))
    },
  }
}

type Stored = OutboxLine & { readonly key: number }

/** A request that fails fails its transaction, and `done` says so once for all. */
function quietly(request: Promise<unknown>): void {
  request.catch(() => undefined)
}
