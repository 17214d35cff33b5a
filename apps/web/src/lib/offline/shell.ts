import { useSyncExternalStore } from 'react'
import { onLeave } from './device'

declare global {
  interface Window {
    readonly trustedTypes?: {
      createPolicy(
        name: string,
        rules: { createScriptURL: (url: string) => string },
      ): { createScriptURL(url: string): string }
    }
  }
}

const SCRIPT = '/sw.js'
const HOUR = 3_600_000
const PATIENCE = 3_000

let watching = false
let reload: (() => void) | null = null
const listeners = new Set<() => void>()

/**
 * Keeps the app itself on this device, so that it opens with no network, and watches for a newer version.
 *
 * A newer version is fetched beside the one in use and waits: only a person reloads a page.
 */
export async function watchShell(): Promise<void> {
  if (watching || !import.meta.env.PROD || !('serviceWorker' in navigator)) return
  watching = true
  const { serviceWorker } = navigator
  const registration = await serviceWorker.register(trusted(SCRIPT)).catch(() => null)
  if (!registration) return
  const hadOne = serviceWorker.controller !== null

  const offer = () => {
    const { waiting } = registration
    if (!waiting || !serviceWorker.controller) return
    setReload(() => {
      serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true })
      waiting.postMessage({ type: 'SKIP_WAITING' })
      // The old version may be long in letting go: whoever pressed the button sees a page that loads all the same.
      setTimeout(() => location.reload(), PATIENCE)
    })
  }
  registration.addEventListener('updatefound', () => registration.installing?.addEventListener('statechange', offer))
  offer()
  // Another page took the new version: this one runs on the old until somebody reloads it too.
  serviceWorker.addEventListener('controllerchange', () => {
    if (hadOne && serviceWorker.controller) setReload(() => location.reload())
  })

  // Signing out takes the app off the device too: whoever signs in next on this page puts it there again.
  onLeave(() => {
    watching = false
  })

  let asked = Date.now()
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState !== 'visible' || Date.now() - asked < HOUR) return
    asked = Date.now()
    void registration.update().catch(() => undefined)
  })
}

/** Reloads the page into the newer version; null while there is none. */
export function useNewVersion(): (() => void) | null {
  return useSyncExternalStore(
    (changed) => {
      listeners.add(changed)
      return () => listeners.delete(changed)
    },
    () => reload,
  )
}

function setReload(next: () => void): void {
  reload = next
  for (const changed of listeners) changed()
}

/** The content security policy takes the address of a worker only from a policy that names it, and such a policy only once. */
function trusted(address: string): string {
  policy ??= window.trustedTypes?.createPolicy('track-shell', {
    createScriptURL: (url: string) => {
      if (url !== SCRIPT) throw new TypeError('Only the app itself is kept on the device')
      return url
    },
  })
  return policy?.createScriptURL(address) ?? address
}

let policy: { createScriptURL(url: string): string } | undefined
