/** A timer at rest with so many milliseconds left, or one that runs until a moment. */
export type Clock = { readonly left: number; readonly endsAt: null } | { readonly left: null; readonly endsAt: number }

export function restingClock(minutes: number): Clock {
  return { left: minutes * 60_000, endsAt: null }
}

/** Milliseconds left; negative once the time is up, for it never cuts off. */
export function leftOf(clock: Clock, now: number): number {
  return clock.endsAt === null ? clock.left : clock.endsAt - now
}

export function startClock(clock: Clock, now: number): Clock {
  return clock.endsAt === null ? { left: null, endsAt: now + clock.left } : clock
}

export function pauseClock(clock: Clock, now: number): Clock {
  return clock.endsAt === null ? clock : { left: clock.endsAt - now, endsAt: null }
}

/** "4:07". A second that has begun counts whole on the way down, so that it ends at 0:00 and not before. */
export function clockWords(milliseconds: number): string {
  const seconds = milliseconds > 0 ? Math.ceil(milliseconds / 1000) : Math.floor(-milliseconds / 1000)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

/** The timer of a session as this browser last left it, so that a reload does not begin it anew. Only a time and an id. */
export function keptClock(sessionId: string): Clock | null {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(keyOf(sessionId)) ?? 'null')
    if (typeof kept !== 'object' || kept === null) return null
    const { left, endsAt } = kept as { left?: unknown; endsAt?: unknown }
    if (typeof endsAt === 'number') return { left: null, endsAt }
    return typeof left === 'number' ? { left, endsAt: null } : null
  } catch {
    return null
  }
}

export function keepClock(sessionId: string, clock: Clock): void {
  try {
    sessionStorage.setItem(keyOf(sessionId), JSON.stringify(clock))
  } catch {
    // Remembering is a kindness, not a need.
  }
}

const keyOf = (sessionId: string) => `track.timer.${sessionId}`
