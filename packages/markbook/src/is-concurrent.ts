/**
 * Did somebody else write in this cell while this entry was on its way? Then both entries stand and both people are told.
 *
 * `basis` is the head the writer saw (null: an empty cell), `headId` the one that the log has on arrival: the id of
 * `lineInForce`, or null. A writer who sends no basis is never told.
 *
 * @example
 * ```ts
 * import { isConcurrent } from '@track/markbook'
 *
 * isConcurrent({ basis: 'e1' }, 'e1') // => false
 * isConcurrent({ basis: 'e1' }, 'e2') // => true
 * isConcurrent({ basis: null }, 'e1') // => true
 * isConcurrent({}, 'e1') // => false
 * ```
 */
export function isConcurrent(entry: { readonly basis?: string | null | undefined }, headId: string | null): boolean {
  return entry.basis !== undefined && entry.basis !== headId
}
