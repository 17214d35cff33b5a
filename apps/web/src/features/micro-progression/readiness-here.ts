import { boundOf, type Session, stateOf } from '@track/micro-progression'

/** How far a session has come towards an order that can be relied on. */
export function readinessHere(session: Session): {
  readonly fraction: number
  readonly isReady: boolean
  /** Decisions still, about. */
  readonly about: number
} {
  const { pieces, decisions } = stateOf(session)
  const needed = 2 * boundOf(pieces.filter(({ isWithdrawn }) => !isWithdrawn).length)
  const done = decisions.filter(({ counts }) => counts).length
  return {
    fraction: needed === 0 ? 0 : Math.min(1, done / needed),
    isReady: needed > 0 && done >= needed,
    about: Math.max(0, needed - done),
  }
}
