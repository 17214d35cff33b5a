import type { MessageDescriptor } from '@lingui/core'
import { i18n } from '@lingui/core'
import { msg, t } from '@lingui/core/macro'
import type { Calculation } from '@track/markbook'

type Method = Calculation['method']

/** Every way to make one depth of several judgements of an objective, the usual one first. */
export const METHODS: readonly Method[] = [
  'latest',
  'highest',
  'n-times',
  'weighted-latest',
  'decaying-average',
  'mean',
]

export const METHOD_WORDS: Readonly<
  Record<Method, { readonly name: MessageDescriptor; readonly explained: MessageDescriptor }>
> = {
  latest: {
    name: msg`The latest judgement`,
    explained: msg`What was seen last counts, whatever was before. The usual way.`,
  },
  highest: {
    name: msg`The highest judgement`,
    explained: msg`What was reached once counts for good, even if it was not seen again.`,
  },
  'n-times': {
    name: msg`Seen several times`,
    explained: msg`The mean of the judgements at a depth or deeper, once there are enough of them; until then nothing is known.`,
  },
  'weighted-latest': {
    name: msg`The latest, weighed against the earlier ones`,
    explained: msg`The latest counts for a share, the mean of all earlier ones for the rest.`,
  },
  'decaying-average': {
    name: msg`An average in which older judgements fade`,
    explained: msg`Each new judgement counts for a share, everything before it for the rest.`,
  },
  mean: {
    name: msg`The mean of all judgements`,
    explained: msg`Each judgement counts the same, however long ago.`,
  },
}

/** The calculation of a method before a school says more. */
export function newCalculation(method: Method): Calculation {
  switch (method) {
    case 'n-times':
      return { method, times: 3, atLeast: 2 }
    case 'weighted-latest':
      return { method, latestWeight: 0.65 }
    case 'decaying-average':
      return { method, decay: 0.65 }
    default:
      return { method }
  }
}

/** A calculation in a few words, with its own numbers. */
export function calculationWords(calculation: Calculation): string {
  const name = i18n._(METHOD_WORDS[calculation.method].name)
  switch (calculation.method) {
    case 'n-times': {
      const { times, atLeast } = calculation
      return t`${name}: ${times} times, from place ${atLeast + 1} of the scale`
    }
    case 'weighted-latest':
      return t`${name}: ${percentOf(calculation.latestWeight)} % for the latest`
    case 'decaying-average':
      return t`${name}: ${percentOf(calculation.decay)} % for the newer`
    default:
      return name
  }
}

export function percentOf(share: number): number {
  return Number((share * 100).toFixed(4))
}
