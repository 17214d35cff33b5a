import type { Condition, DepthScale, OnTrackRule } from '@track/descriptors'
import type { CalendarDate, Instant } from '@track/kernel'
import type { EntryLike } from '@track/markbook'
import { type CombinedGroup, calculatePage, type PageCell, type PageColumn, type PageInput } from '@track/reports'
import { toEntry, type VectorEntry } from './vector-entry.js'

interface PageGiven {
  readonly pupils: readonly {
    readonly id: string
    readonly taught: Readonly<Record<CalendarDate, readonly string[]>>
  }[]
  readonly groups: readonly VectorGroup[]
  readonly judgements: readonly (VectorEntry & { readonly pupilId: string; readonly objectiveId: string })[]
  readonly marks: readonly {
    readonly id: string
    readonly pupilId: string
    readonly observedOn: CalendarDate
    readonly recordedAt: Instant
    readonly value: number | string | null
    readonly supersedes?: string
    /** The name of another test, of which a mark is only a baseline. */
    readonly baseline?: string
  }[]
  readonly dates: readonly CalendarDate[]
  readonly secureRank: number
  readonly columns: readonly VectorColumn[]
  readonly minimumGroup?: number
}

/** A group with its pupils, or one made of others by their names. */
type VectorGroup = { readonly name: string } & (
  | { readonly pupils: readonly string[]; readonly partOf?: string }
  | { readonly allOf: readonly string[] }
  | { readonly anyOf: readonly string[] }
)

type VectorColumn = (
  | { readonly kind: 'secured'; readonly average: 'per-pupil' | 'pooled' }
  | { readonly kind: 'on-track'; readonly securedPercentAtLeast: number }
  | { readonly kind: 'mean-mark'; readonly matched?: boolean }
) & {
  readonly show?: 'count'
  readonly change?: {
    readonly since: 'first-date' | 'date-before' | { readonly baseline: string }
    readonly pupils: 'raw' | 'matched'
  }
}

/** A vector's page is one subject, one scale and one measure; groups are named by place, as two may share a name. */
export function answerPage(given: PageGiven) {
  const page = calculatePage(toPageInput(given))
  return {
    rows: page.rows.map(({ n, cells }, row) => ({
      group: given.groups[row]!.name,
      n,
      cells: Object.fromEntries(cells.map((overDates, column) => [column, overDates.map(toAnswer)])),
    })),
  }
}

function toAnswer({ value, n, before, suppressed }: PageCell) {
  return { value, n, ...(before && { before }), ...(suppressed && { suppressed }) }
}

function toPageInput(given: PageGiven): PageInput {
  const { pupils, groups, judgements, marks, dates } = given
  const objectives = new Set(pupils.flatMap(({ taught }) => Object.values(taught).flat()))
  return {
    definition: {
      groupIds: groups.map((_, place) => String(place)),
      combined: groups.flatMap((group, place) => toCombined(group, String(place), groups)),
      columns: given.columns.map(toColumn),
      dates: dates.map((on) => ({ label: on, on })),
      membership: 'current',
      scope: 'own-programme',
      minimumGroup: given.minimumGroup ?? 0,
    },
    groups: groups.flatMap((group, place) =>
      'pupils' in group
        ? { id: String(place), partOf: placeOf(group.partOf, groups), members: dates.map(() => group.pupils) }
        : [],
    ),
    taught: pupils.map(({ id, taught }) => ({
      subjectId: 'subject',
      pupilIds: [id],
      objectiveIds: dates.map((day) => taught[day] ?? []),
    })),
    entries: [...judgements.map(toJudgement), ...marks.map(toMark)],
    objectives: [...objectives].map((id) => ({ id, scaleId: 'scale' })),
    scales: [toScale(given)],
    rules: given.columns.flatMap(toRule),
  }
}

/** A whole that is not a row of the page is not shown, so its parts have nothing to be subtracted from. */
function placeOf(name: string | undefined, groups: PageGiven['groups']): string | undefined {
  const place = groups.findIndex((group) => group.name === name)
  return place < 0 ? undefined : String(place)
}

function toCombined(group: VectorGroup, id: string, groups: PageGiven['groups']): CombinedGroup[] {
  if ('pupils' in group) return []
  const [names, take] = 'allOf' in group ? [group.allOf, 'all-of' as const] : [group.anyOf, 'any-of' as const]
  return [{ id, take, groupIds: names.map((name) => String(groups.findIndex((other) => other.name === name))) }]
}

function toColumn({ show, change, ...column }: VectorColumn, place: number): PageColumn {
  return {
    subjectId: 'subject',
    measure: toMeasure(column, place),
    ...(show && { show }),
    ...(change && { change: { since: toSince(change.since), pupils: change.pupils } }),
  }
}

function toMeasure(column: VectorColumn, place: number): PageColumn['measure'] {
  switch (column.kind) {
    case 'secured':
      return { kind: 'secured', average: column.average }
    case 'on-track':
      return { kind: 'on-track', ruleId: String(place) }
    case 'mean-mark':
      return { kind: 'mean-mark', measureId: MEASURE, matched: column.matched ?? false }
  }
}

function toSince(since: NonNullable<VectorColumn['change']>['since']): NonNullable<PageColumn['change']>['since'] {
  return typeof since === 'string' ? { kind: since } : { kind: 'measure', measureId: since.baseline }
}

const MEASURE = 'measure'

function toRule(column: VectorColumn, place: number): OnTrackRule[] {
  if (column.kind !== 'on-track') return []
  const { securedPercentAtLeast: percentAtLeast } = column
  const secured = { kind: 'secured-percent', percentAtLeast, of: 'taught', tags: [] } satisfies Condition
  return [{ id: String(place), name: 'Rule of the vector', rule: { anyOf: [{ allOf: [secured] }] }, ...ALWAYS }]
}

function toJudgement(judgement: PageGiven['judgements'][number]): EntryLike {
  const { rank } = judgement
  return { ...toEntry(judgement, judgement), value: rank === null ? null : String(rank) }
}

function toMark({ pupilId, baseline, ...mark }: PageGiven['marks'][number]): EntryLike {
  return { ...mark, pupilId, objectiveId: null, measureId: baseline ?? MEASURE, track: 'teacher' }
}

/** A scale whose codes are the ranks that occur, so that any whole numbers can stand in a vector. */
function toScale({ judgements, secureRank }: PageGiven): DepthScale {
  const ranks = new Set([secureRank, ...judgements.flatMap(({ rank }) => rank ?? [])])
  const codes = [...ranks]
    .sort((a, b) => a - b)
    .map((rank) => ({
      id: String(rank),
      label: String(rank),
      shortCode: String(rank),
      colour: '#000000',
      symbol: 'dot' as const,
    }))
  return { id: 'scale', name: 'Ranks', codes, secureFrom: String(secureRank), ...ALWAYS }
}

const ALWAYS = { effectiveFrom: '0001-01-01', recordedAt: '0001-01-01T00:00:00.000Z' } as const
