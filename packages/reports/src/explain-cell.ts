import { TrackError } from '@track/kernel'
import type { PageMeasure } from './page-definition.js'
import { membershipDates, type PageInput } from './page-input.js'
import { ruleOn } from './pupil-outcome.js'
import { type CellPosition, type OpenedCell, pupilsBehindCell } from './pupils-behind-cell.js'

/**
 * One thing to know about a number: what it is about, a plain English sentence, and the facts in it, for a screen that says
 * them in another language or draws them.
 */
export interface ExplanationPart {
  readonly about:
    | 'definition'
    | 'rule'
    | 'as-of'
    | 'membership'
    | 'hidden'
    | 'inputs'
    | 'counted'
    | 'without-data'
    | 'codes'
    | 'not-matched'
    | 'rounding'
  readonly text: string
  readonly facts: Readonly<Record<string, string | number | boolean | null>>
}

/**
 * Why is this number what it is? Its definition, the rule and its version, the day it speaks of and what was known, whose it
 * is, what was divided by what, who is counted and who is not, and how it was rounded.
 *
 * Says nothing of the pupils behind a hidden number, and never names a pupil.
 */
export function explainCell(input: PageInput, position: CellPosition): ExplanationPart[] {
  return explainOpenedCell(input, position, pupilsBehindCell(input, position))
}

/** `explainCell` for a number that is already open, so that it is not calculated twice. */
export function explainOpenedCell(input: PageInput, position: CellPosition, opened: OpenedCell): ExplanationPart[] {
  const column = input.definition.columns[position.column]
  if (!column) throw new TrackError('reports/unknown-cell', 'The page has no such column', { ...position })
  return [
    definitionOf(column.measure),
    ...ruleOf(input, column.measure, opened),
    asOfOf(input, position),
    membershipOf(input, position),
    ...countsOf(input, column.measure, opened),
    roundingOf(column.measure),
  ]
}

function definitionOf(measure: PageMeasure): ExplanationPart {
  switch (measure.kind) {
    case 'secured': {
      const { kind, average } = measure
      const text =
        average === 'per-pupil'
          ? 'For each pupil: the share of the objectives taught by then in their own programme that are secured. The number is the mean of these shares; every pupil weighs the same.'
          : 'Of all objectives taught by then to all pupils in their own programmes, the share that is secured. A pupil with more objectives weighs more.'
      return { about: 'definition', text, facts: { kind, average } }
    }
    case 'on-track':
      return {
        about: 'definition',
        text: "The share of pupils who meet the school's own rule for being on track, each in their own programme.",
        facts: { kind: measure.kind },
      }
    case 'mean-mark': {
      const { kind, matched } = measure
      const text = matched
        ? 'The mean of the latest marks by then, of the pupils who have a number on every date of the page.'
        : 'The mean of the latest marks by then, of the pupils who have a number.'
      return { about: 'definition', text, facts: { kind, matched } }
    }
  }
}

function ruleOf(input: PageInput, measure: PageMeasure, { on }: OpenedCell): ExplanationPart[] {
  if (measure.kind !== 'on-track') return []
  const version = ruleOn({ ...input, ruleId: measure.ruleId, asOf: on })
  if (!version)
    return [{ about: 'rule', text: `No version of the rule was in force on ${on}.`, facts: { ruleId: measure.ruleId } }]
  const { id, name, effectiveFrom, rule } = version
  return [
    {
      about: 'rule',
      text: `“${name}”, in force since ${effectiveFrom}: at least ${rule.securedPercentAtLeast} % of the objectives taught are secured. Exactly ${rule.securedPercentAtLeast} % is enough.`,
      facts: { ruleId: id, name, effectiveFrom, securedPercentAtLeast: rule.securedPercentAtLeast },
    },
  ]
}

function asOfOf({ definition, asKnown }: PageInput, { date }: CellPosition): ExplanationPart {
  const { label, on } = definition.dates[date]!
  return {
    about: 'as-of',
    text: `${label}: what was observed by ${on}, ${asKnown === undefined ? 'with everything recorded since' : `as recorded by ${asKnown}`}.`,
    facts: { label, on, asKnown: asKnown ?? null },
  }
}

