import type { DescriptorList, GroupList, PageDefinition, School } from '@track/api-contract'
import type { CalendarDate } from '@track/kernel'
import { formatShortDate } from '../../lib/format-date'

export type PageColumn = PageDefinition['columns'][number]

/** A page as somebody chose it: what its address holds. The dates' names are the school's, so they are not in it. */
export interface PageChoice {
  readonly groupIds: readonly string[]
  readonly columns: readonly PageColumn[]
  readonly dates: readonly CalendarDate[]
  readonly membership: PageDefinition['membership']
  readonly minimumGroup: number
}

/** The most that one page holds: the contract's own limits. */
export const LIMITS = { groups: 80, columns: 40, dates: 12 } as const

/** Every pupil on roll, asked for like any group. */
export const EVERYONE = 'all'

/** What a school has to choose from. */
export interface Choosable {
  readonly school: Pick<School, 'today' | 'subjects' | 'classes' | 'assessmentDates'>
  readonly groups: GroupList['groups']
  readonly descriptors: Pick<DescriptorList, 'rules' | 'measures'>
}

/**
 * The page a school sees before anybody chose anything: everyone, the cohorts, the reader's own classes and the key groups;
 * the subjects with tests, or the first three; what is secured, who is on track and the mean mark; the school's own dates and today.
 *
 * Other people's classes are a choice somebody has to make: the page compares groups of pupils, not classrooms.
 */
export function firstChoice({ school, groups, descriptors }: Choosable): PageChoice {
  const mine = new Set(school.classes.filter(({ mine }) => mine).map(({ id }) => id))
  const shown = groups.filter(({ id, kind }) => kind === 'cohort' || kind === 'key-group' || mine.has(id))
  const tested = new Set(descriptors.measures.map(({ subjectId }) => subjectId))
  const withTests = school.subjects.filter(({ id }) => tested.has(id))
  const subjects = withTests.length > 0 ? withTests : school.subjects.slice(0, 3)
  return {
    groupIds: [EVERYONE, ...inOrder(shown).map(({ id }) => id)].slice(0, LIMITS.groups),
    columns: subjects.flatMap(({ id }) => firstColumns(id, descriptors)).slice(0, LIMITS.columns),
    dates: firstDates(school),
    membership: 'current',
    minimumGroup: 0,
  }
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
  const known = {
    ...choice,
    groupIds: choice.groupIds.filter((id) => groupIds.has(id)),
    columns: choice.columns.filter(({ subjectId, measure }) => {
      if (!subjectIds.has(subjectId)) return false
      if (measure.kind === 'on-track') return descriptors.rules.some(({ id }) => id === measure.ruleId)
      if (measure.kind === 'mean-mark')
        return descriptors.measures.some((one) => one.id === measure.measureId && one.subjectId === subjectId)
      return true
    }),
  }
  return known.groupIds.length > 0 && known.columns.length > 0 ? known : null
}

/** What the API is asked for. A date that the school has no name for is called by itself: "12 Dec". */
export function definitionOf(
  { groupIds, columns, dates, membership, minimumGroup }: PageChoice,
  { today, assessmentDates }: Pick<School, 'today' | 'assessmentDates'>,
): PageDefinition {
  return {
    groupIds: [...groupIds],
    columns: [...columns],
    dates: dates.map((on) => ({
      label: (assessmentDates.find((named) => named.on === on)?.name ?? formatShortDate(on, { today })).slice(0, 40),
      on,
    })),
    membership,
    minimumGroup,
  }
}

/** Adds a column beside the others of its subject, or at the end. */
export function withColumn(columns: readonly PageColumn[], column: PageColumn): PageColumn[] {
  const last = columns.findLastIndex(({ subjectId }) => subjectId === column.subjectId)
  return columns.toSpliced(last < 0 ? columns.length : last + 1, 0, column)
}

/** A column in a few letters: the same for the same subject and measure, and nothing else. */
export function columnKey({ subjectId, measure }: PageColumn): string {
  switch (measure.kind) {
    case 'secured':
      return `${measure.average === 'pooled' ? 'pooled' : 'secured'}.${subjectId}`
    case 'on-track':
      return `on-track.${subjectId}.${measure.ruleId}`
    case 'mean-mark':
      return `${measure.matched ? 'matched' : 'mean'}.${subjectId}.${measure.measureId}`
  }
}

function firstColumns(subjectId: string, { rules, measures }: Choosable['descriptors']): PageColumn[] {
  const rule = rules.at(-1)
  const test = measures.find((measure) => measure.subjectId === subjectId)
  return [
    { subjectId, measure: { kind: 'secured', average: 'per-pupil' } },
    ...(rule ? [{ subjectId, measure: { kind: 'on-track', ruleId: rule.id } } as const] : []),
    ...(test ? [{ subjectId, measure: { kind: 'mean-mark', measureId: test.id, matched: false } } as const] : []),
  ]
}

/** The last of the school's own dates so far, and today: a mark that was made just now counts at once. */
function firstDates({ today, assessmentDates }: Choosable['school']): CalendarDate[] {
  const past = assessmentDates.map(({ on }) => on).filter((on) => on < today)
  return [...[...new Set(past)].sort().slice(-3), today]
}
