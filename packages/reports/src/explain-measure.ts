import { descriptorSetAsOf } from '@track/descriptors'
import type { CalendarDate } from '@track/kernel'
import type { ExplanationPart } from './explanation-part.js'
import { placesOf, unitOf } from './measure-unit.js'
import type { PageCell } from './page-cell.js'
import type { PageColumn, PageMeasure } from './page-definition.js'
import type { PageInput } from './page-input.js'
import { anyOf } from './say-day.js'

/** What a measure says, of whom, and in which programme. */
export function definitionOf(input: PageInput, column: PageColumn, on: CalendarDate): ExplanationPart {
  const { measure, show, change } = column
  const { text, facts = {} } = sayMeasure(input, measure, on)
  const number = show === 'count' ? sayCount(measure, text) : change ? `The change of this number: ${text}` : text
  const said = measure.kind === 'secured' ? `${number} ${NOT_ASSESSED}` : number
  const asked = { ...(show && { show }), ...(change && { since: change.since.kind, pupils: change.pupils }) }
  return { about: 'definition', text: said, facts: { kind: measure.kind, ...facts, ...asked } }
}

const NOT_ASSESSED =
  'A taught objective that nobody has assessed yet counts as not secured; only a pupil with no judgement at all is left out.'

/** A count is what the share divides: objectives of all pupils together, or pupils. */
function sayCount({ kind }: PageMeasure, share: string): string {
  if (kind === 'secured') return 'How many of the objectives taught to the pupils counted are secured, all added up.'
  return share.replace(/^The share of pupils/, 'The number of pupils')
}

function sayMeasure(
  input: PageInput,
  measure: PageMeasure,
  on: CalendarDate,
): { readonly text: string; readonly facts?: ExplanationPart['facts'] } {
  const ageRelated = input.definition.scope === 'age-related'
  const programme = ageRelated ? 'in the programme of their class' : 'in their own programme'
  switch (measure.kind) {
    case 'secured': {
      const { average } = measure
      const text =
        average === 'per-pupil'
          ? `For each pupil: the share of the objectives taught by then ${programme} that are secured. The number is the mean of these shares; every pupil weighs the same.`
          : `Of all objectives taught by then to all pupils ${ageRelated ? 'in the programmes of their classes' : 'in their own programmes'}, the share that is secured. A pupil with more objectives weighs more.`
      return { text, facts: { average } }
    }
    case 'on-track':
      return { text: `The share of pupils who meet the school's own rule for being on track, each ${programme}.` }
    case 'described': {
      const words = measure.descriptorIds.map((id) => `“${wordOn(input, id, on)}”`)
      return {
        text: `The share of pupils whose word in ${columnOf(input, measure)} is ${anyOf(words)}, of the pupils who have a word by then.`,
      }
    }
    case 'category': {
      const { correspondenceId, categoryId } = measure
      const correspondence = input.correspondences?.find(({ id }) => id === correspondenceId)
      const category = correspondence?.categories.find(({ id }) => id === categoryId)
      const label = category?.label ?? wordOn(input, categoryId, on)
      return {
        text: `The share of pupils whose word in ${columnOf(input, measure)} stands for “${label}” by “${correspondence?.name ?? correspondenceId}”, of the pupils who have a word by then. A word that stands in no category counts as one of its own.`,
        facts: { correspondenceId, categoryId },
      }
    }
    case 'mean-mark': {
      const { matched } = measure
      const text = matched
        ? 'The mean of the latest marks by then, of the pupils who have a number on every date of the page.'
        : 'The mean of the latest marks by then, of the pupils who have a number.'
      return { text, facts: { matched } }
    }
    case 'progress': {
      const { count } = measure
      return {
        text: `For each pupil, of the objectives taught ${programme}: ${PROGRESS[count]} since the first date of the page. Both days are read by the words and the calculation in force on the later one. The number is the mean of the pupils judged by both days.`,
        facts: { count },
      }
    }
    case 'mean-number':
      return {
        text: `For each pupil: the mean of the numbers that the school gave to its depths, by the latest judgement of each objective taught ${programme}. The number is the mean of these means. A depth without a number is left out.`,
      }
  }
}

