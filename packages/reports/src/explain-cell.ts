import { TrackError } from '@track/kernel'
import { calculationAsOf } from '@track/markbook'
import { definitionOf, inputsOf, roundingOf, sayPupils } from './explain-measure.js'
import type { ExplanationPart } from './explanation-part.js'
import { depthsOf, readsRanks } from './notes/noted-input.js'
import { AGE_RELATED } from './notes/page-notes.js'
import type { PageColumn, PageMeasure } from './page-definition.js'
import { membershipDates, type PageInput } from './page-input.js'
import { namesOn } from './page-names.js'
import type { NotCountedReason } from './pupil-outcome.js'
import { type CellPosition, type OpenedCell, pupilsBehindCell } from './pupils-behind-cell.js'
import { ruleOn } from './rule-on.js'
import { sayCalculation } from './say-calculation.js'
import { plainPercentOf, sayRule } from './say-rule.js'

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
    definitionOf(input, column.measure, opened.on),
    ...scopeOf(input, column.measure),
    ...ruleOf(input, column.measure, opened),
    ...calculationOf(input, column, opened),
    asOfOf(input, position),
    membershipOf(input, position),
    ...countsOf(input, column.measure, opened),
    roundingOf(column.measure),
  ]
}

function scopeOf({ definition }: PageInput, { kind }: PageMeasure): ExplanationPart[] {
  const readsProgrammes = kind !== 'mean-mark' && kind !== 'described' && kind !== 'category'
  if (definition.scope !== 'age-related' || !readsProgrammes) return []
  return [{ about: 'scope', text: AGE_RELATED, facts: { scope: definition.scope } }]
}

function ruleOf(input: PageInput, measure: PageMeasure, { on }: OpenedCell): ExplanationPart[] {
  if (measure.kind !== 'on-track') return []
  const version = ruleOn({ ...input, ruleId: measure.ruleId, asOf: on })
  if (!version)
    return [{ about: 'rule', text: `No version of the rule was in force on ${on}.`, facts: { ruleId: measure.ruleId } }]
  const { id, name, effectiveFrom, rule } = version
  const percent = plainPercentOf(rule)
  const asked = sayRule(rule, namesOn(input, { rule, asOf: on }))
  const equality = percent === undefined ? 'Exactly as much as is asked is enough.' : `Exactly ${percent} % is enough.`
  return [
    {
      about: 'rule',
      text: `“${name}”, in force since ${effectiveFrom}: ${asked}. ${equality}`,
      facts: { ruleId: id, name, effectiveFrom, securedPercentAtLeast: percent ?? null },
    },
  ]
}

function calculationOf(input: PageInput, { subjectId, measure }: PageColumn, { on }: OpenedCell): ExplanationPart[] {
  if (!readsRanks(measure)) return []
  const calculation = calculationAsOf(input.calculations ?? [], { subjectId, asOf: on, asKnown: input.asKnown })
  if (calculation.method === 'latest') return []
  const said = sayCalculation(calculation, depthsOf(input, { subjectId, asOf: on }))
  return [
    {
      about: 'calculation',
      text: `Where an objective was judged more than once, ${said} counts. It is secured from the rank of the first secure depth on; with too few judgements for a number it counts as assessed and not secured.`,
      facts: { ...calculation },
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
    text: `${counted.length} of ${sayPupils(members)} ${counted.length === 1 ? 'is' : 'are'} counted.`,
    facts: { n: counted.length, members },
  })
  if (cell.withoutData)
    parts.push({
      about: 'without-data',
      text: `${sayPupils(cell.withoutData)} without data ${cell.withoutData === 1 ? 'is' : 'are'} left out, not counted as 0: ${reasonsOf(notCounted)}.`,
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
      text: `${sayPupils(cell.notMatched)} ${cell.notMatched === 1 ? 'is' : 'are'} left out for lack of a number on another date of the page.`,
      facts: { notMatched: cell.notMatched },
    })
  return parts
}

const REASONS = {
  'nothing-taught': 'nothing taught yet',
  'no-judgement': 'no judgement yet',
  'no-rule': 'no rule in force',
  'not-known': 'something that the rule asks for is not known',
  'no-mark': 'no mark yet',
  'no-word': 'no word yet',
  'no-number': 'no number for the depths judged',
  'first-date': 'the first date, with none before it to compare with',
  'nothing-to-compare': 'nothing judged that could be compared',
} as const satisfies Record<Exclude<NotCountedReason, 'code' | 'not-matched'>, string>

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
