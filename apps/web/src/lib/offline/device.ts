import { forgetEverything, remember, remembered } from '../remembered'
import type { DeviceDatabase } from './database'

/** How long a sign-out waits for other pages of this browser to let go of the database. */
const PATIENCE = 800

/** Nothing of it is needed for the first picture of a page. */
const databases = () => import('./database')

let opened: { readonly accountId: string; readonly database: Promise<DeviceDatabase | null> } | null = null
let left = false
const listeners = new Set<(elsewhere: boolean) => void>()

/** Somebody is signed in: what is kept on this device is theirs from now on, and what others left here goes. */
export async function enterDevice(accountId: string): Promise<void> {
  left = false
  remember('account', accountId)
  await openDevice(accountId)
  await tidyAfterOthers(accountId)
}

/** The database of an account on this device; null where the browser keeps none, and after signing out. */
export function openDevice(accountId: string): Promise<DeviceDatabase | null> {
  if (left || typeof indexedDB === 'undefined') return Promise.resolve(null)
  if (opened?.accountId === accountId) return opened.database
  closeDevice()
  const forgetIt = () => {
    if (opened === current) opened = null
  }
  const database: Promise<DeviceDatabase | null> = databases()
    .then(({ databaseName, openDatabase }) =>
      openDatabase(databaseName(accountId), { onDeleted: () => leave(true), onClosed: forgetIt }),
    )
    .catch(() => null)
  const current = { accountId, database }
  opened = current
  return database
}

/**
 * Wipes this device: nothing is written from the first line on, connections close, and the account's database and everything
 * remembered is deleted. It asks no server, so that it works with no network; that the server is to be told is remembered.
 *
 * Marks that somebody else wrote here and that wait for that person stay. So does the app itself, which holds nothing of anybody.
 */
export async function leaveDevice(): Promise<void> {
  const accountId = opened?.accountId ?? remembered('account')
  const closing = opened?.database
  leave(false)
  forgetEverything()
  remember('leaving', 'yes')
  ;(await closing)?.close()
  if (accountId === null || typeof indexedDB === 'undefined') return
  const { databaseName, deleteDatabase } = await databases()
  const deleted = deleteDatabase(databaseName(accountId)).catch(() => undefined)
  await Promise.race([deleted, new Promise((resolve) => setTimeout(resolve, PATIENCE))])
}

/** Tells when this device is being left: `elsewhere` when it was signed out in another page of this browser. */
export function onLeave(listener: (elsewhere: boolean) => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function leave(elsewhere: boolean): void {
  left = true
  closeDevice()
  for (const listener of [...listeners]) listener(elsewhere)
}

function closeDevice(): void {
  void opened?.database.then((database) => database?.close())
  opened = null
}

/** Others who were here and did not sign out leave no copies, and no database unless marks of theirs wait in it. */
async function tidyAfterOthers(accountId: string): Promise<void> {
  if (typeof indexedDB === 'undefined' || !indexedDB.databases) return
  const { databaseName, deleteDatabase, isDatabaseName, openDatabase } = await databases()
  const names = (await indexedDB.databases().catch(() => [])).map(({ name }) => name)
  for (const name of names.filter(isDatabaseName)) {
    if (name === databaseName(accountId)) continue
    const database = await openDatabase(name, { onDeleted: () => undefined, onClosed: () => undefined }).catch(
      () => null,
    )
    if (!database) continue
    await database.clear('copies')
    const waiting = await database.count('outbox')
    database.close()
    if (waiting === 0) await deleteDatabase(name).catch(() => undefined)
  }
}
