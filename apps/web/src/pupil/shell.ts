const SCRIPT = '/pupil/sw.js'

interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL: (url: string) => string },
  ): { createScriptURL(url: string): string }
}

/**
 * Keeps the page itself on this device, so that it opens with no network. A newer version is taken at the next start: nothing reloads
 * under a pupil's hands.
 */
export async function keepShell(): Promise<void> {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return
  const registration = await navigator.serviceWorker.register(trusted(SCRIPT), { scope: '/pupil/' }).catch(() => null)
  // This page has all that it is made of, so the newer one may stand ready for the next.
  registration?.waiting?.postMessage({ type: 'SKIP_WAITING' })
}

/** The content security policy takes the address of a worker only from the one policy that it names. */
function trusted(address: string): string {
  const { trustedTypes } = globalThis as unknown as { readonly trustedTypes?: TrustedTypes }
  const policy = trustedTypes?.createPolicy('track-shell', {
    createScriptURL: (url) => {
      if (url !== SCRIPT) throw new TypeError('Only the page itself is kept on the device')
      return url
    },
  })
  return policy?.createScriptURL(address) ?? address
}
