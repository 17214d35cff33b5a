import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { DescriptorSet, SetMeaning } from '@track/descriptors'

/** What the words of a set are about. */
export const SET_KINDS: Readonly<Record<DescriptorSet['kind'], MessageDescriptor>> = {
  attainment: msg`Attainment`,
  progress: msg`Progress`,
  effort: msg`Effort`,
  self: msg`The pupil’s own view`,
  other: msg`Other`,
}

/** How the words of a set are to be read, and what that means. */
export const MEANINGS: Readonly<
  Record<SetMeaning, { readonly name: MessageDescriptor; readonly explained: MessageDescriptor }>
> = {
  judgement: {
    name: msg`The teacher’s judgement`,
    explained: msg`The word is what the teacher thinks, all things considered; no share of objectives stands behind it.`,
  },
  competence: {
    name: msg`How well what was taught is known`,
    explained: msg`The word is about what was taught so far, so a pupil can have the best word in autumn.`,
  },
  coverage: {
    name: msg`How much of the year is covered`,
    explained: msg`The word is about everything planned for the year, so most pupils move through the words as the year goes on.`,
  },
}
