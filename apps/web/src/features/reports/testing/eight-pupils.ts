import {
  API_ERRORS,
  DescriptorList,
  FrozenChanges,
  type FrozenReport,
  GroupList,
  NewFrozenReport,
  NewReportTemplate,
  Page,
  PageCellPupils,
  PageCellQuery,
  PageDefinition,
  PupilList,
  PupilMarkbook,
  type ReportTemplate,
  ReportTemplateChange,
  ReportTemplateList,
  type ReportUse,
  type Role,
  School,
} from '@track/api-contract'
import type { CalendarDate } from '@track/kernel'
import type { Entry } from '@track/markbook'
import { calculatePage, explainOpenedCell, type PageInput, pageNotes, pupilsBehindCell } from '@track/reports'
import {
  deeper,
  emerging,
  ids,
  notYet,
  markbook as oak,
  school as schoolFrame,
  secure,
  session,
} from '../../../testing/fixtures'

/**
 * The eight pupils of worked case E2, in maths at three dates, and a server that works their pages out.
 *
 * The numbers that tests expect are those of the worked case, not of this file.
 */
const [AUTUMN, SPRING, SUMMER] = ['2025-12-12', '2026-03-27', '2026-07-03'] as const
const uuid = (n: number) => `0193a1b2-0099-7000-8000-${String(n).padStart(12, '0')}`
const PUPILS = [
  {
    name: 'Ada',
    premium: false,
    sen: false,
    eal: false,
    ranks: ['2223', '3223222', '3323322232'],
    marks: [108, 110, 113],
  },
  { name: 'Ben', premium: true, sen: false, eal: false, ranks: ['1221', '2222121', '2222222122'], marks: [92, 95, 97] },
  { name: 'Cai', premium: false, sen: true, eal: false, ranks: ['120', '222121', '232222212'], marks: [78, 81, 84] },
  {
    name: 'Dua',
    premium: false,
    sen: false,
    eal: true,
    ranks: ['2212', '2222212', '2232222222'],
    marks: [101, 99, 104],
  },
  { name: 'Eli', premium: true, sen: true, eal: false, ranks: ['1120', '2221121', '2222221212'], marks: [86, 'A', 90] },
  {
    name: 'Fay',
    premium: false,
    sen: false,
    eal: false,
    ranks: ['3222', '3322232', '3332332233'],
    marks: [118, 121, 120],
  },
  {
    name: 'Gus',
    premium: true,
    sen: false,
    eal: true,
    ranks: ['2112', '2222122', '2222222212'],
    marks: [97, 100, 102],
  },
  {
    name: 'Hal',
    premium: false,
    sen: false,
    eal: false,
    ranks: ['2222', '2223221', '2323222222'],
    marks: [103, 104, 103],
  },
] as const
const DATES = [AUTUMN, SPRING, SUMMER]
const TAUGHT_FROM: readonly CalendarDate[] = ['2025-10-01', '2026-01-12', '2026-04-20']
const DEPTHS = [notYet, emerging, secure, deeper]

export const the = {
  premium: uuid(1),
  notPremium: uuid(2),
  sen: uuid(3),
  eal: uuid(4),
  year4: uuid(5),
  rule: uuid(10),
  test: uuid(11),
  words: uuid(12),
  word: uuid(13),
  pupil: (name: string) => ids.pupil(PUPILS.findIndex((pupil) => pupil.name === name)),
  reports: `/schools/${ids.school}/reports`,
  newReport: `/schools/${ids.school}/reports/new`,
}

const descriptors = DescriptorList.parse({
  scales: oak.scales,
  rules: [
    {
      id: the.rule,
      name: 'On track',
      rule: { anyOf: [{ allOf: [{ kind: 'secured-percent', percentAtLeast: 75, of: 'taught', tags: [] }] }] },
      effectiveFrom: '2025-09-01',
      recordedAt: '2025-09-01T08:00:00.000Z',
    },
  ],
  measures: [
    { id: the.test, subjectId: ids.maths, name: 'Maths test', minimum: 60, maximum: 140, codes: ['A'], etag: 'v1' },
  ],
  sets: [],
  setChoices: [],
  correspondences: [],
  calculations: [],
})

