import type * as z from 'zod'
import type { RouteName, routes } from './routes.js'

type Sent<R, K extends string> = R extends { readonly [P in K]: infer S extends z.ZodType } ? z.input<S> : never
type Part<R, K extends 'query' | 'body'> = [Sent<R, K>] extends [never]
  ? unknown
  : Record<string, never> extends Sent<R, K>
    ? { readonly [P in K]?: Sent<R, K> }
    : { readonly [P in K]: Sent<R, K> }
type Example<R> = object &
  Part<R, 'query'> &
  Part<R, 'body'> &
  (R extends { readonly file: true } ? { readonly body: string } : unknown) &
  (R extends { readonly status: 204 }
    ? unknown
    : R extends { readonly response: infer S extends z.ZodType }
      ? { readonly answer: z.output<S> }
      : unknown)

/** One school, and the same few things in it, in every example. */
export const IDS = {
  schoolId: '0198c1f0-0000-7000-8000-000000000001',
  accountId: '0198c1f0-0000-7000-8000-000000000002',
  groupId: '0198c1f0-0000-7000-8000-000000000003',
  classId: '0198c1f0-0000-7000-8000-000000000003',
  pupilId: '0198c1f0-0000-7000-8000-000000000004',
  subjectId: '0198c1f0-0000-7000-8000-000000000005',
  frameworkId: '0198c1f0-0000-7000-8000-000000000006',
  strandId: '0198c1f0-0000-7000-8000-000000000007',
  objectiveId: '0198c1f0-0000-7000-8000-000000000008',
  programmeId: '0198c1f0-0000-7000-8000-000000000009',
  scaleId: '0198c1f0-0000-7000-8000-00000000000a',
  ruleId: '0198c1f0-0000-7000-8000-00000000000b',
  measureId: '0198c1f0-0000-7000-8000-00000000000c',
  entryId: '0198c1f0-0000-7000-8000-00000000000d',
  invitationId: '0198c1f0-0000-7000-8000-00000000000e',
  templateId: '0198c1f0-0000-7000-8000-00000000000f',
  rollOverId: '0198c1f0-0000-7000-8000-000000000010',
  termId: '0198c1f0-0000-7000-8000-000000000011',
  closureId: '0198c1f0-0000-7000-8000-000000000012',
  dateId: '0198c1f0-0000-7000-8000-000000000013',
  importId: '0198c1f0-0000-7000-8000-000000000014',
  revisionId: '0198c1f0-0000-7000-8000-000000000015',
  linkId: '0198c1f0-0000-7000-8000-000000000016',
  setId: '0198c1f0-0000-7000-8000-000000000017',
  wordsId: '0198c1f0-0000-7000-8000-000000000018',
  correspondenceId: '0198c1f0-0000-7000-8000-000000000019',
  categoryId: '0198c1f0-0000-7000-8000-00000000001a',
  frozenId: '0198c1f0-0000-7000-8000-00000000001b',
  statementId: '0198c1f0-0000-7000-8000-00000000001c',
  replacementId: '0198c1f0-0000-7000-8000-00000000001d',
  publicationId: '0198c1f0-0000-7000-8000-00000000001e',
  actId: '0198c1f0-0000-7000-8000-00000000001f',
  dialId: '0198c1f0-0000-7000-8000-000000000020',
  handle: '0198c1f0-0000-4000-8000-000000000021',
  sessionId: '0198c1f0-0000-7000-8000-000000000022',
  collectionId: '0198c1f0-0000-7000-8000-000000000023',
  pieceId: '0198c1f0-0000-7000-8000-000000000024',
  otherPieceId: '0198c1f0-0000-7000-8000-000000000025',
  issueId: '0198c1f0-0000-7000-8000-000000000026',
  imageId: '0198c1f0-0000-7000-8000-000000000027',
  chartId: '0198c1f0-0000-7000-8000-000000000028',
  workId: '0198c1f0-0000-7000-8000-000000000029',
  placementId: '0198c1f0-0000-7000-8000-00000000002a',
} as const

const etag = 'kVb0yVqbX5u3mB2aQd1N8w'
const recordedAt = '2026-03-02T10:15:00.000Z'
const token = 'qx7vS0hYt2mBz8cLJ4kRw1dNfE6uAoPi'
const email = 'f.adeyemi@larkfield.example'

const session = {
  account: { id: IDS.accountId, name: 'Funmi Adeyemi', email },
  schools: [{ schoolId: IDS.schoolId, name: 'Larkfield Primary', role: 'admin' as const }],
}
const year = { name: '2025/26', startsOn: '2025-09-01', endsOn: '2026-08-31' } as const
const calendar = {
  academicYears: [year],
  terms: [
    {
      id: IDS.termId,
      academicYear: year.name,
      name: 'Spring 1',
      startsOn: '2026-01-05',
      endsOn: '2026-02-13',
    } as const,
  ],
  closures: [{ id: IDS.closureId, name: 'Half-term', startsOn: '2026-02-16', endsOn: '2026-02-20' } as const],
  assessmentDates: [{ id: IDS.dateId, name: 'Spring', on: '2026-03-27' } as const],
}
const settings = { name: 'Larkfield Primary', timeZone: 'Europe/London', recordIn: 'any-class' } as const
const policy = {
  tapsAWeek: 150,
  updatesAnObjective: 3,
  depthNumbers: false,
  audiences: [
    { id: 'internal', name: 'Our own staff', minimumGroup: 0 },
    { id: 'governors', name: 'Governors', minimumGroup: 5 },
  ],
  wordingGuard: { family: ['working towards'] },
  microtrackLimits: { criteria: { min: 2, max: 3 }, tasks: { min: 4, max: 8 }, tasksAreFirm: false },
  teacherMayAdjustAlone: false,
}
const schoolClass = {
  id: IDS.groupId,
  kind: 'class',
  name: '4 Kestrel',
  position: 0,
  startsOn: year.startsOn,
  endsOn: year.endsOn,
} as const
const pupil = {
  id: IDS.pupilId,
  label: 'Ada B.',
  registeredYear: '4',
  identifiers: [{ source: 'arbor', externalId: '4411' }],
  joinedOn: '2022-09-05',
} as const
const newPupil = { ...pupil, identifiers: [...pupil.identifiers] }
const membership = { groupId: IDS.groupId, pupilId: IDS.pupilId, from: year.startsOn, until: null }
const teacher = { accountId: IDS.accountId, kind: 'teacher', from: year.startsOn, until: null } as const
const staffMember = {
  accountId: IDS.accountId,
  name: session.account.name,
  email,
  role: 'teacher',
  deactivated: false,
  etag,
} as const
const link = { id: IDS.invitationId, kind: 'invitation', token, expiresAt: '2026-03-09T10:15:00.000Z' } as const

