import { createPupilClient, type PupilClient } from '@track/api-contract'

/** The API this page was served from. An answer that is the same as before is not sent again: only that it is. */
export function pupilApi(): PupilClient {
  let known: { readonly address: unknown; readonly etag: string; readonly text: string } | null = null
  return createPupilClient({
    fetch: async (input, init) => {
      if (init?.method !== 'GET') {
        // Whoever comes in or goes out is somebody else.
        known = null
        return globalThis.fetch(input, init)
      }
      const same = known?.address === input ? known : null
      const headers = { ...init.headers, ...(same && { 'if-none-match': same.etag }) }
      const response = await globalThis.fetch(input, { ...init, headers })
      if (response.status === 304 && same) return new Response(same.text)
      const etag = response.ok ? response.headers.get('etag') : null
      if (etag === null) return response
      const text = await response.text()
      known = { address: input, etag, text }
      return new Response(text)
    },
  })
}