const school = School.parse({
  ...schoolFrame,
  today: '2026-07-10',
  academicYears: [
    { name: '2024/25', startsOn: '2024-09-02', endsOn: '2025-08-31' },
    { name: '2025/26', startsOn: '2025-09-01', endsOn: '2026-08-31' },
  ],
  assessmentDates: [
    { id: uuid(20), name: 'Autumn', on: AUTUMN },
    { id: uuid(21), name: 'Spring', on: SPRING },
    { id: uuid(22), name: 'Summer', on: SUMMER },
    { id: uuid(23), name: 'Next autumn', on: '2026-12-11' },
  ],
  classes: schoolFrame.classes.slice(0, 1),
})

const groups = GroupList.parse({
  groups: [
    { id: ids.oak, kind: 'class', name: '4 Oak', pupils: 8 },
    { id: uuid(6), kind: 'class', name: '4 Ash', pupils: 0 },
    { id: the.year4, kind: 'cohort', name: 'Year 4', pupils: 8 },
    { id: the.premium, kind: 'key-group', name: 'Pupil premium', partOf: 'premium', position: 0, pupils: 3 },
    { id: the.notPremium, kind: 'key-group', name: 'Not pupil premium', partOf: 'premium', position: 1, pupils: 5 },
    { id: the.sen, kind: 'key-group', name: 'SEN', position: 2, pupils: 2 },
    { id: the.eal, kind: 'key-group', name: 'EAL', position: 3, pupils: 2 },
  ].map((group) => ({ ...group, etag: 'one' })),
})

const pupils = PupilList.parse({
  pupils: PUPILS.map(({ name }, n) => ({ id: ids.pupil(n), label: name, identifiers: [], etag: 'one' })),
  next: null,
})

const membersOf = (groupId: string) =>
  PUPILS.flatMap((pupil, n) => {
    if (groupId === the.premium && !pupil.premium) return []
    if (groupId === the.notPremium && pupil.premium) return []
    if (groupId === the.sen && !pupil.sen) return []
    if (groupId === the.eal && !pupil.eal) return []
    return groupId === uuid(6) ? [] : [ids.pupil(n)]
  })

/** The nth objective of a pupil: Cai works in a programme of another year. */
const objectiveOf = (pupil: number, n: number) => ids.objective(PUPILS[pupil]!.name === 'Cai' ? 100 + n : n)
const objectivesBy = (pupil: number, on: CalendarDate) => {
  const terms = TAUGHT_FROM.filter((from) => from <= on).length
  return Array.from({ length: PUPILS[pupil]!.ranks[terms - 1]?.length ?? 0 }, (_, n) => objectiveOf(pupil, n))
}

const entries: Entry[] = PUPILS.flatMap(({ ranks, marks }, pupil) => {
  const line = (n: number, observedOn: CalendarDate, of: Partial<Entry>): Entry => ({
    id: uuid(1000 + pupil * 100 + n),
    pupilId: ids.pupil(pupil),
    objectiveId: null,
    measureId: null,
    value: null,
    observedOn,
    recordedAt: `${observedOn}T15:00:00.000Z`,
    recordedBy: ids.colleague,
    track: 'teacher',
    via: 'entry',
    ...of,
  })
  return DATES.flatMap((on, term) => [
    line(90 + term, on, { measureId: the.test, value: marks[term]! }),
    ...[...ranks[term]!].map((rank, n) =>
      line(term * 20 + n, on, { objectiveId: objectiveOf(pupil, n), value: DEPTHS[Number(rank)]! }),
    ),
  ])
})

const words = {
  id: uuid(14),
  name: 'Maths in words',
  kind: 'attainment',
  ordered: true,
  meaning: 'judgement',
  descriptors: [
    { id: uuid(16), label: 'Working towards', shortCode: 'WT', colour: '#ffffff', symbol: 'ring' },
    { id: the.word, label: 'Expected', shortCode: 'Ex', colour: '#eeeeee', symbol: 'disc' },
  ],
  suggestions: [],
  effectiveFrom: '2025-09-01',
  recordedAt: '2025-09-01T08:00:00.000Z',
} as const
const benInWords: Entry = {
  ...entries.find(({ pupilId, objectiveId }) => pupilId === the.pupil('Ben') && objectiveId !== null)!,
  id: uuid(15),
  objectiveId: null,
  measureId: the.words,
  value: the.word,
  observedOn: SPRING,
  recordedAt: `${SPRING}T15:00:00.000Z`,
}

