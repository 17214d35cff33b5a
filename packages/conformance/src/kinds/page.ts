import type { Condition, DepthScale, OnTrackRule } from '@track/descriptors'
import type { CalendarDate, Instant } from '@track/kernel'
import type { EntryLike } from '@track/markbook'
import { calculatePage, type PageCell, type PageColumn, type PageInput } from '@track/reports'
import { toEntry, type VectorEntry } from './vector-entry.js'

interface PageGiven {
  readonly pupils: readonly {
    readonly id: string
    readonly taught: Readonly<Record<CalendarDate, readonly string[]>>
  }[]
  readonly groups: readonly { readonly name: string; readonly pupils: readonly string[]; readonly partOf?: string }[]
  readonly judgements: readonly (VectorEntry & { readonly pupilId: string; readonly objectiveId: string })[]
  readonly marks: readonly {
    readonly id: string
    readonly pupilId: string
    readonly observedOn: CalendarDate
    readonly recordedAt: Instant
    readonly value: number | string | null
    readonly supersedes?: string
  }[]
  readonly dates: readonly CalendarDate[]
  readonly secureRank: number
  readonly columns: readonly VectorColumn[]
  readonly minimumGroup?: number
}

type VectorColumn =
  | { readonly kind: 'secured'; readonly average: 'per-pupil' | 'pooled' }
  | { readonly kind: 'on-track'; readonly securedPercentAtLeast: number }
  | { readonly kind: 'mean-mark'; readonly matched?: boolean }

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

function toAnswer({ value, n, suppressed }: PageCell) {
  return suppressed ? { value, n, suppressed } : { value, n }
}

function toPageInput(given: PageGiven): PageInput {
  const { pupils, groups, judgements, marks, dates } = given
  const objectives = new Set(pupils.flatMap(({ taught }) => Object.values(taught).flat()))
  return {
    definition: {
      groupIds: groups.map((_, place) => String(place)),
      columns: given.columns.map(toColumn),
      dates: dates.map((on) => ({ label: on, on })),
      membership: 'current',
      scope: 'own-programme',
      minimumGroup: given.minimumGroup ?? 0,
    },
    groups: groups.map((group, place) => ({
      id: String(place),
      partOf: placeOf(group.partOf, groups),
      members: dates.map(() => group.pupils),
    })),
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

function toColumn(column: VectorColumn, place: number): PageColumn {
  const subjectId = 'subject'
  switch (column.kind) {
    case 'secured':
      return { subjectId, measure: column }
    case 'on-track':
      return { subjectId, measure: { kind: 'on-track', ruleId: String(place) } }
    case 'mean-mark':
      return { subjectId, measure: { kind: 'mean-mark', measureId: 'measure', matched: column.matched ?? false } }
  }
}

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

function toMark({ id, pupilId, observedOn, recordedAt, value, supersedes }: PageGiven['marks'][number]): EntryLike {
  const cell = { pupilId, objectiveId: null, measureId: 'measure', track: 'teacher' } as const
  return { ...cell, id, observedOn, recordedAt, value, supersedes }
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
