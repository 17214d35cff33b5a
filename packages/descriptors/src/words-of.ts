import type { DeepReadonly } from './deep-readonly.js'
import type { DepthCode, DepthScale } from './depth-scale.js'
import type { Descriptor, DescriptorSet } from './descriptor-set.js'

/** A scale or a set, of which only the words matter. */
export type ScaleOrSet = DeepReadonly<Pick<DepthScale, 'codes'> | Pick<DescriptorSet, 'descriptors'>>

/** The words of a scale or a set. */
export function wordsOf(scaleOrSet: ScaleOrSet): readonly Readonly<DepthCode & Descriptor>[] {
  return 'codes' in scaleOrSet ? scaleOrSet.codes : scaleOrSet.descriptors
}

/** A copy of a scale or a set with each word changed. */
export function withWords<S extends ScaleOrSet>(
  scaleOrSet: S,
  change: (word: Readonly<DepthCode & Descriptor>) => DepthCode & Descriptor,
): S {
  const words = wordsOf(scaleOrSet).map(change)
  return { ...scaleOrSet, ...('codes' in scaleOrSet ? { codes: words } : { descriptors: words }) }
}