function inputOf(definition: PageDefinition): PageInput {
  const members = (groupId: string) => definition.dates.map(() => membersOf(groupId))
  return {
    definition,
    groups: [
      { id: 'all', members: members('all') },
      ...groups.groups.map(({ id, partOf }) => ({ id, partOf, members: members(id) })),
    ],
    taught: PUPILS.map((_, pupil) => ({
      subjectId: ids.maths,
      pupilIds: [ids.pupil(pupil)],
      objectiveIds: definition.dates.map(({ on }) => objectivesBy(pupil, on)),
    })),
    entries,
    objectives: [...Array(10).keys(), ...Array.from({ length: 9 }, (_, n) => 100 + n)].map((n) => ({
      id: ids.objective(n),
      scaleId: ids.scale,
    })),
    scales: descriptors.scales,
    rules: descriptors.rules,
  }
}

function calculated(body: unknown) {
  const asked = PageDefinition.parse(body)
  const audience = school.audiences.find(({ id }) => id === asked.audienceId)
  const definition = { ...asked, minimumGroup: Math.max(asked.minimumGroup, audience?.minimumGroup ?? 0) }
  const nameOf = new Map(groups.groups.map((group) => [group.id, group]))
  return Page.parse({
    definition,
    asKnown: '2026-07-10T09:30:00.000Z',
    columns: definition.columns.map((column) => ({
      ...column,
      subject: school.subjects.find(({ id }) => id === column.subjectId)!.name,
      name: column.measure.kind === 'on-track' ? 'On track' : column.measure.kind === 'mean-mark' ? 'Maths test' : null,
      unit: column.measure.kind === 'mean-mark' ? 'mark' : column.change ? 'points' : 'percent',
    })),
    notes: pageNotes(inputOf(definition)),
    rows: calculatePage(inputOf(definition)).rows.map((row) => ({
      ...row,
      name: nameOf.get(row.groupId)?.name ?? 'All',
      kind: nameOf.get(row.groupId)?.kind ?? (row.groupId === 'all' ? 'school' : 'combined'),
    })),
  })
}

/** A day before the calendar is refused, with its place in the body. */
function outsideCalendar(body: unknown) {
  const places = PageDefinition.parse(body).dates.flatMap(({ on }, place) => (on < '2024-09-02' ? [place] : []))
  const errors = places.map((place) => ({
    pointer: `/dates/${place}/on`,
    code: 'reports/outside-calendar',
    detail: 'This day is in no academic year of the calendar',
  }))
  return errors.length > 0 ? { refused: errors } : undefined
}

function opened(body: unknown) {
  const { definition, ...position } = PageCellQuery.parse(body)
  const input = inputOf(definition)
  const cell = pupilsBehindCell(input, position)
  const labelled = <P extends { readonly pupilId: string }>(pupils: readonly P[]) =>
    pupils.map((pupil) => ({ ...pupil, label: PUPILS.find((_, n) => ids.pupil(n) === pupil.pupilId)!.name }))
  return PageCellPupils.parse({
    ...cell,
    explanation: explainOpenedCell(input, position, cell),
    counted: labelled(cell.counted),
    notCounted: labelled(cell.notCounted),
  })
}