function membershipOf({ definition }: PageInput, { groupId, date }: CellPosition): ExplanationPart {
  const { membership } = definition
  const on = membershipDates(definition)[date]!
  return {
    about: 'membership',
    text:
      membership === 'current'
        ? `The group is the pupils who belong to it on ${on}, the last date of the page, in every column.`
        : `The group is the pupils who belonged to it on ${on}.`,
    facts: { groupId, membership, on },
  }
}

function countsOf({ definition }: PageInput, measure: PageMeasure, { cell, counted, notCounted }: OpenedCell) {
  const { minimumGroup } = definition
  if (cell.suppressed)
    return [
      {
        about: 'hidden',
        text: `Hidden: a number for fewer than ${minimumGroup} pupils could be traced to one of them, here or by subtraction.`,
        facts: { minimumGroup },
      } as const,
    ]
  const parts: ExplanationPart[] = []
  const members = counted.length + notCounted.length
  if (cell.fraction) parts.push(inputsOf(measure, cell.fraction))
  parts.push({
    about: 'counted',
    text: `${counted.length} of ${pupils(members)} ${counted.length === 1 ? 'is' : 'are'} counted.`,
    facts: { n: counted.length, members },
  })
  if (cell.withoutData)
    parts.push({
      about: 'without-data',
      text: `${pupils(cell.withoutData)} without data ${cell.withoutData === 1 ? 'is' : 'are'} left out, not counted as 0: ${reasonsOf(notCounted)}.`,
      facts: { withoutData: cell.withoutData, ...countReasons(notCounted) },
    })
  const codes = Object.entries(cell.codes ?? {})
  if (codes.length > 0)
    parts.push({
      about: 'codes',
      text: `Left out because a code stands in place of a number: ${codes.map(([code, n]) => `${code} (${n})`).join(', ')}.`,
      facts: Object.fromEntries(codes),
    })
  if (cell.notMatched)
    parts.push({
      about: 'not-matched',
      text: `${pupils(cell.notMatched)} ${cell.notMatched === 1 ? 'is' : 'are'} left out for lack of a number on another date of the page.`,
      facts: { notMatched: cell.notMatched },
    })
  return parts
}

function inputsOf(measure: PageMeasure, { numerator, denominator }: { numerator: number; denominator: number }) {
  const text = {
    secured: `${numerator} of ${denominator} taught objectives are secured.`,
    'on-track': `${numerator} of ${pupils(denominator)} ${numerator === 1 ? 'is' : 'are'} on track.`,
    'mean-mark': `The marks add up to ${numerator}, divided by ${pupils(denominator)}.`,
  }[measure.kind]
  return { about: 'inputs', text, facts: { numerator, denominator } } as const
}

function roundingOf({ kind }: PageMeasure): ExplanationPart {
  const places = kind === 'mean-mark' ? 1 : 0
  return {
    about: 'rounding',
    text: `Calculated exactly and rounded once, half away from zero, to ${places === 1 ? 'one decimal' : 'whole percent'}.`,
    facts: { places },
  }
}

const REASONS = {
  'nothing-taught': 'nothing taught yet',
  'no-judgement': 'no judgement yet',
  'no-rule': 'no rule in force',
  'no-mark': 'no mark yet',
} as const

function countReasons(notCounted: OpenedCell['notCounted']): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const reason of Object.keys(REASONS)) {
    const n = notCounted.filter((pupil) => pupil.reason === reason).length
    if (n > 0) counts[reason] = n
  }
  return counts
}

function reasonsOf(notCounted: OpenedCell['notCounted']): string {
  return Object.entries(countReasons(notCounted))
    .map(([reason, n]) => `${REASONS[reason as keyof typeof REASONS]} (${n})`)
    .join(', ')
}

function pupils(n: number): string {
  return n === 1 ? '1 pupil' : `${n} pupils`
}
