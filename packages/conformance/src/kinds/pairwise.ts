import { type Comparison, estimate, type QualityPrior } from '@track/micro-progression'

export function answerPairwise({
  decisions,
  prior,
}: {
  readonly decisions: readonly Comparison[]
  readonly prior: QualityPrior
}) {
  const { quality, standardError, components } = estimate(decisions, { prior })
  return { quality, standardError, components }
}