function pupilMarkbook(pupilId: string, asOf: CalendarDate) {
  const pupil = PUPILS.findIndex((_, n) => ids.pupil(n) === pupilId)
  const objectiveIds = objectivesBy(pupil, SUMMER)
  return PupilMarkbook.parse({
    pupil: { id: pupilId, label: PUPILS[pupil]!.name },
    subjectId: ids.maths,
    asOf,
    programme: { id: ids.programme, subjectId: ids.maths, name: 'Year 4 maths', objectiveIds },
    own: PUPILS[pupil]!.name === 'Cai',
    taught: objectiveIds.map((objectiveId, n) => ({
      objectiveId,
      taughtFrom: TAUGHT_FROM[PUPILS[pupil]!.ranks.findIndex((term) => n < term.length)]!,
    })),
    objectives: objectiveIds.map((id, n) => ({
      id,
      frameworkId: ids.framework,
      strandId: null,
      wording: `Objective ${n + 1}`,
      scaleId: ids.scale,
    })),
    classProgramme: null,
    strands: [],
    scales: descriptors.scales,
    measures: [
      ...descriptors.measures,
      { id: the.words, subjectId: ids.maths, name: 'Maths in words', setId: uuid(14), codes: [], position: 1 },
    ],
    sets: [words],
    setIds: { [the.words]: words.id },
    calculation: { method: 'latest' },
    entries: [...entries, benInWords].filter((entry) => entry.pupilId === pupilId),
    people: [{ id: ids.colleague, name: 'Mr Okafor' }],
  })
}

/** A report that the school has saved: of Spring, whichever year it is. */
export const governors: ReportTemplate = {
  id: uuid(50),
  name: 'Governors',
  template: {
    groupIds: ['all', the.premium, the.sen],
    columns: [
      { subjectId: ids.maths, measure: { kind: 'secured', average: 'per-pupil' } },
      { subjectId: ids.maths, measure: { kind: 'on-track', ruleId: the.rule } },
    ],
    dates: [{ kind: 'assessment-date', name: 'Spring' }, { kind: 'today' }],
    membership: 'current',
    scope: 'own-programme',
    minimumGroup: 0,
  },
  paper: 'a4',
  purpose: '',
  changedAt: '2026-06-01T10:00:00.000Z',
  etag: 'v1',
}

const NOT_USED: ReportUse = { days: 0, lastOn: null, unused: false }

