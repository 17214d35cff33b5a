import { ADDRESSES, urlOf } from '@track/api-contract'
import type { NewEntry } from '@track/micro-progression'

/** Entries that go even as the page goes. Their ids make it harmless if they were on their way already; nothing waits for the answer. */
export function sendOnLeave(
  params: { readonly schoolId: string; readonly sessionId: string },
  entries: readonly NewEntry[],
): void {
  if (entries.length === 0) return
  void fetch(urlOf(ADDRESSES.writeSessionEntries, { params }), {
    method: 'POST',
    keepalive: true,
    credentials: 'same-origin',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ entries }),
  }).catch(() => undefined)
}
