import type { PageInput } from '@track/reports'

/** What a page is calculated from but the log, as it is kept with it. */
export type KeptInputs = Omit<PageInput, 'entries' | 'ledger'>

/**
 * What is kept of a page's input: all of it but the log, whose lines never change, and of the objectives those that are taught or
 * planned on the page.
 */
export function keptInputs(input: PageInput): KeptInputs {
  const {
    definition,
    groups,
    taught,
    planned,
    scales,
    rules,
    calculations,
    sets,
    correspondences,
    measures,
    revisions,
    today,
  } = input
  const named = new Set([...taught, ...(planned ?? [])].flatMap(({ objectiveIds }) => objectiveIds.flat()))
  const objectives = input.objectives.filter(({ id }) => named.has(id))
  const versions = { scales, rules, calculations, sets, correspondences, measures, revisions }
  return { definition, groups, taught, planned, objectives, ...versions, today }
}
