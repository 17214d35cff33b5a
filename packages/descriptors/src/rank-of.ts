import type { DepthCode, DepthScale } from './depth-scale.js'

/**
 * How deep a code is on a scale: its place, lowest first, from 0. Undefined if the scale does not have the code.
 *
 * The same code may have another rank in another version of the scale: ask the version in force on the day.
 *
 * @example
 * ```ts
 * import { rankOf } from '@track/descriptors'
 *
 * const scale = { codes: [{ id: 'not-yet' }, { id: 'emerging' }, { id: 'secure' }], secureFrom: 'secure' }
 * rankOf(scale, 'not-yet') // => 0
 * rankOf(scale, 'secure') // => 2
 * rankOf(scale, 'deeper') // => undefined
 * ```
 */
export function rankOf(
  { codes }: { readonly codes: readonly Pick<DepthCode, 'id'>[] },
  codeId: string,
): number | undefined {
  const rank = codes.findIndex(({ id }) => id === codeId)
  return rank < 0 ? undefined : rank
}

/**
 * Does a code count as secured? Undefined if the scale does not have it, which is not the same as no.
 *
 * Secured is the code named by `secureFrom` and every deeper one.
 *
 * @example
 * ```ts
 * import { isSecure } from '@track/descriptors'
 *
 * const scale = { codes: [{ id: 'not-yet' }, { id: 'secure' }, { id: 'deeper' }], secureFrom: 'secure' }
 * isSecure(scale, 'deeper') // => true
 * isSecure(scale, 'not-yet') // => false
 * isSecure(scale, 'emerging') // => undefined
 * ```
 */
export function isSecure(
  scale: { readonly codes: readonly Pick<DepthCode, 'id'>[] } & Pick<DepthScale, 'secureFrom'>,
  codeId: string,
): boolean | undefined {
  const [rank, secureRank] = [rankOf(scale, codeId), rankOf(scale, scale.secureFrom)]
  return rank === undefined || secureRank === undefined ? undefined : rank >= secureRank
}
