import { type Reason, reasonText } from '@track/descriptors'
import {
  type CalendarDate,
  compareCodeUnits,
  type Rational,
  rational,
  roundRational,
  TrackError,
  toNumber,
} from '@track/kernel'
import { baselineOf } from './baseline-of.js'
import { blankCell, blankOf } from './blank-of.js'
import { calculatePage } from './calculate-page.js'
import { cellReader, changeReader } from './cell-reader.js'
import { placesOf } from './measure-unit.js'
import { outcomeOf } from './outcome-of.js'
import {
  type ChangeEnds,
  differenceOf,
  type EndsOfChange,
  endsOf,
  type FinerChange,
  finerChange,
  HIDDEN_CELL,
  isCounted,
  matchedEnds,
  type PageCell,
} from './page-cell.js'
import type { PageColumn, PageMeasure } from './page-definition.js'
import type { PageInput } from './page-input.js'
import { namesOn } from './page-names.js'
import { pageRows } from './page-rows.js'
import type { NotCountedReason, OutcomeOf, PupilOutcome, Share } from './pupil-outcome.js'
import { ruleOn } from './rule-on.js'
import { tallyPage } from './tally-page.js'

/** One number of a page: the group's id, and the positions of the column and the date, from 0. */
export interface CellPosition {
  readonly groupId: string
  readonly column: number
  readonly date: number
}

/**
 * What one pupil brings to a number: a mark or an amount (one decimal), or a whole percentage with its numerator and denominator.
 * Of an answer the percentage is the pupil's share of secured objectives where there is one, else 100 or 0.
 */
