import type { Id } from '@track/kernel'
import { connectivityOfPairs } from './connectivity-of.js'
import type { PairCounts } from './pair-counts.js'
import type { SessionState } from './session-state.js'

/**
 * The pieces in groups that each stand on one scale: compared with one another, directly or through others. What came along from a
 * chart with its place stands on one scale already.
 */
export function scalesOf({ pieces }: Pick<SessionState, 'pieces'>, pairs: PairCounts): readonly (readonly Id[])[] {
  const { groups } = connectivityOfPairs(pairs)
  const isAnchored = new Set(pieces.flatMap(({ pieceId, anchor }) => (anchor === null ? [] : [pieceId])))
  const anchored = groups.filter((group) => group.some((id) => isAnchored.has(id)))
  if (anchored.length < 2) return groups
  return [anchored.flat(), ...groups.filter((group) => !anchored.includes(group))]
}
