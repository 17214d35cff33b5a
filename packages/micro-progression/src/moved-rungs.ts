import type { Id } from '@track/kernel'
import type { Move } from './session-state.js'

/** The order after the team's moves by hand, one after the other. A move beside a piece without a place waits until that has one. */
export function movedRungs(rungs: readonly (readonly Id[])[], moves: readonly Move[]): Id[][] {
  let moved = rungs.map((rung) => [...rung])
  for (const { pieceId, place, besideId } of moves) {
    if (!moved.some((rung) => rung.includes(besideId))) continue
    moved = moved.map((rung) => rung.filter((id) => id !== pieceId)).filter((rung) => rung.length > 0)
    const at = moved.findIndex((rung) => rung.includes(besideId))
    if (place === 'with') moved[at]?.push(pieceId)
    else moved.splice(place === 'above' ? at + 1 : at, 0, [pieceId])
  }
  return moved
}
