import { scaleAsOf } from '@track/descriptors'
import { type CalendarDate, TrackError } from '@track/kernel'
import { calculationAsOf } from '@track/markbook'
import { baselineOf } from './baseline-of.js'
import type { Blank } from './blank-of.js'
import { changeOfCell } from './explain-change.js'
import { definitionOf, inputsOf, roundingOf, sayPupils } from './explain-measure.js'
import type { ExplanationPart } from './explanation-part.js'
import { depthsOf, readsRanks, scalesOfSubject } from './notes/noted-input.js'
import { AGE_RELATED } from './notes/page-notes.js'
import { asksOfSecured } from './notes/scale-changes.js'
import type { PageColumn, PageMeasure } from './page-definition.js'
import { membershipDates, type PageInput } from './page-input.js'
import { namesOn } from './page-names.js'
import type { NotCountedReason } from './pupil-outcome.js'
import { type CellPosition, type OpenedCell, pupilsBehindCell } from './pupils-behind-cell.js'
import { ruleOn } from './rule-on.js'
import { sayCalculation } from './say-calculation.js'
import { sayDay } from './say-day.js'
import { plainPercentOf, sayRule } from './say-rule.js'

/**
 * Why is this number what it is? Its definition, the rule and the scale with their versions, the day it speaks of and what was known,
 * whose it is and for whom, from what to what it changed, what was divided by what, who is counted and who is not, and how it was
 * rounded.
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
  const what = [definitionOf(input, column, opened.on), ...scopeOf(input, column.measure)]
  if (opened.cell.blank) return [...what, blankPart(opened.cell.blank, opened.on), ...audienceOf(input)]
  return [
    ...what,
    ...rulesOf(input, column, position),
    ...scalesOf(input, column, position),
    ...calculationOf(input, column, opened),
    asOfOf(input, position),
    membershipOf(input, position),
    ...audienceOf(input),
    ...changeOfCell(input, position, opened),
    ...countsOf(input, column, opened),
    roundingOf(column),
  ]
}

function blankPart(blank: Blank, on: CalendarDate): ExplanationPart {
  const text =
    blank === 'date-to-come'
      ? `${sayDay(on)} has not come yet, so there is no number.`
      : 'There is no earlier date on the page to measure from.'
  return { about: 'blank', text, facts: { blank, on } }
}

function scopeOf({ definition }: PageInput, { kind }: PageMeasure): ExplanationPart[] {
  const readsProgrammes = kind !== 'mean-mark' && kind !== 'described' && kind !== 'category'
  if (definition.scope !== 'age-related' || !readsProgrammes) return []
  return [{ about: 'scope', text: AGE_RELATED, facts: { scope: definition.scope } }]
}

/** What is in force on the day and, for a change, on the one it is measured from as well, where that is something else. */
function atEachEnd(
  { definition }: PageInput,
  { column, date }: { readonly column: PageColumn; readonly date: number },
  partsOn: (on: CalendarDate) => ExplanationPart[],
): ExplanationPart[] {
  const baseline = baselineOf(definition, { column, date })
  const told = [date, ...(baseline ? [baseline.date] : [])].flatMap((place) => partsOn(definition.dates[place]!.on))
  return told.filter(({ text }, place) => told.findIndex((other) => other.text === text) === place)
}

function rulesOf(input: PageInput, column: PageColumn, { date }: CellPosition): ExplanationPart[] {
  const { measure } = column
  if (measure.kind !== 'on-track') return []
  return atEachEnd(input, { column, date }, (on) => [ruleOf(input, measure, on)])
}

