import { baselineOf, type ChangeEnd } from './baseline-of.js'
import { outcomeOf } from './outcome-of.js'
import { type ChangeEnds, cellOf, changeOf, type PageCell } from './page-cell.js'
import type { OutcomeOf, PupilOutcome, Question } from './pupil-outcome.js'
import type { PageTally } from './tally-page.js'

/** A group's pupils on each date of the page, each once. */
export type Members = readonly (readonly string[])[]

/** The number of a column on a date, for any group: a share, a count or a change. Knows nothing of what must be hidden. */
export function cellReader(input: Question['input'], tally: PageTally, end: ChangeEnd): (members: Members) => PageCell {
  if (end.column.change) {
    const ends = changeReader(input, tally, end)
    return (members) => changeOf(ends(members), end.column)
  }
  const outcome = remember(outcomeOf(input, tally, end))
  return (members) => cellOf(members[end.date]!.map(outcome), end.column)
}

/** What the pupils of a group bring to both ends of a change. */
export function changeReader(
  input: Question['input'],
  tally: PageTally,
  { column, date }: ChangeEnd,
): (members: Members) => ChangeEnds {
  // A change that has nothing before it is blank, and nobody reads it.
  const baseline = baselineOf(input.definition, { column, date })!
  const after = remember(outcomeOf(input, tally, { column, date }))
  const before = remember(outcomeOf(input, tally, baseline))
  return (members) => ({
    after: outcomesOf(members[date]!, after),
    before: outcomesOf(members[baseline.date]!, before),
  })
}

function outcomesOf(pupilIds: readonly string[], outcome: OutcomeOf): Map<string, PupilOutcome> {
  return new Map(pupilIds.map((pupilId) => [pupilId, outcome(pupilId)]))
}

function remember(look: OutcomeOf): OutcomeOf {
  const known = new Map<string, PupilOutcome>()
  return (pupilId) => {
    let outcome = known.get(pupilId)
    if (outcome === undefined) {
      outcome = look(pupilId)
      known.set(pupilId, outcome)
    }
    return outcome
  }
}
