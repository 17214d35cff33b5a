import {
  API_ERRORS,
  type ApiErrorCode,
  GroupList,
  ImportMapping,
  ImportResult,
  MembershipList,
  NewAssignment,
  NewFramework,
  NewGroup,
  NewObjectives,
  NewProgramme,
  NewPupil,
  NewStrand,
  NewSubject,
  NewTaughtFrom,
  ObjectiveChange,
  ObjectiveList,
  ObjectiveOrder,
  ProgrammeChange,
  ProgrammeList,
  PupilChange,
  PupilList,
} from '@track/api-contract'
import type { CalendarDate } from '@track/kernel'
import type { Objective, ObjectiveWording, Programme, Strand } from '@track/objectives'
import { type Group, type Membership, membersAsAt, type Pupil } from '@track/roster'
import { applyMapping, readDate, readTable, readYesNo, suggestMapping } from '@track/tabular'
import { createFakeApi } from './fake-api'
import { createFakeYear, type FakeRoute, yearRoutes } from './fake-year'
import { ids, markbook, school, TODAY } from './fixtures'

const made = (n: number) => `0193a1b2-00ff-7000-8000-${String(n).padStart(12, '0')}`

/** A school's set-up in memory, in front of the fake school of the markbook: pupils and groups, objectives and programmes. */
export function createFakeSetUp() {
  const rest = createFakeApi()
  let count = 0
  const newId = () => made(++count)
  const state = {
    pupils: markbook.pupils.map(({ ownProgramme: _, ...pupil }): Pupil => ({ ...pupil, identifiers: [] })),
    groups: school.classes.map(({ mine: _, ...group }): Group => group),
    memberships: markbook.pupils.map(
      ({ id }): Membership => ({ groupId: ids.oak, pupilId: id, from: '2025-09-01', until: null }),
    ),
    subjects: [...school.subjects],
    frameworks: [
      {
        id: ids.framework,
        subjectId: ids.maths,
        name: 'Elmfield maths',
        scaleId: ids.scale,
        position: 0,
      },
    ] as { id: string; subjectId: string; name: string; publisher?: string; scaleId: string; position: number }[],
    strands: [...markbook.strands] as Strand[],
    objectives: markbook.objectives.map(({ scaleId: _, ...one }, position): Objective => ({ ...one, position })),
    wordings: [] as ObjectiveWording[],
    programmes: [markbook.programme, markbook.pupils[2]!.ownProgramme].map(
      (programme): Programme => ({ ...programme!, objectiveIds: [...programme!.objectiveIds] }),
    ),
    classes: [{ groupId: ids.oak, subjectId: ids.maths, programmeId: ids.programme as string | null }],
    own: [{ pupilId: ids.pupil(2), subjectId: ids.maths, programmeId: ids.ownProgramme as string | null }],
    taught: new Map<string, CalendarDate>(markbook.taught.map((one) => [one.objectiveId, one.taughtFrom])),
    /** How often each thing was changed: what its etag is made of. */
    versions: new Map<string, number>(),
    ...createFakeYear(),
    role: school.role,
    /** What the next request is refused with. */
    refuse: null as ApiErrorCode | null,
  }
  const versioned = <T extends { id: string }>(one: T) => ({ ...one, etag: `v${state.versions.get(one.id) ?? 0}` })
  /** Somebody changes a thing: what was read of it before is of no use for a change any more. */
  const touch = (id: string) => state.versions.set(id, (state.versions.get(id) ?? 0) + 1)
  const asked: { method: string; path: string; query: URLSearchParams; body: unknown }[] = []

  const routes: Record<string, FakeRoute> = {
    'GET roster/pupils': (_id, _body, query) => {
      const groupId = query.get('groupId')
      const asOf = (query.get('asOf') as CalendarDate | null) ?? TODAY
      const onRoll = query.get('onRoll') ?? 'now'
      const isIn = ({ id, joinedOn, leftOn }: Pupil) => {
        const roll = leftOn && leftOn < asOf ? 'left' : joinedOn && joinedOn > asOf ? 'later' : 'now'
        if (roll !== onRoll) return false
        return groupId === null || membersAsAt(state.memberships, { groupId, asOf }).includes(id)
      }
      return PupilList.parse({ pupils: state.pupils.filter(isIn).map(versioned), next: null })
    },
    'POST roster/pupils': (_id, body) => {
      const { classId, ...values } = NewPupil.parse(body)
      const pupil = { ...values, id: newId() } as Pupil
      state.pupils.push(pupil)
      if (classId) state.memberships.push({ groupId: classId, pupilId: pupil.id, from: TODAY, until: null })
      return versioned(pupil)
    },
    'PATCH roster/pupils/:id': (id, body, _query, ifMatch) => {
      const at = state.pupils.findIndex((one) => one.id === id)
      if (ifMatch !== versioned(state.pupils[at]!).etag) return problem('request/changed-meanwhile')
      touch(id)
      const next = { ...state.pupils[at], ...PupilChange.parse(body) }
      state.pupils[at] = Object.fromEntries(Object.entries(next).filter(([, value]) => value !== null)) as Pupil
      return versioned(state.pupils[at]!)
    },
    'GET roster/groups': () =>
      GroupList.parse({
        groups: state.groups.map((group) => ({
          ...versioned(group),
          pupils: membersAsAt(state.memberships, { groupId: group.id, asOf: TODAY }).length,
        })),
      }),
    'POST roster/groups': (_id, body) => {
      const group = { ...NewGroup.parse(body), id: newId() } as Group
      state.groups.push(group)
      return versioned(group)
    },
    'POST roster/memberships': (_id, body) => {
      const { memberships } = MembershipList.parse(body)
      const key = ({ groupId, pupilId, from }: Membership) => `${groupId} ${pupilId} ${from}`
      const replaced = new Set(memberships.map(key))
      state.memberships = [...state.memberships.filter((one) => !replaced.has(key(one))), ...memberships]
      return null
    },
    'POST roster/imports': (_id, body, query) => importPupils(body as Uint8Array, query, state.pupils),
    ...yearRoutes(state, { newId, versioned, touch, problem }),
    'GET objectives': (_id, _body, query) => {
      const frameworks = state.frameworks.filter(({ subjectId }) => subjectId === query.get('subjectId'))
      const isOf = ({ frameworkId }: { frameworkId: string }) => frameworks.some(({ id }) => id === frameworkId)
      return ObjectiveList.parse({
        subjects: state.subjects,
        frameworks: frameworks.map(versioned),
        strands: state.strands.filter(isOf).map(versioned),
        objectives: state.objectives.filter(isOf).map(versioned),
        revisions: [],
      })
    },
    'POST objectives': (_id, body) => {
      const added = NewObjectives.parse(body).objectives.map(
        (one, place): Objective => ({
          ...one,
          id: newId(),
          position: state.objectives.length + place,
          offeredFrom: null,
          retiredOn: null,
        }),
      )
      state.objectives.push(...added)
      return { objectives: added.map(versioned) }
    },
    'PATCH objectives/:id': (id, body, _query, ifMatch) => {
      const at = state.objectives.findIndex((one) => one.id === id)
      if (ifMatch !== versioned(state.objectives[at]!).etag) return problem('request/changed-meanwhile')
      touch(id)
      const { effectiveFrom: _, ...change } = ObjectiveChange.parse(body)
      const { wording, pupilWordings } = state.objectives[at]!
      if (change.wording && change.wording !== wording)
        state.wordings.push(
          {
            objectiveId: id,
            wording,
            pupilWordings,
            effectiveFrom: '2025-09-01',
            recordedAt: '2025-09-01T08:00:00.000Z',
          },
          {
            objectiveId: id,
            wording: change.wording,
            pupilWordings,
            effectiveFrom: TODAY,
            recordedAt: new Date(Date.parse('2026-03-03T10:00:00.000Z') + state.wordings.length).toISOString(),
          },
        )
      const next = { ...state.objectives[at], ...change }
      if (next.code === null) delete next.code
      state.objectives[at] = next as Objective
      return versioned(state.objectives[at]!)
    },
    'PUT objectives/order': (_id, body) => {
      const { objectiveIds } = ObjectiveOrder.parse(body)
      state.objectives = state.objectives.map((one) => ({ ...one, position: objectiveIds.indexOf(one.id) }))
      return null
    },
    'GET objectives/:id/wordings': (id) => {
      const { wording, pupilWordings } = state.objectives.find((one) => one.id === id)!
      const known = state.wordings.filter(({ objectiveId }) => objectiveId === id)
      const first = {
        objectiveId: id,
        wording,
        pupilWordings,
        effectiveFrom: '2025-09-01',
        recordedAt: '2025-09-01T08:00:00.000Z',
      }
      return { wordings: known.length > 0 ? known : [first] }
    },
    'POST objectives/subjects': (_id, body) => {
      const subject = { ...NewSubject.parse(body), id: newId(), position: state.subjects.length }
      state.subjects.push(subject)
      return subject
    },
    'POST objectives/frameworks': (_id, body) => {
      const { publisher, ...values } = NewFramework.parse(body)
      const framework = { ...values, ...(publisher && { publisher }), id: newId(), scaleId: ids.scale, position: 9 }
      state.frameworks.push(framework)
      return versioned(framework)
    },
    'POST objectives/strands': (_id, body) => {
      const strand = { ...NewStrand.parse(body), id: newId(), position: state.strands.length } as Strand
      state.strands.push(strand)
      return versioned(strand)
    },
    'GET objectives/programmes': () =>
      ProgrammeList.parse({ programmes: state.programmes.map(versioned), classes: state.classes, pupils: state.own }),
    'POST objectives/programmes': (_id, body) => {
      const programme = { ...NewProgramme.parse(body), id: newId(), spells: [] }
      state.programmes.push(programme)
      return versioned(programme)
    },
    'PATCH objectives/programmes/:id': (id, body, _query, ifMatch) => {
      const at = state.programmes.findIndex((one) => one.id === id)
      if (ifMatch !== versioned(state.programmes[at]!).etag) return problem('request/changed-meanwhile')
      touch(id)
      state.programmes[at] = { ...state.programmes[at], ...ProgrammeChange.parse(body) } as Programme
      return versioned(state.programmes[at]!)
    },
    'POST objectives/assignments': (_id, body) => {
      const { groupId, pupilId, subjectId, programmeId } = NewAssignment.parse(body)
      if (groupId) {
        state.classes = state.classes.filter((one) => one.groupId !== groupId)
        state.classes.push({ groupId, subjectId, programmeId })
      } else {
        state.own = state.own.filter((one) => one.pupilId !== pupilId)
        state.own.push({ pupilId: pupilId!, subjectId, programmeId })
      }
      return null
    },
    'POST objectives/taught': (_id, body) => {
      for (const { objectiveId, taughtFrom } of NewTaughtFrom.parse(body).taught)
        if (taughtFrom === null) state.taught.delete(objectiveId)
        else state.taught.set(objectiveId, taughtFrom)
      return null
    },
    'GET markbook/classes/:id': (classId) => ({
      ...markbook,
      classId,
      taught: [...state.taught].map(([objectiveId, taughtFrom]) => ({ objectiveId, taughtFrom })),
    }),
  }

  const fetch = async (input: string | URL | Request, init: RequestInit = {}): Promise<Response> => {
    const url = new URL(String(input), 'http://track.test')
    const method = init.method ?? 'GET'
    const path = url.pathname.replace(`/v1/schools/${ids.school}/`, '')
    const id = /[\da-f]{8}-[\da-f-]{27}/.exec(path)?.[0] ?? ''
    const route = routes[`${method} ${id ? path.replace(id, ':id') : path}`]
    if (url.pathname === `/v1/schools/${ids.school}`)
      return json({
        ...school,
        name: state.settings.name,
        role: state.role,
        subjects: state.subjects,
        classes: classesOf(state.groups),
      })
    if (!route) return rest.fetch(input, init)
    const body = await bodyOf(init)
    asked.push({ method, path, query: url.searchParams, body })
    if (state.refuse) {
      const code = state.refuse
      state.refuse = null
      return problem(code)
    }
    const ifMatch = new Headers(init.headers).get('if-match')?.replaceAll('"', '') ?? null
    const answer = route(id, body, url.searchParams, ifMatch)
    return answer === null ? new Response(null, { status: 204 }) : json(answer)
  }
  /** What was written, in order: `POST objectives` with its body. */
  const written = (path: string) => asked.filter((one) => one.method !== 'GET' && one.path === path)
  return { fetch: fetch as typeof globalThis.fetch, asked, written, state, touch }
}

