import type {
  DescriptorList,
  GroupList,
  PageDefinition,
  PageTemplate,
  ReportTemplate,
  School,
} from '@track/api-contract'
import { type DateIssue, resolveDate, resolveTemplate } from '@track/reports'
import { formatShortDate } from '../../lib/format-date'
import { type CombinedRow, combinedId, combinedOf } from './combined-rows'

export type PageColumn = PageDefinition['columns'][number]
export type PageDate = PageTemplate['dates'][number]
export type Paper = 'a4' | 'a3'

/** A page as somebody chose it: what its address holds, and what is saved of it. */
export interface PageChoice {
  readonly groupIds: readonly string[]
  /** Those of the rows that are made of several groups. Their ids say of which: see `combinedId`. */
  readonly combined: readonly CombinedRow[]
  readonly columns: readonly PageColumn[]
  readonly dates: readonly PageDate[]
  readonly membership: PageDefinition['membership']
  readonly scope: PageDefinition['scope']
  readonly minimumGroup: number
  /** For whom it is: one of the school's audiences. */
  readonly audienceId?: string | undefined
  readonly paper: Paper
}

type Group = GroupList['groups'][number]

/** The most that one page holds: the contract's own limits. */
export const LIMITS = { groups: 80, columns: 40, dates: 12 } as const

/** Every pupil on roll, asked for like any group. */
export const EVERYONE = 'all'

/** What a school has to choose from. */
export interface Choosable {
  readonly school: Pick<
    School,
    'today' | 'subjects' | 'classes' | 'assessmentDates' | 'academicYears' | 'depthNumbers' | 'audiences'
  >
  readonly groups: GroupList['groups']
  readonly descriptors: Pick<
    DescriptorList,
    'rules' | 'measures' | 'sets' | 'setChoices' | 'correspondences' | 'scales'
  >
}

/**
 * The page a school sees before anybody chose anything: everyone, the cohorts, the reader's own classes and the key groups;
 * the subjects with tests, or the first three; what is secured, who is on track and the mean mark; the school's own dates and today.
 *
 * Other people's classes are a choice somebody has to make: the page compares groups of pupils, not classrooms.
 */
export function firstChoice({ school, groups, descriptors }: Choosable): PageChoice {
  const mine = new Set(school.classes.filter(({ mine }) => mine).map(({ id }) => id))
  const shown = groups.filter(
    (group) => !isClosed(group, school) && (['cohort', 'key-group'].includes(group.kind) || mine.has(group.id)),
  )
  const tests = descriptors.measures.filter(({ setId }) => setId === undefined)
  const tested = new Set(tests.map(({ subjectId }) => subjectId))
  const withTests = school.subjects.filter(({ id }) => tested.has(id))
  const subjects = withTests.length > 0 ? withTests : school.subjects.slice(0, 3)
  return {
    groupIds: [EVERYONE, ...inOrder(shown).map(({ id }) => id)].slice(0, LIMITS.groups),
    combined: [],
    columns: subjects.flatMap(({ id }) => firstColumns(id, descriptors)).slice(0, LIMITS.columns),
    dates: firstDates(school),
    membership: 'current',
    scope: 'own-programme',
    minimumGroup: 0,
    paper: 'a4',
  }
}

/** The part of a choice that is saved beside the paper. */
export function templateOf({ paper: _, groupIds, combined, columns, dates, ...rest }: PageChoice): PageTemplate {
  return {
    groupIds: [...groupIds],
    ...(combined.length > 0 && { combined: [...combined] }),
    columns: [...columns],
    dates: [...dates],
    ...rest,
  }
}

/** A saved report as a choice. Whoever saved it may have called its combined rows otherwise: here they are called by their parts. */
export function choiceOf({ template, paper }: Pick<ReportTemplate, 'template' | 'paper'>): PageChoice {
  const { combined: given = [], ...rest } = template
  const combined = given.map((row) => ({ ...row, id: combinedId(row) }))
  const ids = new Map(given.map(({ id }, place) => [id, combined[place]!.id]))
  return { ...rest, groupIds: [...new Set(rest.groupIds.map((id) => ids.get(id) ?? id))], combined, paper }
}

/** The rows as chosen, with the words for those of several groups that are among them, in their order. */
export function rowsOf(
  groupIds: readonly string[],
  known: readonly CombinedRow[],
): Pick<PageChoice, 'groupIds' | 'combined'> {
  const rows = new Map(known.map((row) => [row.id, row]))
  return { groupIds, combined: groupIds.flatMap((id) => rows.get(id) ?? combinedOf(id) ?? []) }
}