const subject = { id: IDS.subjectId, name: 'Maths', position: 0 }
const framework = {
  id: IDS.frameworkId,
  subjectId: IDS.subjectId,
  name: 'Our maths',
  scaleId: IDS.scaleId,
  position: 0,
}
const strand = { id: IDS.strandId, frameworkId: IDS.frameworkId, parentId: null, name: 'Number', position: 0 }
const objective = {
  id: IDS.objectiveId,
  frameworkId: IDS.frameworkId,
  strandId: IDS.strandId,
  wording: 'Count in multiples of 6, 7, 9, 25 and 1000',
  pupilWordings: { en: 'I can count in 6s, 7s, 9s, 25s and 1000s' },
  tags: [],
  yearGroups: ['4'],
  position: 0,
  offeredFrom: null,
  retiredOn: null,
}
const editableObjective = { ...objective, etag }
const programme = {
  id: IDS.programmeId,
  subjectId: IDS.subjectId,
  name: 'Year 4 maths',
  objectiveIds: [IDS.objectiveId] as string[],
  spells: [],
}
const editableProgramme = { ...programme, etag }
const taught = { objectiveId: IDS.objectiveId, taughtFrom: '2026-02-23' } as const

const words = {
  name: 'Depth',
  codes: [
    { id: 'emerging', label: 'Emerging', shortCode: 'E', colour: '#dce6f2', symbol: 'dot' as const },
    { id: 'secure', label: 'Secure', shortCode: 'S', colour: '#8fb3d9', symbol: 'disc' as const },
  ],
  secureFrom: 'secure',
  effectiveFrom: year.startsOn,
}
const scale = { ...words, id: IDS.scaleId, recordedAt }
const threeQuarters = {
  name: 'Three quarters',
  rule: {
    anyOf: [{ allOf: [{ kind: 'secured-percent' as const, percentAtLeast: 75, of: 'taught' as const, tags: [] }] }],
  },
  effectiveFrom: year.startsOn,
}
const rule = { ...threeQuarters, id: IDS.ruleId, recordedAt }
const test = { subjectId: IDS.subjectId, name: 'Spring test', minimum: 60, maximum: 140, codes: ['A'], position: 0 }
const measure = { ...test, id: IDS.measureId }
const effort = {
  name: 'Effort',
  kind: 'effort' as const,
  ordered: true,
  meaning: 'judgement' as const,
  descriptors: [
    { id: 'effort:some', label: 'Some', shortCode: 'S', colour: '#fbe7b2', symbol: 'half' as const },
    { id: 'effort:steady', label: 'Steady', shortCode: 'T', colour: '#c9e7d3', symbol: 'disc' as const },
  ],
  suggestions: [],
  effectiveFrom: year.startsOn,
}
const set = { ...effort, id: IDS.setId, recordedAt }
const joint = {
  name: 'Effort, all phases',
  categories: [{ id: IDS.categoryId, label: 'Steady or better', descriptorIds: ['effort:steady'] }],
}
const correspondence = { ...joint, id: IDS.correspondenceId, etag }
const calculation = {
  subjectId: IDS.subjectId,
  calculation: { method: 'highest' as const },
  effectiveFrom: year.startsOn,
}
const revision = {
  id: IDS.revisionId,
  frameworkId: IDS.frameworkId,
  on: '2026-02-01' as const,
  replacedIds: [IDS.objectiveId] as string[],
  addedIds: [IDS.replacementId] as string[],
  recordedAt,
}
const objectiveLink = {
  id: IDS.linkId,
  originId: IDS.objectiveId,
  kind: 'isPartOf' as const,
  targetId: IDS.statementId,
  external: null,
}

const line = {
  id: IDS.entryId,
  pupilId: IDS.pupilId,
  objectiveId: IDS.objectiveId,
  value: 'secure',
  observedOn: '2026-03-02',
} as const
const entry = {
  ...line,
  measureId: null,
  recordedAt,
  recordedBy: IDS.accountId,
  track: 'teacher',
  via: 'entry',
} as const
const person = { id: IDS.accountId, name: session.account.name }
const markbook = {
  subjectId: IDS.subjectId,
  asOf: '2026-03-02',
  programme,
  taught: [taught],
  objectives: [{ ...objective, scaleId: IDS.scaleId }],
  strands: [strand],
  scales: [scale],
  measures: [measure],
  sets: [set],
  calculation: { method: 'latest' },
  entries: [entry],
} as const