function classesOf(groups: readonly Group[]) {
  return groups.filter(({ kind }) => kind === 'class').map((group) => ({ ...group, mine: group.id === ids.oak }))
}

async function bodyOf({ body }: RequestInit): Promise<unknown> {
  if (typeof body === 'string') return JSON.parse(body)
  return body instanceof Blob ? new Uint8Array(await body.arrayBuffer()) : undefined
}

/** The server's import as far as a screen can tell: the same reading and mapping, with three fields and one kind of group. */
function importPupils(file: Uint8Array, query: URLSearchParams, pupils: Pupil[]): ImportResult | Response {
  const [encoding, delimiter, headerRow] = ['encoding', 'delimiter', 'headerRow'].map((name) => query.get(name))
  const table = readTable(file, {
    ...(encoding && { encoding: encoding as 'utf-8' }),
    ...(delimiter && { delimiter }),
    ...(headerRow && { headerRow: Number(headerRow) }),
  })
  const order = (query.get('dateOrder') ?? 'dmy') as 'dmy' | 'mdy'
  const fields = [
    { name: 'label', title: 'Name', required: true, aliases: ['Pupil'] },
    {
      name: 'dateOfBirth',
      title: 'Date of birth',
      aliases: ['DOB'],
      read: (text: string) => readDate(text, { order }),
    },
    { name: 'upn', title: 'UPN' },
  ]
  const chosen = query.get('mapping')
  const suggested = {
    ...suggestMapping(table.columns, fields),
    ...(table.columns.some(({ key }) => key === 'PP') && { 'group:Pupil premium': 'PP' }),
  }
  const mapping = chosen ? ImportMapping.parse(JSON.parse(chosen)) : suggested
  const used = Object.fromEntries(Object.entries(mapping).flatMap(([field, key]) => (key ? [[field, key]] : [])))
  const groups = Object.keys(used).filter((field) => field.startsWith('group:'))
  const read = applyMapping(table, used, [...fields, ...groups.map((name) => ({ name, title: name, read: readYesNo }))])
  const dryRun = query.get('dryRun') !== 'false'
  const names = new Set(pupils.map(({ label }) => label))
  const outcomeOf = (row: number) => {
    const record = read.records.find((one) => one.row === row)
    if (!record) return 'refused'
    return names.has(String(record.values.label)) ? 'unchanged' : 'created'
  }
  const outcomes = table.rows.map(({ row }) => outcomeOf(row))
  const number = (outcome: string) => outcomes.filter((one) => one === outcome).length
  if (!dryRun)
    for (const { row, values } of read.records)
      if (outcomeOf(row) === 'created')
        pupils.push({ id: made(1000 + row), label: String(values.label), identifiers: [] })
  return ImportResult.parse({
    dryRun,
    encoding: table.encoding,
    delimiter: table.delimiter,
    headerRow: table.headerRow ?? 1,
    columns: table.columns.map(({ key, name, index }) => ({
      key,
      name,
      samples: table.rows.flatMap(({ cells }) => cells[index] || []).slice(0, 3),
    })),
    fields: fields.map(({ name, title, required = false }) => ({ name, title, required })),
    mapping: { label: null, dateOfBirth: null, upn: null, ...mapping },
    rows: table.rows.length,
    created: number('created'),
    updated: 0,
    unchanged: number('unchanged'),
    refused: number('refused'),
    made: groups.map((name) => ({ kind: 'key-group', name: name.slice('group:'.length) })),
    preview: table.rows.map(({ row, cells }) => ({
      row,
      outcome: outcomeOf(row),
      values: Object.fromEntries(
        Object.entries(used).map(([field, key]) => [
          field,
          cells[table.columns.find((column) => column.key === key)?.index ?? -1] ?? '',
        ]),
      ),
    })),
    issues: read.issues,
  })
}

function json(body: unknown): Response {
  if (body instanceof Response) return body
  return new Response(JSON.stringify(body), { status: 200, headers: { 'content-type': 'application/json' } })
}

function problem(code: ApiErrorCode, more: object = {}): Response {
  const { status, title } = API_ERRORS[code]
  const detail = code === 'import/unreadable' ? 'The file is an Excel workbook: save it as CSV' : undefined
  return new Response(JSON.stringify({ type: 'about:blank', title, status, code, detail, ...more }), { status })
}