/** The kinds of group in the order in which a page has them, whole school first. */
export const KINDS = ['cohort', 'class', 'teaching-group', 'key-group', 'ad-hoc'] as const

/** Groups as a page lists them: by kind, and as the school puts them within each. Never by their numbers. */
export function inOrder<G extends { readonly kind: (typeof KINDS)[number]; readonly position: number }>(
  groups: readonly G[],
): G[] {
  return [...groups].sort((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) || a.position - b.position)
}

/** What of a choice this school has: an address may be old, or come from another school. Null if nothing is left of it. */
export function knownPart(choice: PageChoice, { school, groups, descriptors }: Choosable): PageChoice | null {
  const groupIds = new Set([EVERYONE, ...groups.map(({ id }) => id)])
  const subjectIds = new Set(school.subjects.map(({ id }) => id))
  const { audienceId, ...others } = choice
  const known = {
    ...others,
    ...(school.audiences.some(({ id }) => id === audienceId) && { audienceId: audienceId! }),
    ...rowsOf(
      choice.groupIds.filter((id) => (combinedOf(id)?.groupIds ?? [id]).every((part) => groupIds.has(part))),
      choice.combined,
    ),
    columns: choice.columns.filter(({ subjectId, measure, change }) => {
      if (!subjectIds.has(subjectId)) return false
      const since = change?.since
      if (since?.kind === 'measure' && !descriptors.measures.some(({ id }) => id === since.measureId)) return false
      if (measure.kind === 'on-track') return descriptors.rules.some(({ id }) => id === measure.ruleId)
      if (measure.kind === 'mean-mark')
        return descriptors.measures.some((one) => one.id === measure.measureId && one.subjectId === subjectId)
      if (measure.kind === 'mean-number') return school.depthNumbers
      if (measure.kind === 'described' || measure.kind === 'category')
        return hasWords(measure, { subjectId, descriptors })
      return true
    }),
  }
  return known.groupIds.length > 0 && known.columns.length > 0 ? known : null
}

function hasWords(
  measure: Extract<PageColumn['measure'], { readonly kind: 'described' | 'category' }>,
  { subjectId, descriptors }: { readonly subjectId: string } & Pick<Choosable, 'descriptors'>,
): boolean {
  const column = descriptors.measures.find(({ id }) => id === measure.measureId)
  if (column?.subjectId !== subjectId || column.setId === undefined) return false
  const words = new Set(descriptors.sets.flatMap((set) => set.descriptors.map(({ id }) => id)))
  if (measure.kind === 'described') return measure.descriptorIds.every((id) => words.has(id))
  const asked = descriptors.correspondences.find(({ id }) => id === measure.correspondenceId)
  return (
    asked !== undefined &&
    (asked.categories.some(({ id }) => id === measure.categoryId) || words.has(measure.categoryId))
  )
}

/** A group of an earlier year: its pupils are in other classes now. */
export function isClosed({ endsOn }: Pick<Group, 'endsOn'>, { today }: Pick<School, 'today'>): boolean {
  return endsOn !== undefined && endsOn < today
}

/** A closed class is called by its year as well: there may be a class of the same name again. */
export function groupName(group: Group, { today, academicYears }: Pick<School, 'today' | 'academicYears'>): string {
  const year = isClosed(group, { today }) && academicYears.find(({ endsOn }) => endsOn >= group.endsOn!)?.name
  return year ? `${group.name} (${year})` : group.name
}

/**
 * What the API is asked for: the days that the dates mean today, and what is to be known about them. A day that nobody has a name
 * for is called by itself: "12 Dec".
 */
export function definitionOf(
  choice: PageChoice,
  school: Pick<School, 'today' | 'assessmentDates' | 'academicYears'>,
): { readonly definition: PageDefinition; readonly issues: readonly DateIssue[] } {
  const { definition, issues } = resolveTemplate(templateOf(choice), school)
  const dates = definition.dates.map(({ label, on }) => ({ label: label || formatShortDate(on, school), on }))
  return { definition: { ...definition, dates }, issues }
}

