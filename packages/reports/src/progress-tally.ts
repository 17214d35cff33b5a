import { changesBetween, type Progress, progressBetween, type RanksOfObjectives } from '@track/markbook'

/** What changed for a pupil between two dates: see `progressBetween` of `@track/markbook`. */
export interface ProgressTally extends Pick<Progress, 'startedNew' | 'deepened' | 'slipped' | 'learningGained'> {
  /** The objectives judged by both dates, and by how much their ranks rose, all together. */
  readonly matched: number
  readonly matchedRise: number
}

/** Null unless something was judged by each of the two dates: the beginning of a pupil who came later is unknown, not nothing. */
export function tallyProgress({
  before,
  after,
}: {
  readonly before: RanksOfObjectives
  readonly after: RanksOfObjectives
}): ProgressTally | null {
  if (isEmpty(before) || isEmpty(after)) return null
  const { startedNew, deepened, slipped, unchanged, learningGained } = progressBetween(before, after)
  const changed = changesBetween(before, after)
  const matchedRise = [...changed.deepened, ...changed.slipped].reduce((sum, id) => sum + after[id]! - before[id]!, 0)
  return { startedNew, deepened, slipped, learningGained, matched: deepened + slipped + unchanged, matchedRise }
}

function isEmpty(ranks: RanksOfObjectives): boolean {
  return Object.keys(ranks).length === 0
}
