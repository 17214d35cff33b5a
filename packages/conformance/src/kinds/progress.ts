import { progressBetween, type RanksOfObjectives } from '@track/markbook'

export function answerProgress({
  before,
  after,
}: {
  readonly before: RanksOfObjectives
  readonly after: RanksOfObjectives
}) {
  return progressBetween(before, after)
}
