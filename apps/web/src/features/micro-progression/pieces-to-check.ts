import type { SessionPiece, SessionState } from '@track/micro-progression'

/** The pictures at which nobody has looked for a name yet, in the order they came in. Until then nobody judges. */
export function piecesToCheck({ pieces }: Pick<SessionState, 'pieces'>): readonly SessionPiece[] {
  return pieces.filter(({ imageId, isChecked, isWithdrawn }) => imageId !== null && !isChecked && !isWithdrawn)
}
