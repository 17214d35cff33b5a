import { forget, remembered } from '../remembered'

/** Tells the server of a sign-out that it has not heard of yet; nothing to do as a rule. Throws what `fetch` throws. */
export async function tellOfSignOut(): Promise<void> {
  if (remembered('leaving') === null) return
  const { ok } = await globalThis.fetch('/v1/session', { method: 'DELETE', credentials: 'same-origin' })
  if (ok) forget('leaving')
}
