import { TrackError } from '@track/kernel'
import { type Ledger, type LedgerList, type Plan, planOf } from '@track/markbook'
import type { PageColumn, PageDefinition } from '../page-definition.js'
import type { PageInput, TaughtList } from '../page-input.js'
import { pageRows } from '../page-rows.js'
import { addsUp } from './adds-up.js'
import { classesOf, type PupilClasses } from './classes.js'
import { schedulesOf, type TaughtSchedule } from './dated-lists.js'
import { type RuleFrom, rulesOverTime } from './rules-over-time.js'

/** What the sums of a page are made from: a page on a ledger, with what is taught by its dates, or by days. */
export interface PagePreparation
  extends Pick<
    PageInput,
    'definition' | 'groups' | 'objectives' | 'scales' | 'rules' | 'calculations' | 'correspondences' | 'asKnown'
  > {
  /** Of what was known by `asKnown`, if the page asks for that: see `ledgerAsKnown`. */
  readonly ledger: Ledger
  /** All lists by dates, or all by days: only then can the page be asked about other dates than its own. */
  readonly taught: readonly TaughtList[] | readonly TaughtSchedule[]
}

/** A page with all its names looked up, to be asked again and again: about other dates, or as the log grows. */
export interface PreparedPage extends Pick<PagePreparation, 'definition' | 'ledger' | 'correspondences' | 'asKnown'> {
  readonly plan: Plan
  /** Everybody on the page, by number. */
  readonly pupils: ReadonlyMap<string, number>
  readonly classes: PupilClasses
  readonly columns: readonly PreparedColumn[]
  /** The pupil of each member of the plan's lists, and the pupil's class. */
  readonly pupilOfMember: Int32Array
  readonly classOfMember: Int32Array
  readonly byDays: boolean
}

/** A column, and where the plan has what it counts: members of lists, or slots for marks, from `from` up to `to`. */
export interface PreparedColumn {
  readonly column: PageColumn
  readonly from: number
  readonly to: number
  /** On-track columns: the rule over time. */
  readonly rules: readonly RuleFrom[]
}

/**
 * Looks up, once, every name that a page needs, so that its sums are only counting: `sumPage` then takes a few milliseconds over a
 * million judgements.
 *
 * Every column must be one that adds up: see `addsUp`. The ledger is kept, not copied, and may grow: see `refreshSums`.
 */
export function preparePage(input: PagePreparation): PreparedPage {
  const { definition, ledger, scales, correspondences, asKnown } = input
  for (const [place, column] of definition.columns.entries())
    if (!addsUp(input, column))
      throw new TrackError('reports/no-sums', 'A column of the page cannot be added up', { column: place })
  const pupils = new Map<string, number>()
  const classes = classesOf(pageRows(input), { pupils, numberOf: (pupilId) => numberIn(pupils, pupilId) })
  const pupilIds = [...pupils.keys()]

  const { lists, membersOf, pupilOfMember } = listsOnPage(input, pupils)
  const measures = [...new Set(definition.columns.flatMap((column) => measureOf(column) ?? []))]
  const rules = new Map<string, readonly RuleFrom[]>()
  const taughtUpTo = lists.reduce((most, { objectives }) => Math.max(most, objectives.length), 0)
  return {
    definition,
    ledger,
    plan: planOf(ledger, {
      lists,
      marks: measures.map((measureId) => ({ measureId, pupilIds })),
      scales,
      asKnown,
    }),
    pupils,
    classes,
    columns: definition.columns.map((column): PreparedColumn => {
      const { subjectId, measure } = column
      const measureId = measureOf(column)
      const slotsOf = (place: number) => ({ from: place * pupilIds.length, to: (place + 1) * pupilIds.length })
      return {
        column,
        ...(measureId === undefined ? membersOf.get(subjectId)! : slotsOf(measures.indexOf(measureId))),
        rules: measure.kind === 'on-track' ? ruleOf(measure.ruleId) : [],
      }
    }),
    pupilOfMember,
    classOfMember: classesOfMembers(classes, pupilOfMember),
    byDays: isByDays(input.taught),
    correspondences,
    asKnown,
  }

  /** Columns of several subjects mostly ask the same rule. */
  function ruleOf(ruleId: string): readonly RuleFrom[] {
    const known = rules.get(ruleId) ?? rulesOverTime(input, { ruleId, taughtUpTo })
    rules.set(ruleId, known)
    return known
  }
}