/** Answers for the school of the eight pupils, and what it was asked. */
export function createEightPupilsApi({
  role = 'teacher',
  templates = [governors],
  uses = {},
  changes = { asKnown: '2026-07-10T10:00:00.000Z', reproducible: true, numbers: 0, cells: [] },
}: {
  readonly role?: Role
  readonly templates?: readonly ReportTemplate[]
  readonly uses?: Readonly<Record<string, ReportUse>>
  /** What is answered to whoever asks what has changed since a page was kept. */
  readonly changes?: FrozenChanges
} = {}) {
  const asked: { readonly method: string; readonly path: string; readonly body: unknown; readonly ifMatch?: string }[] =
    []
  const state = {
    offline: false,
    templates: [...templates],
    removed: [] as ReportTemplate[],
    uses: { ...uses } as Record<string, ReportUse>,
    kept: [] as FrozenReport[],
  }
  const inSchool = `/v1/schools/${ids.school}`
  let version = 1
  const saved = (change: Omit<ReportTemplate, 'changedAt' | 'etag'>): ReportTemplate => {
    version++
    const report = { ...change, changedAt: `2026-07-10T09:00:0${version}.000Z`, etag: `v${version}` }
    state.templates = [...state.templates.filter(({ id }) => id !== report.id), report].sort((a, b) =>
      a.name < b.name ? -1 : 1,
    )
    return report
  }
  const isTaken = (name: string, id?: string) =>
    state.templates.some((other) => other.id !== id && other.name.toLowerCase() === name.toLowerCase())
  const changeTemplate = (method: string, id: string, body: unknown, ifMatch: string | undefined): unknown => {
    const back = method === 'PATCH' && ReportTemplateChange.parse(body).removedOn === null ? state.removed : []
    const before = [...state.templates, ...back].find((report) => report.id === id)
    if (!before) return 'request/not-found'
    if (ifMatch !== `"${before.etag}"`) return 'request/changed-meanwhile'
    if (method === 'DELETE') {
      state.templates = state.templates.filter((report) => report !== before)
      state.removed = [before, ...state.removed]
      return null
    }
    const {
      name = before.name,
      template = before.template,
      paper = before.paper,
      purpose = before.purpose,
    } = ReportTemplateChange.parse(body)
    if (isTaken(name, id)) return 'request/conflict'
    state.removed = state.removed.filter((report) => report !== before)
    return saved({ id, name, template, paper, purpose })
  }
  const answer = (method: string, path: string, query: URLSearchParams, body: unknown, ifMatch?: string): unknown => {
    if (path === '/v1/session') return session
    if (path === inSchool) return { ...school, role }
    if (path === `${inSchool}/roster/groups`) return groups
    if (path === `${inSchool}/roster/pupils`) return pupils
    if (path === `${inSchool}/descriptors`) return descriptors
    if (path === `${inSchool}/reports/page`) return outsideCalendar(body) ?? calculated(body)
    if (path === `${inSchool}/reports/page/pupils`) return opened(body)
    if (path === `${inSchool}/reports/frozen`) {
      if (method === 'GET') return { frozen: state.kept.map(({ page: _, ...kept }) => ({ ...kept, by: 'Mr Okafor' })) }
      const { id = uuid(80 + state.kept.length), definition, ...kept } = NewFrozenReport.parse(body)
      const frozen = {
        ...kept,
        id,
        purpose: state.templates.find((report) => report.id === kept.templateId)?.purpose ?? '',
        audience: school.audiences.find((one) => one.id === definition.audienceId)?.name ?? null,
        frozenAt: '2026-07-10T09:30:00.000Z',
        page: calculated(definition),
      }
      state.kept = [frozen, ...state.kept]
      return frozen
    }
    if (path.endsWith('/changes')) return FrozenChanges.parse(changes)
    if (path.startsWith(`${inSchool}/reports/frozen/`)) return state.kept.find(({ id }) => path.endsWith(id))
    if (path === `${inSchool}/reports/templates`) {
      if (method === 'GET')
        return ReportTemplateList.parse({
          templates: state.templates.map((report) => ({ ...report, use: state.uses[report.id] ?? NOT_USED })),
          removed: state.removed.map((report) => ({ ...report, removedOn: school.today })),
        })
      const { id = uuid(60 + version), ...added } = NewReportTemplate.parse(body)
      return isTaken(added.name) ? 'request/conflict' : saved({ id, ...added })
    }
    if (path.endsWith('/use')) {
      state.uses[path.split('/').at(-2)!] = { days: 1, lastOn: school.today, unused: false }
      return null
    }
    if (path.startsWith(`${inSchool}/reports/templates/`))
      return changeTemplate(method, path.split('/').at(-1)!, body, ifMatch)
    if (path.startsWith(`${inSchool}/markbook/pupils/`))
      return pupilMarkbook(path.split('/').at(-1)!, query.get('asOf') as CalendarDate)
    throw new Error(`Nothing answers ${path}`)
  }
  const fetch = async (input: string | URL | Request, init: RequestInit = {}): Promise<Response> => {
    const url = new URL(String(input), 'http://track.test')
    const method = init.method ?? 'GET'
    const body: unknown = typeof init.body === 'string' ? JSON.parse(init.body) : undefined
    const ifMatch = new Headers(init.headers).get('if-match') ?? undefined
    if (state.offline && url.pathname.includes('/reports/page')) throw new TypeError('Failed to fetch')
    asked.push({ method, path: url.pathname, body, ...(ifMatch && { ifMatch }) })
    const said = answer(method, url.pathname, url.searchParams, body, ifMatch)
    if (typeof said === 'object' && said !== null && 'refused' in said) {
      const refused = {
        type: 'about:blank',
        title: 'Not valid',
        status: 400,
        code: 'request/invalid',
        errors: said.refused,
      }
      return new Response(JSON.stringify(refused), { status: 400 })
    }
    if (said === null) return new Response(null, { status: 204 })
    if (typeof said !== 'string') return new Response(JSON.stringify(said), { status: 200 })
    const { status, title } = API_ERRORS[said as keyof typeof API_ERRORS]
    return new Response(JSON.stringify({ type: 'about:blank', title, status, code: said }), { status })
  }
  return { fetch: fetch as typeof globalThis.fetch, asked, state }
}