export interface OwnFigure {
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

/** A pupil behind a number, with their own figure on that date. */
export interface CountedPupil extends OwnFigure {
  readonly pupilId: string
  /** Changes only: the pupil's figure that it is measured from, or null if there is none, which `matched` does not have. */
  readonly before?: OwnFigure | null
  /** Changes only: the pupil's own difference, rounded once from the exact figures; null also where one of them is no share. */
  readonly change?: number | null
  /** Changes only: both figures and the difference with a decimal more, where rounding hides something. */
  readonly finer?: FinerChange
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
  /** Changes only: both ends as numbers of their own, of the pupils that the change counts there. */
  readonly ends?: EndsOfChange
  readonly counted: readonly CountedPupil[]
  readonly notCounted: readonly NotCountedPupil[]
}

/**
 * Who is behind this number, and who of the group is not, and why?
 *
 * The cell is the one that `calculatePage` shows for the same input: `counted` holds exactly its `n` pupils. A hidden number
 * opens into nobody, and so does a place that is blank.
 */
export function pupilsBehindCell(input: PageInput, position: CellPosition): OpenedCell {
  const { definition } = input
  const { groupId, date } = position
  const column = definition.columns[position.column]
  const group = pageRows(input).find(({ id }) => id === groupId)
  const on = definition.dates[date]?.on
  if (!column || !group || !on)
    throw new TrackError('reports/unknown-cell', 'The page has no such group, column or date', { ...position })

  if (isHidden(input, position)) return { on, cell: HIDDEN_CELL, counted: [], notCounted: [] }
  const blank = blankOf({ ...input, dates: definition.dates }, { column, date })
  if (blank) return { on, cell: blankCell(blank), counted: [], notCounted: [] }

  const tally = tallyPage({ ...input, definition: { ...definition, groupIds: [groupId], columns: [column] } })
  const members = group.members.map((ids) => [...new Set(ids)].sort(compareCodeUnits))
  const cell = cellReader(input, tally, { column, date })(members)
  const say = { measure: column.measure, reasons: reasonTexts(input, column.measure, on) }
  const ends = column.change && changeReader(input, tally, { column, date })(members)
  const outcomes = ends
    ? withChange(ends, { input, column, date, say })
    : members[date]!.map(reader(outcomeOf(input, tally, { column, date }), say))
  return {
    on,
    cell,
    ...(ends && { ends: endsOf(ends, column) }),
    counted: outcomes.flatMap(({ counted }) => counted ?? []),
    notCounted: outcomes.flatMap(({ notCounted }) => notCounted ?? []),
  }
}

/** Whether a number gives another away only the numbers around it tell. */
function isHidden(input: PageInput, { groupId, column, date }: CellPosition): boolean {
  const { definition } = input
  if (definition.minimumGroup <= 0) return false
  const { rows } = calculatePage({ ...input, definition: { ...definition, columns: [definition.columns[column]!] } })
  return rows[definition.groupIds.indexOf(groupId)]!.cells[0]![date]!.suppressed === true
}

interface OpenedPupil {
  readonly counted?: CountedPupil
  readonly notCounted?: NotCountedPupil
}

function reader(outcomeOfPupil: OutcomeOf, say: Saying): (pupilId: string) => OpenedPupil {
  return (pupilId) => openPupil(pupilId, outcomeOfPupil(pupilId), say)
}

function openPupil(pupilId: string, outcome: PupilOutcome, say: Saying): OpenedPupil {
  const figure = figureOf(outcome, say)
  if (figure) return { counted: { pupilId, ...figure } }
  const notCounted = toNotCounted(pupilId, outcome, say)
  return notCounted ? { notCounted } : {}
}

/** Each pupil with both figures of their own, those of the earlier end in the words of its day. */
function withChange(
  ends: ChangeEnds,
  {
    input,
    column,
    date,
    say,
  }: { readonly input: PageInput; readonly column: PageColumn; readonly date: number; readonly say: Saying },
): OpenedPupil[] {
  const { measure, change } = column
  const baseline = baselineOf(input.definition, { column, date })
  const before = baseline && {
    measure: baseline.column.measure,
    reasons: reasonTexts(input, measure, input.definition.dates[baseline.date]!.on),
  }
  const { after } = change?.pupils === 'matched' ? matchedEnds(ends) : ends
  return [...after].map(([pupilId, outcome]) => {
    const opened = openPupil(pupilId, outcome, say)
    if (!opened.counted) return opened
    const from = ends.before.get(pupilId)
    if (!before || !from || !isCounted(from)) return { counted: { ...opened.counted, before: null, change: null } }
    const counted = { ...opened.counted, before: figureOf(from, before) ?? null }
    // A yes without objectives is no percentage of them, and nothing was lost when the first was taught.
    if (Boolean(shareOf(outcome)) !== Boolean(shareOf(from))) return { counted: { ...counted, change: null } }
    const exact = { before: exactOf(from), after: exactOf(outcome) }
    const finer = finerChange(exact, measure)
    const change = roundRational(differenceOf(exact.after, exact.before), placesOf(measure))
    return { counted: { ...counted, change, ...(finer && { finer }) } }
  })
}

function shareOf(outcome: PupilOutcome): Share | undefined {
  if (outcome.kind === 'share') return outcome
  return outcome.kind === 'answer' ? outcome.share : undefined
}

/** A pupil's own figure before anyone rounds it; of an answer, as its percentage is shown. */
function exactOf(outcome: PupilOutcome): Rational {
  const share = shareOf(outcome)
  if (share) return rational(100 * share.secured, share.taught)
  if (outcome.kind === 'amount') return outcome.value
  return rational(outcome.kind === 'answer' && outcome.yes ? 100 : 0)
}

function figureOf(outcome: PupilOutcome, { measure, reasons: textsOf }: Saying): OwnFigure | undefined {
  switch (outcome.kind) {
    case 'not-counted':
      return undefined
    case 'amount': {
      const value = measure.kind === 'mean-mark' ? toNumber(outcome.value) : roundRational(outcome.value, 1)
      return { value, numerator: null, denominator: null, observedOn: outcome.observedOn ?? null }
    }
    case 'share':
      return { ...toPercent(outcome.secured, outcome.taught), observedOn: null }
    case 'answer': {
      const { yes, share, word, reasons = [], observedOn = null } = outcome
      const value = share ? toPercent(share.secured, share.taught) : toPercent(Number(yes), 1)
      if (word !== undefined) return { ...value, word, observedOn }
      const figures = share ? value : { ...value, numerator: null, denominator: null }
      return { ...figures, onTrack: yes, reasons: textsOf(reasons), observedOn }
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
  readonly measure: PageMeasure
  readonly reasons: (reasons: readonly Reason[]) => string[]
}

/** Puts what a rule found into the words of the school on that day. */
function reasonTexts(input: PageInput, measure: PageMeasure, asOf: CalendarDate): Saying['reasons'] {
  const rule = measure.kind === 'on-track' ? ruleOn({ ...input, ruleId: measure.ruleId, asOf })?.rule : undefined
  const names = rule && namesOn(input, { rule, asOf })
  return (reasons) => reasons.map((reason) => reasonText(reason, names))
}
