import { t } from '@lingui/core/macro'
import { ADDRESSES, urlOf } from '@track/api-contract'
import type { SessionState } from '@track/micro-progression'

/**
 * Each piece's number: its place among all pieces that joined, the withdrawn ones too, so that a number never goes to another piece.
 * A number says nothing about the writer, the class or how good it is.
 */
export function pieceNumbers({ pieces }: Pick<SessionState, 'pieces'>): ReadonlyMap<string, number> {
  return new Map(pieces.map(({ pieceId }, place) => [pieceId, place + 1]))
}

/** What a piece is called wherever people talk about it: "Response 7". */
export function pieceName(number: number): string {
  return t`Response ${number}`
}

/** Where the picture of a piece is, for a page. */
export function pieceImageUrl(ids: {
  readonly schoolId: string
  readonly sessionId: string
  readonly imageId: string
}): string {
  return urlOf(ADDRESSES.readSessionImage, { params: ids })
}
