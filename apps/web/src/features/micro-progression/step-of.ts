import type { EntryOf } from '@track/micro-progression'

export type Rungs = readonly (readonly string[])[]
export type Step = 'higher' | 'lower' | 'with-higher' | 'with-lower'
export type Place = Pick<EntryOf<'move'>, 'place' | 'besideId'>

/**
 * Where a piece stands after one step along the order: past its neighbours, or beside them. From a shared rung it first stands alone.
 * Null at an end, and for a piece without a place.
 */
export function stepOf(rungs: Rungs, pieceId: string, step: Step): Place | null {
  const at = rungs.findIndex((rung) => rung.includes(pieceId))
  if (at < 0) return null
  const isUp = step === 'higher' || step === 'with-higher'
  const isWith = step === 'with-higher' || step === 'with-lower'
  const mate = rungs[at]!.find((id) => id !== pieceId)
  if (mate !== undefined && !isWith) return { place: isUp ? 'above' : 'below', besideId: mate }
  const besideId = rungs[at + (isUp ? 1 : -1)]?.[0]
  if (besideId === undefined) return null
  return { place: isWith ? 'with' : isUp ? 'above' : 'below', besideId }
}