const PROGRESS = {
  deepened: 'how many of those judged on both days are deeper',
  slipped: 'how many of those judged on both days are less deep',
  'started-new': 'how many were started, judged now and not yet on the first day,',
  'learning-gained': 'all steps of depth gained, new objectives from the lowest depth on, slips not taken off,',
  'matched-average-depth': 'by how many steps the average depth of those judged on both days rose',
} as const

/** What was divided by what. */
export function inputsOf({ measure, change }: PageColumn, { fraction, n, value }: PageCell): ExplanationPart[] {
  if (value === null) return []
  if (!fraction) {
    if (change || n === null) return []
    const text = n === 1 ? 'The percentage of 1 pupil.' : `The mean of ${n} pupils' own percentages.`
    return [{ about: 'inputs', text, facts: { denominator: n } }]
  }
  const { numerator, denominator } = fraction
  // A sum of thirds has no end, and a third digit would tell nobody more.
  const text = (change ? sayDifferences : sayFraction)(measure, Math.round(numerator * 100) / 100, denominator)
  return [{ about: 'inputs', text, facts: { numerator, denominator } }]
}

function sayDifferences({ kind }: PageMeasure, numerator: number, denominator: number): string {
  if (kind === 'mean-mark' || kind === 'mean-number')
    return `The pupils' differences add up to ${numerator}, divided by ${sayPupils(denominator)}.`
  const of = kind === 'secured' ? `${denominator} taught objectives` : sayPupils(denominator)
  return `${Math.abs(numerator)} of ${of} ${numerator < 0 ? 'less' : 'more'} than before.`
}

function sayFraction({ kind }: PageMeasure, numerator: number, denominator: number): string {
  const pupils = sayPupils(denominator)
  const are = numerator === 1 ? 'is' : 'are'
  switch (kind) {
    case 'secured':
      return `${numerator} of ${denominator} taught objectives are secured.`
    case 'on-track':
      return `${numerator} of ${pupils} ${are} on track.`
    case 'described':
      return `${numerator} of ${pupils} with a word ${are} described so.`
    case 'category':
      return `${numerator} of ${pupils} with a word ${are} in this category.`
    case 'mean-mark':
      return `The marks add up to ${numerator}, divided by ${pupils}.`
    case 'progress':
      return `What changed adds up to ${numerator}, divided by ${pupils}.`
    case 'mean-number':
      return `The pupils' means add up to ${numerator}, divided by ${pupils}.`
  }
}

export function roundingOf(column: PageColumn): ExplanationPart {
  const places = placesOf(column.measure)
  const unit = unitOf(column)
  if (column.show === 'count') return { about: 'rounding', text: 'Counted: nothing is rounded.', facts: { places } }
  const to = places === 1 ? 'one decimal' : unit === 'points' ? 'whole percentage points' : 'whole percent'
  return {
    about: 'rounding',
    text: `Calculated exactly and rounded once, half away from zero, to ${to}.`,
    facts: { places },
  }
}

export function sayPupils(n: number): string {
  return n === 1 ? '1 pupil' : `${n} pupils`
}

function columnOf({ measures }: PageInput, { measureId }: { readonly measureId: string }): string {
  return `“${measures?.find(({ id }) => id === measureId)?.name ?? measureId}”`
}

function wordOn({ sets = [], asKnown }: PageInput, descriptorId: string, asOf: CalendarDate): string {
  for (const { id: setId } of sets) {
    const words = descriptorSetAsOf(sets, { setId, asOf, asKnown })?.descriptors
    const word = words?.find(({ id }) => id === descriptorId)
    if (word) return word.label
  }
  return descriptorId
}
