import { useSyncExternalStore } from 'react'

let ended = false
const listeners = new Set<() => void>()

/** The session ended (or is here again) under an open page: the page stays, and asks for the password in its place. */
export function setSessionEnded(value: boolean): void {
  ended = value
  for (const changed of listeners) changed()
}

export function useSessionEnded(): boolean {
  return useSyncExternalStore(
    (changed) => {
      listeners.add(changed)
      return () => listeners.delete(changed)
    },
    () => ended,
  )
}
