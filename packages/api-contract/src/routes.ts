import { DepthScale, Measure, OnTrackRule } from '@track/descriptors'
import { Framework, Objective, Programme, Strand, Subject } from '@track/objectives'
import { Group, Pupil } from '@track/roster'
import * as z from 'zod'
import { DescriptorList, NewDepthScale, NewMeasure, NewOnTrackRule } from './descriptors.js'
import { ImportQuery, ImportResult, ObjectiveImportQuery } from './imports.js'
import {
  CellHistory,
  CellQuery,
  Changes,
  ChangesQuery,
  ClassMarkbook,
  ClassMarkbookQuery,
  EntriesResult,
  NewEntries,
  PupilMarkbook,
  PupilMarkbookQuery,
} from './markbook.js'
import {
  NewAssignment,
  NewFramework,
  NewObjectives,
  NewProgramme,
  NewStrand,
  NewSubject,
  NewTaughtFrom,
  ObjectiveChange,
  ObjectiveList,
  ObjectiveOrder,
  ObjectiveQuery,
  ProgrammeChange,
  ProgrammeList,
  WordingList,
} from './objectives.js'
import { Page, PageCellPupils, PageCellQuery, PageDefinition } from './reports.js'
import { GroupList, MembershipList, NewGroup, NewPupil, PupilChange, PupilList, PupilQuery } from './roster.js'
import { School } from './school.js'
import { Session, SignIn } from './session.js'

/** One thing the API can be asked: how, where, with what, and what comes back. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly path: string
  readonly summary: string
  readonly params?: z.ZodObject
  readonly query?: z.ZodObject
  /** JSON, unless `file` is set: then the body is the file's bytes. */
  readonly body?: z.ZodType
  readonly file?: true
  readonly status: 200 | 201 | 204
  readonly response: z.ZodType
}

const nothing = z.null().meta({ title: 'Nothing' })
const inSchool = z.object({ schoolId: z.uuid() })
const school = '/v1/schools/:schoolId'

