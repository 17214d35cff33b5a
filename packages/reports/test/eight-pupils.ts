import type { EntryLike } from '@track/markbook'
import type { PageColumn, PageGroup, PageInput } from '../src/index.js'
import { toRule, toScale } from './fixtures.js'

/** The eight pupils of worked case E2, in maths at three dates, with a test at each and two baselines of E8. */
const DATES = [
  { label: 'Autumn', on: '2025-12-12' },
  { label: 'Spring', on: '2026-03-27' },
  { label: 'Summer', on: '2026-07-10' },
] as const

const PUPILS = {
  ada: { in: [], ranks: ['2223', '3223222', '3323322232'], marks: [108, 110, 113] },
  ben: { in: ['pp'], ranks: ['1221', '2222121', '2222222122'], marks: [92, 95, 97] },
  cai: { in: ['sen'], ranks: ['120', '222121', '232222212'], marks: [78, 81, 84] },
  dua: { in: ['eal'], ranks: ['2212', '2222212', '2232222222'], marks: [101, 99, 104] },
  eli: { in: ['pp', 'sen'], ranks: ['1120', '2221121', '2222221212'], marks: [86, 'A', 90] },
  fay: { in: [], ranks: ['3222', '3322232', '3332332233'], marks: [118, 121, 120] },
  gus: { in: ['pp', 'eal'], ranks: ['2112', '2222122', '2222222212'], marks: [97, 100, 102] },
  hal: { in: [], ranks: ['2222', '2223221', '2323222222'], marks: [103, 104, 103] },
} as const

const ids = Object.keys(PUPILS) as (keyof typeof PUPILS)[]
const idsIn = (group: string) => ids.filter((id) => PUPILS[id].in.some((one) => one === group))

const GROUPS = [
  { id: 'all', name: 'All', members: onEachDate(ids) },
  { id: 'pp', name: 'PP', partOf: 'all', members: onEachDate(idsIn('pp')) },
  { id: 'not-pp', name: 'Not PP', partOf: 'all', members: onEachDate(ids.filter((id) => !idsIn('pp').includes(id))) },
  { id: 'sen', name: 'SEN K/E', members: onEachDate(idsIn('sen')) },
  { id: 'eal', name: 'EAL', members: onEachDate(idsIn('eal')) },
] satisfies PageGroup[]

export const securedColumn = { subjectId: 'maths', measure: { kind: 'secured', average: 'per-pupil' } } as const
export const onTrackColumn = { subjectId: 'maths', measure: { kind: 'on-track', ruleId: 'rule' } } as const
export const testColumn = {
  subjectId: 'maths',
  measure: { kind: 'mean-mark', measureId: 'test', matched: false },
} as const
export const matchedColumn = {
  subjectId: 'maths',
  measure: { kind: 'mean-mark', measureId: 'test', matched: true },
} as const

/** The page of E2, with the columns that a test asks for. */
export function eightPupils({
  columns = [securedColumn, onTrackColumn, testColumn],
  ...more
}: {
  readonly columns?: PageColumn[]
} & Partial<PageInput['definition']> = {}): PageInput & { readonly entries: readonly EntryLike[] } {
  return {
    definition: {
      groupIds: GROUPS.map(({ id }) => id),
      columns,
      dates: [...DATES],
      membership: 'current',
      scope: 'own-programme',
      minimumGroup: 0,
      ...more,
    },
    groups: GROUPS,
    taught: ids.map((pupilId) => ({
      subjectId: 'maths',
      pupilIds: [pupilId],
      objectiveIds: PUPILS[pupilId].ranks.map((ranks) => [...ranks].map((_, place) => objectiveId(pupilId, place))),
    })),
    entries: ids.flatMap((pupilId) => entriesOf(pupilId)),
    objectives: ['y4', 'y2'].flatMap((list) =>
      Array.from('0123456789', (place) => ({ id: `${list}-${place}`, scaleId: 'ranks' })),
    ),
    scales: [toScale('ranks', ['0', '1', '2', '3'], '2')],
    rules: [toRule(75)],
    measures: [
      { id: 'test', name: 'Test', reliability: 0.93, standardDeviation: 15 },
      { id: 'last-summer', name: 'Last summer', reliability: 0.93, standardDeviation: 15 },
      { id: 'last-autumn', name: 'Last autumn', reliability: 0.93, standardDeviation: 15 },
    ],
  }
}

/** Cai works in the programme of Year 2. */
function objectiveId(pupilId: string, place: number): string {
  return `${pupilId === 'cai' ? 'y2' : 'y4'}-${place}`
}

function entriesOf(pupilId: keyof typeof PUPILS): EntryLike[] {
  const { ranks, marks } = PUPILS[pupilId]
  return DATES.flatMap(({ on }, date) => {
    const more = { pupilId, track: 'teacher' as const, observedOn: on, recordedAt: `${on}T12:00:00.000Z` }
    const judged = [...ranks[date]!].map((value, place): EntryLike => {
      const id = objectiveId(pupilId, place)
      return { ...more, id: `${pupilId}-${id}-${date}`, objectiveId: id, measureId: null, value }
    })
    return [
      ...judged,
      { ...more, id: `${pupilId}-test-${date}`, objectiveId: null, measureId: 'test', value: marks[date]! },
    ]
  })
}

function onEachDate(pupilIds: readonly string[]): string[][] {
  return DATES.map(() => [...pupilIds])
}
