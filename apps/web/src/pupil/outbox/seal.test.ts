import type { NewAct } from '@track/microtrack'
import { expect, test } from 'vitest'
import { readKey, sealAct } from './seal'

const KEY = btoa('k'.repeat(32))
const HANDLE = '00000000-0000-4000-8000-000000000001'
const act = {
  ...{ id: 'a1', publicationId: 'fractions', pupilId: 'ada', by: 'pupil', via: 'screen', kind: 'exit' },
  ...{ at: '2026-03-02T09:00:00.000Z', helped: 'partly', skipped: false, words: { success: 'Żółw and 🐢 and ½' } },
} as NewAct

test('a sealed act holds no readable word, and is another text each time', async () => {
  const key = await readKey(KEY)
  const [once, twice] = await Promise.all([1, 2].map(() => sealAct(key, { handle: HANDLE, act })))
  expect(once).not.toBe(twice)
  for (const word of ['ada', 'fractions', 'exit', 'partly', '2026']) expect(atob(once!)).not.toContain(word)
})

test('only the key opens it, and only under the handle it was sealed for', async () => {
  const sealed = await sealAct(await readKey(KEY), { handle: HANDLE, act })
  await expect(open(sealed, { handle: HANDLE, key: KEY })).resolves.toEqual(act)
  await expect(open(sealed, { handle: HANDLE.replace('1', '2'), key: KEY })).rejects.toThrow()
  await expect(open(sealed, { handle: HANDLE, key: btoa('l'.repeat(32)) })).rejects.toThrow()
})

test('the key cannot be read out of the page again', async () => {
  const key = await readKey(KEY)
  expect(key.usages).toEqual(['encrypt'])
  await expect(crypto.subtle.exportKey('raw', key)).rejects.toThrow()
})

async function open(sealed: string, { handle, key }: { readonly handle: string; readonly key: string }) {
  const bytes = Buffer.from(sealed, 'base64')
  const algorithm = { name: 'AES-GCM', iv: bytes.subarray(0, 12), additionalData: Buffer.from(handle) }
  const opener = await crypto.subtle.importKey('raw', Buffer.from(key, 'base64'), 'AES-GCM', false, ['decrypt'])
  return JSON.parse(Buffer.from(await crypto.subtle.decrypt(algorithm, opener, bytes.subarray(12))).toString())
}
