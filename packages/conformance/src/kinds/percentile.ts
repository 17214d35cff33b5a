import { percentileOf, standardisedOf } from '@track/markbook'

export function answerPercentile({
  standardised,
  percentile,
}: {
  readonly standardised?: readonly number[]
  readonly percentile?: readonly number[]
}) {
  return { percentile: standardised?.map(percentileOf), standardised: percentile?.map(standardisedOf) }
}
