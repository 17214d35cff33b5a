import { type CountedFacts, categoryOf, countersOf, meetsByCounts } from '@track/descriptors'
import { TrackError } from '@track/kernel'
import { notCounted } from './of-taught.js'
import { isOfAllTaught, measuresOf } from './page-needs.js'
import type { OutcomeOf, Question } from './pupil-outcome.js'
import { ruleOn } from './rule-on.js'
import type { SubjectTally } from './tally-page.js'

/** Does a pupil meet the school's rule, by its version of the day? What the rule asks for and nobody knows leaves it unknown. */
export function onTrackOutcome({ input, tally, subjectId, measure, date }: Question<'on-track'>): OutcomeOf {
  const asOf = input.definition.dates[date]!.on
  const rule = ruleOn({ ...input, ruleId: measure.ruleId, asOf })?.rule
  if (!rule) return () => notCounted('no-rule')
  const tallies = tally.subjects[subjectId]
  const counters = countersOf(rule)
  const allTaught = counters.find(isOfAllTaught)
  const noCounts = Object.fromEntries(counters.map(({ key }) => [key, { have: 0, of: 0, assessed: 0 }]))
  const measureIds = measuresOf(rule)
  const asksOfTaught = measureIds.length === 0 && counters.every(({ basis }) => basis !== 'planned')

  return (pupilId) => {
    const known = tallies?.[pupilId]?.[date] ?? NOTHING
    const { taught, assessed, secured } = known
    const { met, reasons } = meetsByCounts(rule, factsOf(pupilId, known))
    if (met !== null) return { kind: 'answer', yes: met, reasons, ...(assessed > 0 && { share: { secured, taught } }) }
    if (asksOfTaught && taught === 0) return notCounted('nothing-taught')
    if (asksOfTaught && assessed === 0) return notCounted('no-judgement')
    return { kind: 'not-counted', reason: 'not-known', reasons }
  }

  function factsOf(pupilId: string, { taught: of, assessed, secured: have, counts }: SubjectTally): CountedFacts {
    // A pupil who has no programme was counted in nothing.
    const nothing = counts ? {} : noCounts
    const counted = { ...nothing, ...counts, ...(allTaught && { [allTaught.key]: { have, of, assessed } }) }
    if (measureIds.length === 0) return { counts: counted }
    const [marks, words]: [Record<string, number | string>, Record<string, string>] = [{}, {}]
    for (const id of measureIds) {
      const value = tally.marks[id]?.[pupilId]?.[date]?.value
      if (value !== undefined) marks[id] = value
      if (typeof value === 'string') words[id] = value
    }
    return { counts: counted, marks, words }
  }
}

/** Is a pupil's word one of these? A pupil without a word is without data. */
export function describedOutcome(question: Question<'described'>): OutcomeOf {
  const asked = new Set(question.measure.descriptorIds)
  return wordOutcome(question, question.measure, (word) => asked.has(word))
}

/** Does a pupil's word stand in the category? One that stands in none is a category of its own, and counts in n. */
export function categoryOutcome(question: Question<'category'>): OutcomeOf {
  const { input, measure } = question
  const correspondence = input.correspondences?.find(({ id }) => id === measure.correspondenceId)
  if (!correspondence)
    throw new TrackError('reports/unknown-correspondence', 'This correspondence was not given', {
      correspondenceId: measure.correspondenceId,
    })
  return wordOutcome(question, measure, (word) => (categoryOf(correspondence, word)?.id ?? word) === measure.categoryId)
}

function wordOutcome(
  { tally, date }: Pick<Question, 'tally' | 'date'>,
  { measureId }: { readonly measureId: string },
  asks: (word: string) => boolean,
): OutcomeOf {
  const words = tally.marks[measureId]
  return (pupilId) => {
    const found = words?.[pupilId]?.[date]
    if (typeof found?.value !== 'string') return notCounted('no-word')
    const { value: word, observedOn } = found
    return { kind: 'answer', yes: asks(word), word, observedOn }
  }
}

const NOTHING: SubjectTally = { taught: 0, assessed: 0, secured: 0 }
