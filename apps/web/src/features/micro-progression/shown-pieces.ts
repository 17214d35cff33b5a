import type { SessionState } from '@track/micro-progression'
import { pieceImageUrl, pieceName, pieceNumbers } from './piece-name'

/** A piece as a page shows it: its neutral name, what it says, where its picture is. */
export interface ShownPiece {
  readonly pieceId: string
  readonly number: number
  readonly name: string
  readonly text: string | null
  readonly imageUrl: string | null
}

/** Every piece of a session by its id. */
export function shownPieces(
  state: SessionState,
  { schoolId, sessionId }: { readonly schoolId: string; readonly sessionId: string },
): ReadonlyMap<string, ShownPiece> {
  const numbers = pieceNumbers(state)
  return new Map(
    state.pieces.map(({ pieceId, text, imageId }) => {
      const number = numbers.get(pieceId)!
      const imageUrl = imageId === null ? null : pieceImageUrl({ schoolId, sessionId, imageId })
      return [pieceId, { pieceId, number, name: pieceName(number), text, imageUrl }]
    }),
  )
}