/** Is it the same page on the same paper? */
export function isSameChoice(one: PageChoice, other: PageChoice): boolean {
  const [a, b] = [one, other].map(({ groupIds, combined, columns, dates, membership, scope, minimumGroup, ...rest }) =>
    JSON.stringify([
      groupIds,
      rowsOf(groupIds, combined).combined.map(({ label }) => label ?? ''),
      columns.map((column) => [columnKey(column), column.label ?? '']),
      dates.map(dateKey),
      membership,
      scope,
      minimumGroup,
      rest.audienceId ?? '',
      rest.paper,
    ]),
  )
  return a === b
}

/** A date in a few letters: the same for the same date, and nothing else but its label. */
export function dateKey(date: PageDate): string {
  if (date.kind === 'today') return date.kind
  return date.kind === 'fixed' ? date.on : `every.${date.name}`
}

/** Puts dates in the order of the calendar, those that have not come last: a page lists them so, and so does its address. */
export function datesInOrder(dates: readonly PageDate[], school: Parameters<typeof resolveDate>[1]): PageDate[] {
  const dayOf = new Map(dates.map((date) => [date, resolveDate(date, school).on ?? '9999-12-31']))
  return [...dates].sort((a, b) => (dayOf.get(a)! < dayOf.get(b)! ? -1 : dayOf.get(a)! > dayOf.get(b)! ? 1 : 0))
}

/** A column as it is asked for, without the names that the page has for it. */
export function bareColumn({ subjectId, measure, show, change, label }: PageColumn): PageColumn {
  return {
    subjectId,
    measure,
    ...(show && { show }),
    ...(change && { change }),
    ...(label !== undefined && { label }),
  }
}

/** Adds a column beside the others of its subject, or at the end. */
export function withColumn(columns: readonly PageColumn[], column: PageColumn): PageColumn[] {
  const last = columns.findLastIndex(({ subjectId }) => subjectId === column.subjectId)
  return columns.toSpliced(last < 0 ? columns.length : last + 1, 0, column)
}

/** A column in a few letters: the same for the same subject and measure shown in the same way, and nothing else. */
export function columnKey({ show, change, ...column }: PageColumn): string {
  return [...(change ? [changeKey(change)] : []), ...(show ? [show] : []), measureKey(column)].join('.')
}

function changeKey({ since, pupils }: NonNullable<PageColumn['change']>): string {
  return since.kind === 'measure' ? `since-test.${since.measureId}.${pupils}` : `since-${since.kind}.${pupils}`
}

function measureKey({ subjectId, measure }: PageColumn): string {
  switch (measure.kind) {
    case 'secured':
      return `${measure.average === 'pooled' ? 'pooled' : 'secured'}.${subjectId}`
    case 'on-track':
      return `on-track.${subjectId}.${measure.ruleId}`
    case 'mean-mark':
      return `${measure.matched ? 'matched' : 'mean'}.${subjectId}.${measure.measureId}`
    case 'described':
      return ['described', subjectId, measure.measureId, ...measure.descriptorIds].join('.')
    case 'category':
      return ['category', subjectId, measure.measureId, measure.correspondenceId, measure.categoryId].join('.')
    case 'progress':
      return `${measure.count}.${subjectId}`
    case 'mean-number':
      return `number.${subjectId}`
  }
}

function firstColumns(subjectId: string, { rules, measures }: Choosable['descriptors']): PageColumn[] {
  const rule = rules.at(-1)
  const test = measures.find((measure) => measure.subjectId === subjectId && measure.setId === undefined)
  return [
    { subjectId, measure: { kind: 'secured', average: 'per-pupil' } },
    ...(rule ? [{ subjectId, measure: { kind: 'on-track', ruleId: rule.id } } as const] : []),
    ...(test ? [{ subjectId, measure: { kind: 'mean-mark', measureId: test.id, matched: false } } as const] : []),
  ]
}

/**
 * The last of the school's own dates so far, by name so that they come back next year, and today: a mark that was made just now
 * counts at once.
 */
function firstDates(school: Choosable['school']): PageDate[] {
  const past = school.assessmentDates.filter(({ on }) => on < school.today).sort((a, b) => (a.on < b.on ? -1 : 1))
  const days = new Map(past.map(({ on, name }) => [on, name]))
  return [
    ...[...days].slice(-3).map(([on, name]): PageDate => {
      const named = { kind: 'assessment-date', name } as const
      // A name that comes several times a year means its latest day: the others are kept as days.
      return resolveDate(named, school).on === on ? named : { kind: 'fixed', label: '', on }
    }),
    { kind: 'today' },
  ]
}
