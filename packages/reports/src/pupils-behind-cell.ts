import { type Reason, reasonText } from '@track/descriptors'
import { type CalendarDate, compareCodeUnits, rational, roundRational, TrackError, toNumber } from '@track/kernel'
import { hiddenGroups, isSmall } from './hidden-groups.js'
import { outcomeOf } from './outcome-of.js'
import { cellOf, HIDDEN_CELL, type PageCell } from './page-cell.js'
import type { PageMeasure } from './page-definition.js'
import type { PageInput } from './page-input.js'
import { namesOn } from './page-names.js'
import { pageRows } from './page-rows.js'
import type { NotCountedReason, PupilOutcome } from './pupil-outcome.js'
import { ruleOn } from './rule-on.js'
import { tallyPage } from './tally-page.js'

/** One number of a page: the group's id, and the positions of the column and the date, from 0. */
export interface CellPosition {
  readonly groupId: string
  readonly column: number
  readonly date: number
}

/**
 * A pupil behind a number, with their own figure: a mark or an amount (one decimal), or a whole percentage with its numerator and
 * denominator. Of an answer the percentage is the pupil's share of secured objectives where there is one, else 100 or 0.
 */
export interface CountedPupil {
  readonly pupilId: string
  readonly value: number
  readonly numerator: number | null
  readonly denominator: number | null
  /** On-track columns only, with what the rule asked and found, in plain English. */
  readonly onTrack?: boolean
  readonly reasons?: readonly string[]
  /** Columns of words only: the id of the pupil's word, be it one of those asked for or not. */
  readonly word?: string
  readonly observedOn: CalendarDate | null
}

/** A pupil of the group who is not behind the number, and why. */
export interface NotCountedPupil {
  readonly pupilId: string
  readonly reason: NotCountedReason
  /** The code that stands in the mark's place, word for word. */
  readonly code?: string
  /** What the rule asked and found, in plain English, where something is not known. */
  readonly reasons?: readonly string[]
}

/** A number of the page, opened: everyone in the group on that date, in the order of their ids. */
export interface OpenedCell {
  readonly on: CalendarDate
  readonly cell: PageCell
  readonly counted: readonly CountedPupil[]
  readonly notCounted: readonly NotCountedPupil[]
}

/**
 * Who is behind this number, and who of the group is not, and why?
 *
 * The cell is the one that `calculatePage` shows for the same input: `counted` holds exactly its `n` pupils. A hidden number
 * opens into nobody.
 */
export function pupilsBehindCell(input: PageInput, position: CellPosition): OpenedCell {
  const { definition } = input
  const { groupId, date } = position
  const column = definition.columns[position.column]
  const group = pageRows(input).find(({ id }) => id === groupId)
  const on = definition.dates[date]?.on
  if (!column || !group || !on)
    throw new TrackError('reports/unknown-cell', 'The page has no such group, column or date', { ...position })

  const nobody = { on, cell: HIDDEN_CELL, counted: [], notCounted: [] }
  if (hiddenGroups(input).has(groupId)) return nobody

  const tally = tallyPage({ ...input, definition: { ...definition, groupIds: [groupId], columns: [column] } })
  const outcome = outcomeOf(input, tally, { column, date })
  const outcomes = [...new Set(group.members[date])]
    .sort(compareCodeUnits)
    .map((pupilId) => [pupilId, outcome(pupilId)] as const)
  const cell = cellOf(
    outcomes.map(([, brought]) => brought),
    column.measure,
  )
  if (isSmall(cell.n ?? 0, definition.minimumGroup)) return nobody
  const say = { kind: column.measure.kind, reasons: reasonTexts(input, column.measure, on) }
  return {
    on,
    cell,
    counted: outcomes.flatMap(([pupilId, brought]) => toCounted(pupilId, brought, say) ?? []),
    notCounted: outcomes.flatMap(([pupilId, brought]) => toNotCounted(pupilId, brought, say) ?? []),
  }
}

function toCounted(
  pupilId: string,
  outcome: PupilOutcome,
  { kind, reasons: textsOf }: Saying,
): CountedPupil | undefined {
  switch (outcome.kind) {
    case 'not-counted':
      return undefined
    case 'amount': {
      const value = kind === 'mean-mark' ? toNumber(outcome.value) : roundRational(outcome.value, 1)
      return { pupilId, value, numerator: null, denominator: null, observedOn: outcome.observedOn ?? null }
    }
    case 'share':
      return { pupilId, ...toPercent(outcome.secured, outcome.taught), observedOn: null }
    case 'answer': {
      const { yes, share, word, reasons = [], observedOn = null } = outcome
      const value = share ? toPercent(share.secured, share.taught) : toPercent(Number(yes), 1)
      if (word !== undefined) return { pupilId, ...value, word, observedOn }
      const figures = share ? value : { ...value, numerator: null, denominator: null }
      return { pupilId, ...figures, onTrack: yes, reasons: textsOf(reasons), observedOn }
    }
  }
}

function toPercent(numerator: number, denominator: number) {
  return { value: roundRational(rational(100 * numerator, denominator)), numerator, denominator }
}

function toNotCounted(
  pupilId: string,
  outcome: PupilOutcome,
  { reasons: textsOf }: Saying,
): NotCountedPupil | undefined {
  if (outcome.kind !== 'not-counted') return undefined
  if (outcome.reason === 'code') return { pupilId, reason: outcome.reason, code: outcome.code }
  const { reason, reasons } = outcome
  return reasons ? { pupilId, reason, reasons: textsOf(reasons) } : { pupilId, reason }
}

/** How the figures of a column are told. */
interface Saying {
  readonly kind: PageMeasure['kind']
  readonly reasons: (reasons: readonly Reason[]) => string[]
}

/** Puts what a rule found into the words of the school on that day. */
function reasonTexts(input: PageInput, measure: PageMeasure, asOf: CalendarDate): Saying['reasons'] {
  const rule = measure.kind === 'on-track' ? ruleOn({ ...input, ruleId: measure.ruleId, asOf })?.rule : undefined
  const names = rule && namesOn(input, { rule, asOf })
  return (reasons) => reasons.map((reason) => reasonText(reason, names))
}