const column = { subjectId: IDS.subjectId, measure: { kind: 'secured', average: 'per-pupil' } } as const
const page = {
  groupIds: ['all', IDS.groupId] as string[],
  columns: [column],
  dates: [{ label: 'Spring', on: '2026-03-27' } as const],
  membership: 'current' as const,
  scope: 'own-programme' as const,
  minimumGroup: 0,
}
const cell = { value: 72, n: 28, withoutData: 1, fraction: null }
const template = {
  name: 'Governors, spring',
  paper: 'a4' as const,
  purpose: 'The one page that governors read each term.',
  template: { ...page, dates: [{ kind: 'assessment-date' as const, name: 'Spring' }] },
}
const csvOfPage = 'Group,n,Maths · % secured · Spring\r\n4 Oak,29,72\r\n'
const calculatedPage = {
  definition: page,
  asKnown: recordedAt,
  columns: [{ ...column, subject: 'Maths', name: null, unit: 'percent' as const }],
  rows: [
    { groupId: 'all', name: 'Whole school', kind: 'all', n: 420, cells: [[{ ...cell, n: 415, withoutData: 5 }]] },
    { groupId: IDS.groupId, name: schoolClass.name, kind: 'class', n: 29, cells: [[cell]] },
  ],
  notes: [],
}
const aboutFrozen = {
  id: IDS.frozenId,
  name: template.name,
  purpose: template.purpose,
  audience: 'Governors',
  frozenAt: recordedAt,
  templateId: IDS.templateId,
  paper: 'a4' as const,
}
const frozen = { ...aboutFrozen, page: calculatedPage }
const savedTemplate = { ...template, id: IDS.templateId, changedAt: recordedAt, etag }

const choice = {
  startsOn: '2026-09-01',
  classes: [{ groupId: IDS.groupId, into: '5 Kestrel' }],
  newClasses: ['Reception Wren'],
  stayingPupilIds: [],
} as const
const rollOver = {
  id: IDS.rollOverId,
  startsOn: choice.startsOn,
  doneAt: '2026-08-25T09:00:00.000Z',
  undoneAt: null,
  leavers: 58,
  pupils: 362,
}
const imported = {
  dryRun: true,
  encoding: 'utf-8',
  delimiter: ',',
  headerRow: 1,
  rows: 1,
  created: 1,
  updated: 0,
  unchanged: 0,
  refused: 0,
  made: [],
  issues: [],
}

const criteria = [
  { id: 'drawing', text: 'I can show it with a drawing' },
  { id: 'explain', text: 'I can explain why 1/2 = 2/4' },
]
const tasks = [
  { id: 'warm-up', text: 'Warm up with the fraction wall', criterionIds: [], getsMeReady: true, optional: false },
  { id: 'draw', text: 'Draw three pairs', criterionIds: ['drawing'], getsMeReady: false, optional: false },
  {
    id: 'explain',
    text: 'Explain one pair to a partner',
    criterionIds: ['explain'],
    getsMeReady: false,
    optional: false,
  },
  { id: 'own', text: 'Write my own three', criterionIds: ['drawing', 'explain'], getsMeReady: false, optional: false },
]
const outcome = 'I can find equivalent fractions'
const note = { outcomes: [outcome], criteria, tasks, moveOn: [], questions: [] }
const microtrackTemplate = {
  id: IDS.templateId,
  subjectId: IDS.subjectId,
  title: 'Equivalent fractions',
  unit: 'Fractions',
  template: note,
  isDraft: false,
  changedAt: recordedAt,
  etag,
}
const publication = {
  id: IDS.publicationId,
  outcome,
  criteria,
  tasks,
  moveOn: [],
  questions: [],
  startsOn: '2026-03-02' as const,
  endsOn: '2026-03-02' as const,
  readingBand: 'middle' as const,
  variants: [],
  pupils: [{ pupilId: IDS.pupilId, variantId: null }],
  publishedAt: recordedAt,
}
const common = {
  id: IDS.actId,
  publicationId: IDS.publicationId,
  pupilId: IDS.pupilId,
  via: 'screen' as const,
  at: recordedAt,
}
const pupilSession = {
  pupilId: IDS.pupilId,
  name: 'Ada',
  handle: IDS.handle,
  outboxKey: 'c2l4dGVlbiBieXRlcyE=',
  idleMinutes: 10,
}
const newAct = { ...common, by: 'pupil' as const, kind: 'tick' as const, taskId: 'draw' }
const checkIn = { ...common, by: 'teacher', kind: 'check-in', standing: 'going-well' } as const
const act = { ...newAct, recordedAt, recordedBy: IDS.pupilId }
const before = { tasks: [], own: [], startNext: 'Try the ninths' }
const lesson = {
  classId: IDS.classId,
  className: schoolClass.name,
  publication,
  pupils: [{ pupilId: IDS.pupilId, label: pupil.label, code: 'K7MW-2QRD', before, checkedInAt: null, usualSize: 5 }],
  acts: [act],
  cursor: 'MTA0Mg',
}
const newDial = {
  id: IDS.dialId,
  classId: IDS.classId,
  pupilId: null,
  groups: 1,
  options: 3,
  kinds: ['practice' as const],
  from: '2026-03-02' as const,
}
const dial = { ...newDial, recordedAt, recordedBy: IDS.accountId }
const classCode = 'OAK-7K4M-9T'