/** The same page for other rows of the same pupils; nothing else is looked up again. */
export function regroupPage(
  prepared: PreparedPage,
  { groupIds, groups }: Pick<PageDefinition, 'groupIds'> & Pick<PageInput, 'groups'>,
): PreparedPage {
  const definition = { ...prepared.definition, groupIds }
  const { pupils } = prepared
  const numberOf = (pupilId: string): number => {
    const number = pupils.get(pupilId)
    if (number === undefined)
      throw new TrackError('reports/unknown-pupil', 'A row has a pupil whom the prepared page does not know')
    return number
  }
  const classes = classesOf(pageRows({ definition, groups }), { pupils, numberOf })
  return { ...prepared, definition, classes, classOfMember: classesOfMembers(classes, prepared.pupilOfMember) }
}

function classesOfMembers({ classOf }: PupilClasses, pupilOfMember: Int32Array): Int32Array {
  return pupilOfMember.map((pupil) => classOf[pupil]!)
}

/** The lists of the page's subjects, cut down to its pupils, subject by subject. */
function listsOnPage(
  { definition, taught, objectives: given }: PagePreparation,
  pupils: ReadonlyMap<string, number>,
): {
  readonly lists: readonly LedgerList[]
  readonly membersOf: ReadonlyMap<string, { readonly from: number; readonly to: number }>
  readonly pupilOfMember: Int32Array
} {
  const scaleOf = new Map(given.map(({ id, scaleId }) => [id, scaleId]))
  const schedules = isByDays(taught) ? taught : schedulesOf({ definition, taught })
  const lists: LedgerList[] = []
  const lastSubjectOf = new Int32Array(pupils.size)
  const membersOf = new Map<string, { from: number; to: number }>()
  const pupilOfMember: number[] = []
  for (const column of definition.columns) {
    const { subjectId } = column
    if (measureOf(column) !== undefined || membersOf.has(subjectId)) continue
    const [subject, from] = [membersOf.size + 1, pupilOfMember.length]
    for (const list of schedules) {
      if (list.subjectId !== subjectId) continue
      const objectives = list.objectives.map(({ objectiveId, from, until }) => {
        const scaleId = scaleOf.get(objectiveId)
        if (scaleId === undefined)
          throw new TrackError('reports/unknown-objective', 'A taught objective has no scale', { objectiveId })
        return { objectiveId, scaleId, from, until }
      })
      const pupilIds: string[] = []
      for (const id of list.pupilIds) {
        const pupil = pupils.get(id)
        if (pupil === undefined) continue
        if (lastSubjectOf[pupil] === subject)
          throw new TrackError('reports/taught-twice', 'Two taught lists name one pupil', { subjectId })
        lastSubjectOf[pupil] = subject
        pupilIds.push(id)
        pupilOfMember.push(pupil)
      }
      if (pupilIds.length > 0) lists.push({ pupilIds, objectives })
    }
    membersOf.set(subjectId, { from, to: pupilOfMember.length })
  }
  return { lists, membersOf, pupilOfMember: Int32Array.from(pupilOfMember) }
}

function isByDays(taught: PagePreparation['taught']): taught is readonly TaughtSchedule[] {
  return taught.every((list) => 'objectives' in list)
}

/** The measure whose marks or words a column reads; undefined if it reads what was judged of a subject. */
function measureOf({ measure }: PageColumn): string | undefined {
  return 'measureId' in measure ? measure.measureId : undefined
}

function numberIn(numbers: Map<string, number>, word: string): number {
  const known = numbers.get(word)
  if (known !== undefined) return known
  numbers.set(word, numbers.size)
  return numbers.size - 1
}
