import type { NewAct } from '@track/microtrack'

const NONCE = 12

/** The key as the server gave it at sign-in; it stays in memory and cannot be read out again. */
export function readKey(base64: string): Promise<CryptoKey> {
  const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0))
  return crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt'])
}

/** An act as it lies on a device that others use too: nothing can be read of it without the key, nor can it be put under another name. */
export async function sealAct(
  key: CryptoKey,
  { handle, act }: { readonly handle: string; readonly act: NewAct },
): Promise<string> {
  const text = new TextEncoder()
  const iv = crypto.getRandomValues(new Uint8Array(NONCE))
  const algorithm = { name: 'AES-GCM', iv, additionalData: text.encode(handle) }
  const sealed = await crypto.subtle.encrypt(algorithm, key, text.encode(JSON.stringify(act)))
  return btoa([...iv, ...new Uint8Array(sealed)].map((byte) => String.fromCharCode(byte)).join(''))
}