const levels = [
  { id: 'level-0', label: '0', value: 0 },
  { id: 'level-1', label: '1', value: 1 },
]
const orderingSession = {
  id: IDS.sessionId,
  prompt: 'Explain how you know that 3/4 is more than 2/3.',
  subjectId: IDS.subjectId,
  minutes: 5,
  levels,
  collections: [{ id: IDS.collectionId, classId: IDS.classId, className: schoolClass.name }],
  revisesId: null,
  chartId: null,
  isClosed: false,
  createdAt: recordedAt,
  etag,
}
const piece = {
  id: IDS.entryId,
  kind: 'piece' as const,
  pieceId: IDS.pieceId,
  collectionId: IDS.collectionId,
  origin: 'pupil' as const,
  imageId: null,
  words: { text: 'I drew two bars and 3/4 was longer.' },
}
const keptPiece = { ...piece, seq: 1, by: IDS.accountId, recordedAt }
const sessionLog = { log: [keptPiece], judges: [{ accountId: IDS.accountId, name: session.account.name }] }
const keptImage = { imageId: IDS.imageId, width: 1536, height: 2048 }
const authors = { authors: [{ pieceId: IDS.pieceId, pupilId: IDS.pupilId }] }
const newChart = { id: IDS.chartId, classIds: [IDS.classId] as string[] }
const exemplar = {
  origin: 'pupil' as const,
  imageId: null,
  quality: null,
  standardError: null,
}
const chart = {
  id: IDS.chartId,
  sessionId: IDS.sessionId,
  version: 1,
  revisesId: null,
  prompt: orderingSession.prompt,
  levels: [
    {
      level: levels[0]!,
      exemplars: [{ ...exemplar, pieceId: IDS.otherPieceId, text: '4 is bigger than 3.' }],
      qualifiers: [{ id: 'says', text: 'Says which is more' }],
      isApart: null,
    },
    {
      level: levels[1]!,
      exemplars: [{ ...exemplar, pieceId: IDS.pieceId, text: piece.words.text }],
      qualifiers: [{ id: 'shows', text: 'Shows it with a drawing' }],
      isApart: null,
    },
  ],
  publishedAt: recordedAt,
}
const publishedChart = {
  chart,
  subjectId: IDS.subjectId,
  classIds: [IDS.classId] as string[],
  reviseOn: null,
  revisedById: null,
  etag,
}
const work = {
  id: IDS.workId,
  pupilId: IDS.pupilId,
  chartId: IDS.chartId,
  doneOn: '2026-03-02' as const,
  imageId: null,
  words: { text: 'I drew a number line.' },
}
const newPlacement = {
  id: IDS.placementId,
  workId: IDS.workId,
  chartId: IDS.chartId,
  pupilId: IDS.pupilId,
  by: 'pupil' as const,
  levelId: 'level-1',
  betweenId: null,
  rule: 'hand' as const,
  answers: [],
  probability: null,
  nearestId: IDS.pieceId,
  qualifierIds: ['shows'],
  words: { glows: ['My line is neat'], grow: 'Say why the steps are equal' },
}
const placement = { ...newPlacement, recordedAt, recordedBy: IDS.pupilId }
const byTeacher = { ...newPlacement, by: 'teacher' as const }
const placed = { works: [work], placements: [placement] }
const pupilCharts = {
  pupilId: IDS.pupilId,
  name: 'Ada',
  today: '2026-03-02' as const,
  charts: [{ chart, isHung: true }],
  ...placed,
}
const picture = 'The bytes of a JPEG'