function ruleOf(
  input: PageInput,
  measure: Extract<PageMeasure, { readonly kind: 'on-track' }>,
  on: CalendarDate,
): ExplanationPart {
  const version = ruleOn({ ...input, ruleId: measure.ruleId, asOf: on })
  if (!version)
    return { about: 'rule', text: `No version of the rule was in force on ${on}.`, facts: { ruleId: measure.ruleId } }
  const { id, name, effectiveFrom, rule } = version
  const percent = plainPercentOf(rule)
  const asked = sayRule(rule, namesOn(input, { rule, asOf: on }))
  const equality = percent === undefined ? 'Exactly as much as is asked is enough.' : `Exactly ${percent} % is enough.`
  return {
    about: 'rule',
    text: `“${name}”, in force since ${effectiveFrom}: ${asked}. ${equality}`,
    facts: { ruleId: id, name, effectiveFrom, securedPercentAtLeast: percent ?? null },
  }
}

/** From which depth on an objective is secured. */
function scalesOf(input: PageInput, column: PageColumn, { date }: CellPosition): ExplanationPart[] {
  const { subjectId, measure } = column
  const asksOfIt = measure.kind === 'secured' || (measure.kind === 'on-track' && asksOfSecured(input, measure.ruleId))
  if (!asksOfIt) return []
  return atEachEnd(input, { column, date }, (on) =>
    scalesOfSubject(input, subjectId).flatMap((scaleId) => scaleOf(input, scaleId, on) ?? []),
  )
}

function scaleOf({ scales, asKnown }: PageInput, scaleId: string, on: CalendarDate): ExplanationPart | undefined {
  const scale = scaleAsOf(scales, { scaleId, asOf: on, asKnown })
  const line = scale?.codes.find(({ id }) => id === scale.secureFrom)
  if (!scale || !line) return undefined
  const { name, effectiveFrom } = scale
  return {
    about: 'scale',
    text: `Secured begins at “${line.label}” of “${name}”, in force since ${effectiveFrom}.`,
    facts: { scaleId, name, secureFrom: line.label, effectiveFrom },
  }
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
    text: `${label === '' ? 'What' : `${label}: what`} was observed by ${on}, ${asKnown === undefined ? 'with everything recorded since' : `as recorded by ${asKnown}`}.`,
    facts: { label, on, asKnown: asKnown ?? null },
  }
}

function membershipOf({ definition, groups }: PageInput, { groupId, date }: CellPosition): ExplanationPart {
  const { membership } = definition
  const on = membershipDates(definition)[date]!
  const made = definition.combined?.find(({ id }) => id === groupId)
  const parts = made?.groupIds.map((id) => groups.find((group) => group.id === id)?.name ?? id)
  const who = parts
    ? `pupils in ${parts.join(made?.take === 'all-of' ? ' and in ' : ' or in ')}`
    : 'pupils who belong to it'
  const belonged = parts ? who : 'pupils who belonged to it'
  return {
    about: 'membership',
    text:
      membership === 'current'
        ? `The group is the ${who} on ${on}, the last date of the page, in every column.`
        : `The group is the ${belonged} on ${on}.`,
    facts: { groupId, membership, on, ...(made && { take: made.take, parts: parts!.join(', ') }) },
  }
}

function audienceOf({ definition, audiences = [] }: PageInput): ExplanationPart[] {
  const { audienceId, minimumGroup } = definition
  if (audienceId === undefined) return []
  const name = audiences.find(({ id }) => id === audienceId)?.name ?? audienceId
  const small =
    minimumGroup > 1 ? `no number of a group of fewer than ${minimumGroup} pupils is shown` : 'every number is shown'
  return [
    { about: 'audience', text: `The page is for “${name}”: ${small}.`, facts: { audienceId, name, minimumGroup } },
  ]
}

function countsOf({ definition }: PageInput, column: PageColumn, { cell, counted, notCounted }: OpenedCell) {
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
  parts.push(...inputsOf(column, cell))
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
      text: `${sayPupils(cell.notMatched)} ${cell.notMatched === 1 ? 'is' : 'are'} left out for lack of a number ${column.change?.pupils === 'matched' ? 'at the other end' : 'on another date of the page'}.`,
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
