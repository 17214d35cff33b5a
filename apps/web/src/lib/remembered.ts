/**
 * What this browser remembers so that nothing has to be chosen twice: ids and one habit, never a name or a mark.
 *
 * A browser that keeps nothing (private windows, full storage) simply remembers nothing.
 */
export type Remembered = 'school' | 'class' | 'subject' | 'direction'

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