/** For each operation what to send and what comes back; tests check every one against its schemas. */
export const EXAMPLES: { readonly [N in RouteName]: Example<(typeof routes)[N]> } = {
  signIn: { body: { email, password: 'three quiet river stones' }, answer: session },
  readSession: { answer: session },
  signOut: {},
  changePassword: { body: { current: 'three quiet river stones', next: 'seven loud brass kettles' } },
  readLink: {
    body: { token },
    answer: {
      kind: 'invitation',
      expiresAt: link.expiresAt,
      school: settings.name,
      name: session.account.name,
      email,
      role: 'teacher',
    },
  },
  useLink: { body: { token, password: 'three quiet river stones' }, answer: session },

  createSchool: {
    body: {
      token,
      name: settings.name,
      admin: { name: session.account.name, email, password: 'three quiet river stones' },
    },
    answer: session,
  },
  readSchool: {
    answer: {
      ...settings,
      ...calendar,
      depthNumbers: policy.depthNumbers,
      audiences: policy.audiences,
      wordingGuard: policy.wordingGuard,
      id: IDS.schoolId,
      today: '2026-03-02',
      demo: false,
      role: 'admin',
      subjects: [subject],
      classes: [{ ...schoolClass, mine: true }],
    },
  },
  readSchoolSettings: { answer: { ...settings, ...policy, etag } },
  changeSchoolSettings: {
    body: { recordIn: 'own-classes' },
    answer: { ...settings, ...policy, recordIn: 'own-classes', etag },
  },
  readCalendar: { answer: { ...calendar, etag } },
  changeCalendar: { body: calendar, answer: { ...calendar, etag } },
  leaveDemo: { answer: { link: { ...link, kind: 'first-run' } } },

  listStaff: {
    answer: {
      staff: [staffMember],
      invitations: [{ id: IDS.invitationId, name: 'Sam Ortiz', email, role: 'support', expiresAt: link.expiresAt }],
      classes: [{ groupId: IDS.groupId, name: schoolClass.name, teachers: [teacher], etag }],
    },
  },
  inviteStaff: { body: { name: 'Sam Ortiz', email: 's.ortiz@larkfield.example', role: 'support' }, answer: link },
  renewInvitation: { answer: link },
  withdrawInvitation: {},
  changeStaff: { body: { role: 'leader' }, answer: { ...staffMember, role: 'leader' } },
  resetPassword: { answer: { ...link, kind: 'reset' } },
  setClassTeachers: {
    body: { teachers: [teacher] },
    answer: { groupId: IDS.groupId, name: schoolClass.name, teachers: [teacher], etag },
  },

  listPupils: {
    query: { groupId: IDS.groupId, asOf: '2026-03-02', limit: 100 },
    answer: { pupils: [{ ...newPupil, etag }], next: null },
  },
  addPupil: { body: { label: 'Ada B.', registeredYear: '4', classId: IDS.classId }, answer: { ...newPupil, etag } },
  changePupil: { body: { label: 'Ada Bell', upn: null }, answer: { ...newPupil, label: 'Ada Bell', etag } },
  importPupils: {
    query: { dryRun: 'true', source: 'arbor' },
    body: 'Name,Year,Class\nAda Bell,4,4 Kestrel\n',
    answer: {
      ...imported,
      columns: [{ key: 'Name', name: 'Name', samples: ['Ada Bell'] }],
      fields: [{ name: 'label', title: 'Name in lists', required: true }],
      mapping: { label: 'Name' },
      preview: [{ row: 2, outcome: 'created', values: { label: 'Ada Bell' } }],
    },
  },
  listGroups: { answer: { groups: [{ ...schoolClass, pupils: 29, etag }] } },
  addGroup: { body: { kind: 'key-group', name: 'Pupil premium' }, answer: { ...schoolClass, etag } },
  setMemberships: { body: { memberships: [membership] } },
  changeGroup: { body: { name: '4 Osprey' }, answer: { ...schoolClass, name: '4 Osprey', etag } },
  removeGroup: {},
  listMemberships: { answer: { memberships: [{ ...membership, name: schoolClass.name, kind: 'class' }] } },
  removeMemberships: { body: { memberships: [membership] } },
  movePupils: { body: { pupilIds: [IDS.pupilId], toClassId: IDS.classId, on: '2026-03-09' } },
  recordLeavers: { body: { pupilIds: [IDS.pupilId], lastDay: '2026-03-27' } },
  planRollOver: {
    body: { startsOn: choice.startsOn },
    answer: {
      startsOn: choice.startsOn,
      lastDay: '2026-08-31',
      choice: { ...choice, classes: [...choice.classes], newClasses: [...choice.newClasses], stayingPupilIds: [] },
      classes: [
        { groupId: IDS.groupId, name: schoolClass.name, pupils: 29, into: '5 Kestrel', leaving: 0, staying: 0 },
      ],
      newClasses: [{ name: '5 Kestrel', pupils: 29, years: ['5'], likeGroupId: null }],
      cohorts: [{ name: 'Year 5', pupils: 58 }],
      leavers: 58,
      notes: [],
    },
  },
  rollOver: {
    body: { ...choice, classes: [...choice.classes], newClasses: [], stayingPupilIds: [] },
    answer: rollOver,
  },
  listRollOvers: { answer: { rollOvers: [rollOver] } },
  undoRollOver: { answer: { ...rollOver, undoneAt: '2026-08-25T09:10:00.000Z' } },

  listObjectives: {
    query: { subjectId: IDS.subjectId },
    answer: {
      subjects: [subject],
      frameworks: [{ ...framework, etag }],
      strands: [{ ...strand, etag }],
      objectives: [editableObjective],
      revisions: [revision],
    },
  },
  addObjectives: {
    body: {
      objectives: [
        { frameworkId: IDS.frameworkId, strandId: IDS.strandId, wording: objective.wording, yearGroups: ['4'] },
      ],
    },
    answer: { objectives: [editableObjective] },
  },
  changeObjective: {
    body: { wording: 'Count in multiples of 6, 7 and 9', effectiveFrom: '2026-09-01' },
    answer: { ...editableObjective, wording: 'Count in multiples of 6, 7 and 9' },
  },
  orderObjectives: { body: { frameworkId: IDS.frameworkId, objectiveIds: [IDS.objectiveId] } },
  listWordings: {
    answer: {
      wordings: [
        {
          objectiveId: IDS.objectiveId,
          wording: objective.wording,
          pupilWordings: objective.pupilWordings,
          effectiveFrom: year.startsOn,
          recordedAt,
        },
      ],
    },
  },
  importObjectives: {
    query: { dryRun: 'true', subject: 'Maths' },
    body: 'Strand,Objective\nNumber,"Count in multiples of 6, 7, 9, 25 and 1000"\n',
    answer: {
      ...imported,
      columns: [{ key: 'Objective', name: 'Objective', samples: [objective.wording] }],
      fields: [{ name: 'wording', title: 'Objective', required: true }],
      mapping: { wording: 'Objective', strand: 'Strand' },
      preview: [{ row: 2, outcome: 'created', values: { wording: objective.wording } }],
    },
  },
  importFramework: {
    query: { dryRun: 'true', subjectId: IDS.subjectId },
    body: '{"CFDocument":{"identifier":"…"},"CFItems":[],"CFAssociations":[]}',
    answer: {
      dryRun: true,
      format: 'case-json',
      name: 'Our maths',
      publisher: 'Larkfield Primary',
      frameworkId: null,
      strands: 1,
      objectives: 1,
      links: 0,
      depths: [1, 1],
      created: 2,
      updated: 0,
      unchanged: 0,
      refused: 0,
      preview: [{ path: ['Number'], wording: objective.wording }],
      issues: [],
    },
  },
  undoImport: { answer: { importId: IDS.importId, removed: 2, restored: 0 } },
  readCase: {
    answer: { CFDocument: { identifier: IDS.frameworkId, title: 'Our maths' }, CFItems: [], CFAssociations: [] },
  },
  changeFramework: { body: { name: 'Our own maths' }, answer: { ...framework, name: 'Our own maths', etag } },
  changeStrand: {
    body: { name: 'Number and place value' },
    answer: { ...strand, name: 'Number and place value', etag },
  },
  removeStrand: {},
  addRevision: {
    body: {
      frameworkId: IDS.frameworkId,
      on: revision.on,
      replacedIds: [IDS.objectiveId],
      added: [{ id: IDS.replacementId, wording: 'Count in multiples of 25 and 1000' }],
    },
    answer: revision,
  },
  undoRevision: {},
  listLinks: { query: { frameworkId: IDS.frameworkId }, answer: { links: [objectiveLink] } },
  addLinks: {
    body: { links: [{ originId: IDS.objectiveId, kind: 'isPartOf', targetId: IDS.statementId }] },
    answer: { links: [objectiveLink] },
  },
  removeLink: {},
  readCoverage: {
    query: { frameworkId: IDS.frameworkId, groupId: IDS.groupId },
    answer: {
      frameworkId: IDS.frameworkId,
      asOf: '2026-03-02',
      of: 29,
      statements: [{ objectiveId: IDS.statementId, state: 'secured', linkedIds: [IDS.objectiveId], pupils: 21 }],
    },
  },
  readWorkload: {
    answer: {
      updatesAnObjective: 3,
      budget: 150,
      weeks: 39,
      classes: [
        {
          groupId: IDS.groupId,
          name: schoolClass.name,
          pupils: 30,
          objectives: 100,
          tapsAWeek: 230.8,
          overBudget: true,
        },
      ],
      seldomChange: [{ objectiveId: IDS.objectiveId, depthId: 'secure', pupils: 29, of: 30 }],
    },
  },
  addSubject: { body: { name: 'Maths' }, answer: subject },
  addFramework: { body: { subjectId: IDS.subjectId, name: 'Our maths' }, answer: { ...framework, etag } },
  addStrand: { body: { frameworkId: IDS.frameworkId, name: 'Number' }, answer: { ...strand, etag } },
  listProgrammes: {
    query: { subjectId: IDS.subjectId },
    answer: {
      programmes: [editableProgramme],
      classes: [{ groupId: IDS.groupId, subjectId: IDS.subjectId, programmeId: IDS.programmeId }],
      pupils: [],
    },
  },
  addProgramme: {
    body: { subjectId: IDS.subjectId, name: 'Year 4 maths', objectiveIds: [IDS.objectiveId] },
    answer: editableProgramme,
  },
  changeProgramme: {
    body: { name: 'Year 4 maths, spring' },
    answer: { ...editableProgramme, name: 'Year 4 maths, spring' },
  },
  assignProgramme: {
    body: {
      subjectId: IDS.subjectId,
      groupId: IDS.groupId,
      programmeId: IDS.programmeId,
      effectiveFrom: year.startsOn,
    },
  },
  setTaughtFrom: { body: { taught: [{ ...taught, groupId: IDS.groupId }] } },

  listDescriptors: {
    answer: {
      scales: [scale],
      rules: [rule],
      measures: [{ ...measure, etag }],
      sets: [set],
      setChoices: [
        {
          measureId: IDS.measureId,
          groupId: IDS.groupId,
          pupilId: null,
          setId: IDS.setId,
          effectiveFrom: year.startsOn,
          recordedAt,
        },
      ],
      correspondences: [correspondence],
      calculations: [{ ...calculation, recordedAt }],
    },
  },
  addDescriptorSet: { body: effort, answer: set },
  addSetChoice: { body: { measureId: IDS.wordsId, groupId: IDS.groupId, setId: IDS.setId } },
  addCorrespondence: { body: joint, answer: correspondence },
  changeCorrespondence: { body: { name: 'Effort' }, answer: { ...correspondence, name: 'Effort' } },
  removeCorrespondence: {},
  addCalculationChoice: { body: calculation, answer: { ...calculation, recordedAt } },
  changeMeasure: { body: { name: 'Spring test, paper 1' }, answer: { ...measure, name: 'Spring test, paper 1', etag } },
  tryWhatIf: {
    body: {
      subjectId: IDS.subjectId,
      groupId: IDS.groupId,
      draft: {
        kind: 'on-track-rule',
        ruleId: IDS.ruleId,
        rule: { anyOf: [{ allOf: [{ kind: 'secured-percent', percentAtLeast: 80 }] }] },
      },
    },
    answer: {
      asOf: '2026-03-02',
      outcomes: [
        { id: 'on-track', label: 'On track' },
        { id: 'not-yet', label: 'Not on track' },
      ],
      counts: [
        { now: 'on-track', draft: 'on-track', pupils: 20 },
        { now: 'on-track', draft: 'not-yet', pupils: 1 },
      ],
      pupils: [
        {
          pupilId: IDS.pupilId,
          label: pupil.label,
          now: 'on-track',
          draft: 'not-yet',
          reasons: ['7 of 9 taught objectives secured (78 %), 80 % needed'],
        },
      ],
    },
  },
  addDepthScale: { body: words, answer: scale },
  addOnTrackRule: { body: threeQuarters, answer: rule },
  addMeasure: { body: test, answer: { ...measure, etag } },

  readClassMarkbook: {
    query: { subjectId: IDS.subjectId },
    answer: {
      ...markbook,
      taught: [taught],
      objectives: [...markbook.objectives],
      strands: [strand],
      scales: [scale],
      measures: [measure],
      sets: [set],
      entries: [entry],
      classId: IDS.classId,
      className: schoolClass.name,
      currentObjectiveId: IDS.objectiveId,
      pupils: [
        {
          id: IDS.pupilId,
          label: pupil.label,
          registeredYear: '4',
          setIds: { [IDS.wordsId]: IDS.setId },
          ownProgramme: null,
        },
      ],
      cursor: 'MTA0Mg',
    },
  },
  readPupilMarkbook: {
    query: { subjectId: IDS.subjectId, asOf: '2026-03-02' },
    answer: {
      ...markbook,
      taught: [taught],
      objectives: [...markbook.objectives],
      strands: [strand],
      scales: [scale],
      measures: [measure],
      sets: [set],
      setIds: { [IDS.wordsId]: IDS.setId },
      classProgramme: null,
      entries: [entry],
      pupil: { id: IDS.pupilId, label: pupil.label, registeredYear: '4' },
      own: false,
      people: [person],
    },
  },
  readCell: {
    query: { pupilId: IDS.pupilId, objectiveId: IDS.objectiveId },
    answer: { entries: [entry], people: [person] },
  },
  writeEntries: {
    body: { classId: IDS.classId, entries: [line] },
    answer: {
      accepted: [{ id: IDS.entryId, recordedAt, recordedBy: IDS.accountId, repeated: false, concurrentWith: null }],
      refused: [],
      taught: [],
      cursor: 'MTA0Mg',
    },
  },
  listChanges: {
    query: { since: 'MTA0MQ', limit: 500 },
    answer: { entries: [entry], next: 'MTA0Mg', more: false },
  },
  streamEntries: { query: { since: 'MTA0MQ' }, answer: { ...entry, cursor: 'MTA0Mg' } },

  calculatePage: {
    body: page,
    answer: calculatedPage,
  },
  exportPage: {
    body: { definition: page, format: 'csv', name: template.name },
    answer: csvOfPage,
  },
  listPagePupils: {
    body: { definition: page, groupId: IDS.groupId, column: 0, date: 0 },
    answer: {
      on: '2026-03-27',
      explanation: [{ about: 'n', text: '28 of 29 pupils are counted.', facts: { n: 28, pupils: 29 } }],
      cell,
      counted: [
        { pupilId: IDS.pupilId, label: pupil.label, value: 75, numerator: 3, denominator: 4, observedOn: null },
      ],
      notCounted: [],
    },
  },
  listReportTemplates: {
    answer: { templates: [{ ...savedTemplate, use: { days: 3, lastOn: '2026-03-02', unused: false } }], removed: [] },
  },
  readReportTemplate: { answer: savedTemplate },
  addReportTemplate: { body: template, answer: savedTemplate },
  changeReportTemplate: { body: { paper: 'a3' }, answer: { ...savedTemplate, paper: 'a3' } },
  runReportTemplate: { answer: { page: calculatedPage, issues: [] } },
  noteReportUse: {},
  exportReportTemplate: { query: { format: 'csv' }, answer: csvOfPage },
  freezeReport: { body: { name: template.name, templateId: IDS.templateId, definition: page }, answer: frozen },
  listFrozenReports: { answer: { frozen: [{ ...aboutFrozen, by: session.account.name }] } },
  readFrozenReport: { answer: frozen },
  listFrozenChanges: {
    answer: {
      asKnown: recordedAt,
      reproducible: true,
      numbers: 2,
      cells: [
        {
          groupId: IDS.groupId,
          column: 0,
          date: 0,
          before: cell,
          after: { ...cell, value: 73 },
          causes: [
            {
              kind: 'entries',
              entryCount: 1,
              pupils: [{ pupilId: IDS.pupilId, label: pupil.label }],
              entries: [
                {
                  id: entry.id,
                  kind: 'judgement',
                  pupilId: IDS.pupilId,
                  label: pupil.label,
                  about: 'Find equivalent fractions',
                  before: 'Emerging',
                  value: 'Secure',
                  observedOn: '2026-03-20',
                  recordedAt,
                },
              ],
            },
          ],
        },
      ],
    },
  },
  exportFrozenReport: { query: { format: 'csv' }, answer: csvOfPage },
  removeReportTemplate: {},

  listMicrotrackTemplates: {
    query: { words: 'fractions' },
    answer: { templates: [microtrackTemplate], total: 1, nextCursor: null },
  },
  addMicrotrackTemplate: { body: { id: IDS.templateId, template: note }, answer: microtrackTemplate },
  readMicrotrackTemplate: { answer: microtrackTemplate },
  changeMicrotrackTemplate: { body: { title: microtrackTemplate.title }, answer: microtrackTemplate },
  removeMicrotrackTemplate: {},
  importMicrotrackTemplates: {
    query: { dryRun: 'true' },
    body: 'lesson,outcome,criteria\nFinding halves,I can find half of a shape,Fold it | Say how I know\n',
    answer: {
      ...imported,
      columns: [
        { key: 'lesson', name: 'lesson', samples: ['Finding halves'] },
        { key: 'outcome', name: 'outcome', samples: ['I can find half of a shape'] },
        { key: 'criteria', name: 'criteria', samples: ['Fold it | Say how I know'] },
      ],
      fields: [{ name: 'outcome', title: 'Outcome', required: true }],
      mapping: { title: 'lesson', outcome: 'outcome', criteria: 'criteria' },
      preview: [{ row: 2, outcome: 'create', values: { outcome: 'I can find half of a shape' } }],
    },
  },
  publishMicrotrack: {
    body: {
      id: IDS.publicationId,
      templateId: IDS.templateId,
      classId: IDS.classId,
      template: note,
      startsOn: publication.startsOn,
      endsOn: publication.endsOn,
      readingBand: 'middle',
      pupils: [{ pupilId: IDS.pupilId }],
    },
    answer: { publication, advice: [] },
  },
  listPublications: {
    query: { classId: IDS.classId },
    answer: {
      publications: [
        {
          id: IDS.publicationId,
          outcome,
          startsOn: publication.startsOn,
          endsOn: publication.endsOn,
          publishedAt: recordedAt,
          classId: IDS.classId,
          pupilCount: 29,
          begunCount: 27,
          isUsed: true,
        },
      ],
    },
  },
  readLesson: { answer: lesson },
  listLessonActs: { query: { since: 'MTA0MQ' }, answer: { acts: [act], cursor: 'MTA0Mg' } },
  changePublication: { body: { endsOn: '2026-03-03' }, answer: lesson },
  withdrawPublication: {},
  writeActs: {
    body: { acts: [checkIn] },
    answer: { accepted: [{ ...checkIn, recordedAt, recordedBy: IDS.accountId }], refused: [] },
  },
  readPupilMicrotracks: {
    answer: { publications: [publication], acts: [act], before: { [IDS.publicationId]: before }, dials: [dial] },
  },
  listDials: { query: { classId: IDS.classId }, answer: { dials: [dial] } },
  setDial: { body: newDial, answer: { dials: [dial] } },

  listPupilKeys: {
    answer: {
      classId: IDS.classId,
      className: schoolClass.name,
      classCode,
      pupils: [
        { pupilId: IDS.pupilId, label: pupil.label, pin: 'pictures', madeAt: recordedAt, isBlocked: false, isIn: true },
      ],
    },
  },
  makePupilKeys: {
    body: { pupilIds: [IDS.pupilId], pin: 'pictures' },
    answer: {
      classCode,
      keys: [{ pupilId: IDS.pupilId, label: pupil.label, card: token, pin: '3 14 0 9 7', kind: 'pictures' }],
    },
  },
  changeClassCode: { answer: { classCode } },
  unblockPupils: { body: { pupilIds: [IDS.pupilId] } },
  endPupilSessions: { body: { pupilIds: [IDS.pupilId] } },
  openDoor: {
    body: { classCode },
    answer: { className: schoolClass.name, pupils: [{ handle: IDS.handle, name: 'Ada', pin: 'pictures' }] },
  },
  pupilSignIn: {
    body: { handle: IDS.handle, pin: '3 14 0 9 7' },
    answer: pupilSession,
  },
  readPupilSession: { answer: pupilSession },
  pupilSignOut: {},
  deliverSealedActs: {
    body: { boxes: [{ id: IDS.actId, handle: IDS.handle, sealed: 'bm9uY2UgYW5kIHNlYWxlZCB0ZXh0' }] },
    answer: { delivered: [IDS.actId], refused: [] },
  },
  readPupilDay: {
    answer: {
      pupilId: IDS.pupilId,
      name: 'Ada',
      today: '2026-03-02',
      notes: [{ publication, code: 'K7MW-2QRD', before, acts: [act] }],
      whatWorked: [{ kind: 'practice', way: 'Cards with a partner', uses: 4, criteria: 6, criteriaMet: 5 }],
      usualSize: 5,
    },
  },
  writeOwnActs: { body: { acts: [newAct] }, answer: { accepted: [act], refused: [] } },
  listOrderingSessions: {
    query: { classId: IDS.classId },
    answer: { sessions: [{ ...orderingSession, pieceCount: 1, decisionCount: 0 }] },
  },
  addOrderingSession: {
    body: {
      id: IDS.sessionId,
      prompt: orderingSession.prompt,
      subjectId: IDS.subjectId,
      minutes: 5,
      levels,
      collections: [{ id: IDS.collectionId, classId: IDS.classId }],
    },
    answer: { ...orderingSession, log: [], judges: [], cursor: 'c2Vzc2lvbjow' },
  },
  readOrderingSession: { answer: { ...orderingSession, ...sessionLog, cursor: 'c2Vzc2lvbjox' } },
  changeOrderingSession: {
    body: { minutes: 10 },
    answer: { ...orderingSession, minutes: 10, ...sessionLog, cursor: 'c2Vzc2lvbjox' },
  },
  listSessionEntries: { query: { since: 'c2Vzc2lvbjow' }, answer: { ...sessionLog, cursor: 'c2Vzc2lvbjox' } },
  writeSessionEntries: { body: { entries: [piece] }, answer: { accepted: [keptPiece], refused: [] } },
  takePair: {
    body: { id: IDS.issueId },
    answer: {
      pair: { issueId: IDS.issueId, left: IDS.pieceId, right: IDS.otherPieceId, purpose: 'insert' },
      none: null,
      cursor: 'c2Vzc2lvbjox',
    },
  },
  addSessionImage: { body: picture, answer: keptImage },
  readSessionImage: { answer: picture },
  editSessionImage: {
    body: { turn: 90, crop: null, covers: [{ x: 0.1, y: 0.02, width: 0.4, height: 0.05 }] },
    answer: { ...keptImage, width: 2048, height: 1536 },
  },
  listAuthors: { answer: authors },
  setAuthors: { body: authors, answer: authors },
  checkChart: {
    body: newChart,
    answer: { issues: [], questions: [], handwriting: [], lowestOwnClass: false, advice: [] },
  },
  publishChart: { body: newChart, answer: publishedChart },
  listCharts: { query: { classId: IDS.classId }, answer: { charts: [publishedChart] } },
  readChart: { answer: publishedChart },
  changeChart: { body: { reviseOn: '2026-09-07' }, answer: { ...publishedChart, reviseOn: '2026-09-07' } },
  readChartCase: { answer: { identifier: IDS.chartId } },
  readChartImage: { answer: picture },
  listChartPlacements: {
    query: { classId: IDS.classId },
    answer: { chart: publishedChart, pupils: [{ pupilId: IDS.pupilId, label: pupil.label }], ...placed },
  },
  readPupilCharts: { answer: pupilCharts },
  writePlacements: {
    body: { works: [work], placements: [byTeacher] },
    answer: {
      works: [work],
      placements: [{ ...byTeacher, recordedAt, recordedBy: IDS.accountId }],
      refused: [],
    },
  },
  removeWork: {},
  addWorkImage: { body: picture, answer: keptImage },
  readWorkImage: { answer: picture },
  readOwnCharts: { answer: pupilCharts },
  readOwnImage: { answer: picture },
  addOwnImage: { body: picture, answer: keptImage },
  writeOwnPlacements: {
    body: { works: [work], placements: [newPlacement] },
    answer: { ...placed, refused: [] },
  },
  removeOwnWork: {},
}
