import { type DBSchema, deleteDB, type IDBPDatabase, openDB } from 'idb'

/** What one account keeps on this device: marks that the server has not kept yet, and copies without names of what was open. */
interface DeviceSchema extends DBSchema {
  outbox: { key: number; value: { key?: number; readonly schoolId: string }; indexes: { schoolId: string } }
  copies: { key: string; value: KeptCopy; indexes: { family: [string, number] } }
}

export interface KeptCopy {
  readonly hash: string
  readonly family: string
  readonly keptAt: number
  readonly copy: unknown
}

export type DeviceDatabase = IDBPDatabase<DeviceSchema>

const PREFIX = 'track-'

/** Each account has a database of its own, so that nobody's marks can be sent, or wiped, as somebody else's. */
export function databaseName(accountId: string): string {
  return `${PREFIX}${accountId}`
}

export function isDatabaseName(name: string | undefined): name is string {
  return name?.startsWith(PREFIX) ?? false
}

/** `onDeleted` hears that another page is deleting the database: the account has signed out there. */
export function openDatabase(
  name: string,
  { onDeleted, onClosed }: { readonly onDeleted: () => void; readonly onClosed: () => void },
): Promise<DeviceDatabase> {
  const opening: Promise<DeviceDatabase> = openDB<DeviceSchema>(name, 1, {
    upgrade: (database) => {
      database.createObjectStore('outbox', { keyPath: 'key', autoIncrement: true }).createIndex('schoolId', 'schoolId')
      database.createObjectStore('copies', { keyPath: 'hash' }).createIndex('family', ['family', 'keptAt'])
    },
    blocking: (_, newVersion) => {
      // A page that holds on to the database would keep the other page from deleting it.
      void opening.then((database) => database.close())
      if (newVersion === null) onDeleted()
      else onClosed()
    },
    terminated: onClosed,
  })
  return opening
}

export function deleteDatabase(name: string): Promise<void> {
  return deleteDB(name)
}
