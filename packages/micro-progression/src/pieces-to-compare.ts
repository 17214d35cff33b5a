import type { SessionPiece, SessionState } from './session-state.js'

/**
 * The pieces that judges are asked about: all that take part, but for those that the team put somewhere by hand before anybody nominated
 * or compared them, such as a copy that stands with the piece it was written from.
 */
export function piecesToCompare({
  pieces,
  moves,
  nominations,
  decisions,
}: Pick<SessionState, 'pieces' | 'moves' | 'nominations' | 'decisions'>): SessionPiece[] {
  const live = pieces.filter(({ isWithdrawn }) => !isWithdrawn)
  if (moves.length === 0) return live
  const isMoved = new Set(moves.map(({ pieceId }) => pieceId))
  const isLookedAt = new Set([
    ...nominations.flatMap(({ lowest, highest }) => [lowest, highest]),
    ...decisions.flatMap(({ left, right, counts }) => (counts ? [left, right] : [])),
  ])
  return live.filter(({ pieceId }) => !isMoved.has(pieceId) || isLookedAt.has(pieceId))
}
