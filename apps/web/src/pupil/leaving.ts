const KEY = 'track-pupil.leaving'

/** Remembers that somebody went out and that the server is still to be told: that and nothing about them. */
export function leaving(): void {
  try {
    localStorage.setItem(KEY, 'yes')
  } catch {
    // A browser that remembers nothing: the session ends by itself after ten quiet minutes.
  }
}

export function isLeaving(): boolean {
  try {
    return localStorage.getItem(KEY) !== null
  } catch {
    return false
  }
}

export function notLeaving(): void {
  try {
    localStorage.removeItem(KEY)
  } catch {
    // Nothing was remembered.
  }
}
