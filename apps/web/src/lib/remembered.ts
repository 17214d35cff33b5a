/**
 * What this browser remembers so that nothing has to be chosen twice: ids and two habits, never a name or a mark.
 *
 * `account` is who was here last, `persistence` whom it was asked for that this browser keeps its storage, and `leaving` who
 * signed out while the server could not be told. A browser that keeps nothing (private windows, full storage) simply
 * remembers nothing.
 */
export type Remembered =
  | 'school'
  | 'class'
  | 'subject'
  | 'direction'
  | 'readingBand'
  | 'account'
  | 'persistence'
  | 'leaving'

export function remember(what: Remembered, id: string): void {
  try {
    localStorage.setItem(`track.${what}`, id)
  } catch {
    // Remembering is a kindness, not a need.
  }
}

export function remembered(what: Remembered): string | null {
  try {
    return localStorage.getItem(`track.${what}`)
  } catch {
    return null
  }
}

export function forget(what: Remembered): void {
  try {
    localStorage.removeItem(`track.${what}`)
  } catch {
    // Nothing was remembered.
  }
}

export function forgetEverything(): void {
  try {
    localStorage.clear()
    sessionStorage.clear()
  } catch {
    // Nothing was remembered.
  }
}