/** The whole API, by room: session, school, roster, objectives, descriptors, markbook, reports. */
export const routes = {
  signIn: { method: 'POST', path: '/v1/session', summary: 'Sign in', body: SignIn, status: 200, response: Session },
  readSession: { method: 'GET', path: '/v1/session', summary: 'Who is signed in', status: 200, response: Session },
  signOut: { method: 'DELETE', path: '/v1/session', summary: 'Sign out', status: 204, response: nothing },

  readSchool: {
    method: 'GET',
    path: school,
    summary: 'A school and its frame',
    params: inSchool,
    status: 200,
    response: School,
  },

  listPupils: {
    method: 'GET',
    path: `${school}/roster/pupils`,
    summary: 'Pupils on roll',
    params: inSchool,
    query: PupilQuery,
    status: 200,
    response: PupilList,
  },
  addPupil: {
    method: 'POST',
    path: `${school}/roster/pupils`,
    summary: 'Add a pupil',
    params: inSchool,
    body: NewPupil,
    status: 201,
    response: Pupil,
  },
  changePupil: {
    method: 'PATCH',
    path: `${school}/roster/pupils/:pupilId`,
    summary: 'Change a pupil',
    params: inSchool.extend({ pupilId: z.uuid() }),
    body: PupilChange,
    status: 200,
    response: Pupil,
  },
  importPupils: {
    method: 'POST',
    path: `${school}/roster/imports`,
    summary: 'Import pupils from a CSV file',
    params: inSchool,
    query: ImportQuery,
    file: true,
    status: 200,
    response: ImportResult,
  },
  listGroups: {
    method: 'GET',
    path: `${school}/roster/groups`,
    summary: 'Classes, cohorts and key groups',
    params: inSchool,
    status: 200,
    response: GroupList,
  },
  addGroup: {
    method: 'POST',
    path: `${school}/roster/groups`,
    summary: 'Add a group',
    params: inSchool,
    body: NewGroup,
    status: 201,
    response: Group,
  },
  setMemberships: {
    method: 'POST',
    path: `${school}/roster/memberships`,
    summary: 'Put pupils in groups, with dates',
    params: inSchool,
    body: MembershipList,
    status: 204,
    response: nothing,
  },

  listObjectives: {
    method: 'GET',
    path: `${school}/objectives`,
    summary: 'Objectives in order',
    params: inSchool,
    query: ObjectiveQuery,
    status: 200,
    response: ObjectiveList,
  },
  addObjectives: {
    method: 'POST',
    path: `${school}/objectives`,
    summary: 'Add objectives',
    params: inSchool,
    body: NewObjectives,
    status: 201,
    response: z.object({ objectives: z.array(Objective) }),
  },
  changeObjective: {
    method: 'PATCH',
    path: `${school}/objectives/:objectiveId`,
    summary: 'Change, tag or retire an objective',
    params: inSchool.extend({ objectiveId: z.uuid() }),
    body: ObjectiveChange,
    status: 200,
    response: Objective,
  },
  orderObjectives: {
    method: 'PUT',
    path: `${school}/objectives/order`,
    summary: 'Put objectives in order',
    params: inSchool,
    body: ObjectiveOrder,
    status: 204,
    response: nothing,
  },
  listWordings: {
    method: 'GET',
    path: `${school}/objectives/:objectiveId/wordings`,
    summary: 'The words an objective has had',
    params: inSchool.extend({ objectiveId: z.uuid() }),
    status: 200,
    response: WordingList,
  },
  importObjectives: {
    method: 'POST',
    path: `${school}/objectives/imports`,
    summary: 'Import objectives from a CSV file',
    params: inSchool,
    query: ObjectiveImportQuery,
    file: true,
    status: 200,
    response: ImportResult,
  },
  addSubject: {
    method: 'POST',
    path: `${school}/objectives/subjects`,
    summary: 'Add a subject',
    params: inSchool,
    body: NewSubject,
    status: 201,
    response: Subject,
  },
  addFramework: {
    method: 'POST',
    path: `${school}/objectives/frameworks`,
    summary: 'Add a framework',
    params: inSchool,
    body: NewFramework,
    status: 201,
    response: Framework,
  },
  addStrand: {
    method: 'POST',
    path: `${school}/objectives/strands`,
    summary: 'Add a strand',
    params: inSchool,
    body: NewStrand,
    status: 201,
    response: Strand,
  },
  listProgrammes: {
    method: 'GET',
    path: `${school}/objectives/programmes`,
    summary: 'Programmes and who works in them',
    params: inSchool,
    query: ObjectiveQuery.pick({ subjectId: true }),
    status: 200,
    response: ProgrammeList,
  },
  addProgramme: {
    method: 'POST',
    path: `${school}/objectives/programmes`,
    summary: 'Add a programme',
    params: inSchool,
    body: NewProgramme,
    status: 201,
    response: Programme,
  },
  changeProgramme: {
    method: 'PATCH',
    path: `${school}/objectives/programmes/:programmeId`,
    summary: 'Rename a programme or change its objectives',
    params: inSchool.extend({ programmeId: z.uuid() }),
    body: ProgrammeChange,
    status: 200,
    response: Programme,
  },
  assignProgramme: {
    method: 'POST',
    path: `${school}/objectives/assignments`,
    summary: 'Say which programme a class or pupil works in',
    params: inSchool,
    body: NewAssignment,
    status: 204,
    response: nothing,
  },
  setTaughtFrom: {
    method: 'POST',
    path: `${school}/objectives/taught`,
    summary: 'Say from when objectives count as taught',
    params: inSchool,
    body: NewTaughtFrom,
    status: 204,
    response: nothing,
  },

  listDescriptors: {
    method: 'GET',
    path: `${school}/descriptors`,
    summary: 'Depth scales, rules and measures',
    params: inSchool,
    status: 200,
    response: DescriptorList,
  },
  addDepthScale: {
    method: 'POST',
    path: `${school}/descriptors/scales`,
    summary: 'Add a scale or a new version of one',
    params: inSchool,
    body: NewDepthScale,
    status: 201,
    response: DepthScale,
  },
  addOnTrackRule: {
    method: 'POST',
    path: `${school}/descriptors/rules`,
    summary: 'Add a rule or a new version of one',
    params: inSchool,
    body: NewOnTrackRule,
    status: 201,
    response: OnTrackRule,
  },
  addMeasure: {
    method: 'POST',
    path: `${school}/descriptors/measures`,
    summary: 'Add a measure',
    params: inSchool,
    body: NewMeasure,
    status: 201,
    response: Measure,
  },

  readClassMarkbook: {
    method: 'GET',
    path: `${school}/markbook/classes/:classId`,
    summary: 'A class in one subject',
    params: inSchool.extend({ classId: z.uuid() }),
    query: ClassMarkbookQuery,
    status: 200,
    response: ClassMarkbook,
  },
  readPupilMarkbook: {
    method: 'GET',
    path: `${school}/markbook/pupils/:pupilId`,
    summary: 'A pupil in one subject',
    params: inSchool.extend({ pupilId: z.uuid() }),
    query: PupilMarkbookQuery,
    status: 200,
    response: PupilMarkbook,
  },
  readCell: {
    method: 'GET',
    path: `${school}/markbook/cell`,
    summary: 'Every line of one cell',
    params: inSchool,
    query: CellQuery,
    status: 200,
    response: CellHistory,
  },
  writeEntries: {
    method: 'POST',
    path: `${school}/markbook/entries`,
    summary: 'Write judgements and marks',
    params: inSchool,
    body: NewEntries,
    status: 200,
    response: EntriesResult,
  },
  listChanges: {
    method: 'GET',
    path: `${school}/markbook/changes`,
    summary: 'The log since a cursor',
    params: inSchool,
    query: ChangesQuery,
    status: 200,
    response: Changes,
  },

  calculatePage: {
    method: 'POST',
    path: `${school}/reports/page`,
    summary: 'Data on a page',
    params: inSchool,
    body: PageDefinition,
    status: 200,
    response: Page,
  },
  listPagePupils: {
    method: 'POST',
    path: `${school}/reports/page/pupils`,
    summary: 'The pupils behind one number',
    params: inSchool,
    body: PageCellQuery,
    status: 200,
    response: PageCellPupils,
  },
} as const satisfies Record<string, Route>

export type RouteName = keyof typeof routes
