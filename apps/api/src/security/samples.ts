import { randomUUID } from 'node:crypto'
import { type Role, type Route, type RouteName, routes, type TrackClient } from '@track/api-contract'
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify'
import type pg from 'pg'
import { withOwner } from '../database/transaction.js'
import { sealBox } from '../features/pupil-session/box.js'
import { insertStaff } from '../operator.js'
import { hashToken, makeToken } from '../secrets/token.js'
import { aPicture, beginSession, entry, hangChart, LEVELS, orderSession, placedOn } from '../testing/charts.js'
import { clientOf, makeTestSchool, type TestSchool } from '../testing/school.js'

const PASSWORD = 'four quiet words here'
const DAY = '2026-11-20'

/** A school with somebody of each role, somebody shut out of it, and another admin's hands to prepare what a request is about. */
export interface World extends TestSchool {
  readonly pool: pg.Pool
  readonly track: TrackClient
  readonly accountIds: Readonly<Record<Role | 'deactivated' | 'closed' | 'spare', string>>
}

export async function makeWorld(app: FastifyInstance, pool: pg.Pool, name: string): Promise<World> {
  const school = await makeTestSchool(pool, { name, role: 'admin' })
  const add = (role: Role) =>
    withOwner(pool, school.schoolId, (tx) =>
      insertStaff(tx, school.schoolId, {
        name: `A ${role}`,
        email: `${randomUUID()}@school.example`,
        password: PASSWORD,
        role,
      }),
    )
  const accountIds = {
    admin: await add('admin'),
    leader: await add('leader'),
    teacher: await add('teacher'),
    support: await add('support'),
    deactivated: await add('admin'),
    closed: await add('admin'),
    spare: await add('teacher'),
  }
  await pool.query('update staff_membership set deactivated_at = now() where account_id = $1', [accountIds.deactivated])
  await pool.query('update account set deactivated_at = now() where id = $1', [accountIds.closed])
  return { ...school, pool, track: clientOf(app, school.token), accountIds }
}

/** A new session each time, because some requests end it. */
export async function signInAs(pool: pg.Pool, accountId: string): Promise<string> {
  const token = makeToken()
  await pool.query('select open_session($1, $2, $3)', [hashToken(token), accountId, '1 day'])
  return token
}

/** As `signInAs`, of a pupil of the school: their keys are made for the occasion when they have none. */
export async function signInAsPupil(world: World): Promise<string> {
  const { handle } = await keyOf(world)
  const token = makeToken()
  await world.pool.query(
    `select open_pupil_session($1, handle, pin_hash, 10, '1 day') from pupil_key where handle = $2`,
    [hashToken(token), handle],
  )
  return token
}

/** A session of whoever may ask this: an admin, or a pupil where it is a pupil's own. */
export function signInFor(name: RouteName, world: World): Promise<string> {
  const route: Route = routes[name]
  return route.pupil ? signInAsPupil(world) : signInAs(world.pool, world.accountIds.admin)
}

export interface Sample {
  readonly params?: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, unknown>>
  readonly body?: unknown
  readonly file?: string | Uint8Array
}

/** Asks a route of the app for what the sample says, as the holder of a session or as nobody. */
export function ask(
  app: FastifyInstance,
  name: RouteName,
  sample: Sample,
  token?: string,
): Promise<LightMyRequestResponse> {
  const route: Route = routes[name]
  const path = route.path.replace(/:(\w+)/g, (_, param: string) => encodeURIComponent(sample.params![param]!))
  const query = new URLSearchParams()
  for (const [key, value] of Object.entries(sample.query ?? {})) query.set(key, String(value))
  const isText = typeof sample.file === 'string'
  const fileType = isText ? 'text/csv' : 'application/octet-stream'
  const type = sample.file !== undefined ? fileType : sample.body !== undefined ? 'application/json' : undefined
  return app.inject({
    method: route.method,
    url: query.size > 0 ? `${path}?${query}` : path,
    headers: {
      // Under both names: a token opens what is its holder's, wherever it stands.
      ...(token !== undefined && { cookie: `track_session=${token}; track_pupil=${token}` }),
      ...(type && { 'content-type': type }),
      ...(route.ifMatch && { 'if-match': '*' }),
    },
    ...((sample.file ?? sample.body) !== undefined && { payload: fileOf(sample.file) ?? JSON.stringify(sample.body) }),
  } as InjectOptions)
}

function fileOf(file: Sample['file']): string | Buffer | undefined {
  return file instanceof Uint8Array ? Buffer.from(file) : file
}

/** Names that nobody else has, easily made alike again when two answers are compared. */
const newName = () => `Sample ${randomUUID().slice(0, 8)}`

type SampleOf = (world: World) => Sample | Promise<Sample>

const inSchool = ({ schoolId }: World) => ({ schoolId })
const own: SampleOf = (world) => ({ params: inSchool(world) })
const ofClass = (world: World) => ({ params: { ...inSchool(world), classId: world.classId } })

async function newGroup(world: World, kind: 'class' | 'ad-hoc' = 'ad-hoc'): Promise<string> {
  const { id } = await world.track.addGroup({ params: inSchool(world), body: { kind, name: newName(), position: 0 } })
  return id
}

async function newPupil(world: World, classId?: string): Promise<string> {
  const body = { label: newName(), joinedOn: '2026-09-01' as const, ...(classId && { classId }) }
  const { id } = await world.track.addPupil({ params: inSchool(world), body })
  return id
}

async function newFramework(world: World) {
  const params = inSchool(world)
  const { id: frameworkId } = await world.track.addFramework({
    params,
    body: { subjectId: world.subjectId, name: newName() } as never,
  })
  const { id: strandId } = await world.track.addStrand({ params, body: { frameworkId, name: newName() } })
  const { objectives } = await world.track.addObjectives({
    params,
    body: { objectives: [{ frameworkId, strandId, wording: newName() }] },
  })
  return { frameworkId, strandId, objectiveId: objectives[0]!.id }
}

async function newProgramme(world: World): Promise<string> {
  const body = { subjectId: world.subjectId, name: newName(), objectiveIds: [world.objectiveIds[0]!] }
  const { id } = await world.track.addProgramme({ params: inSchool(world), body: body as never })
  return id
}

const invitation = () => ({ name: newName(), email: `${randomUUID()}@school.example`, role: 'teacher' as const })

const pageOf = ({ classId, subjectId, ruleId, measureId }: World) => ({
  groupIds: [classId],
  columns: [
    { subjectId, measure: { kind: 'secured' as const } },
    { subjectId, measure: { kind: 'on-track' as const, ruleId } },
    { subjectId, measure: { kind: 'mean-mark' as const, measureId } },
  ],
  dates: [{ label: 'Today', on: DAY }],
})

const templateOf = (world: World) => ({
  name: newName(),
  paper: 'a4' as const,
  template: { ...pageOf(world), dates: [{ kind: 'today' as const }] },
})

async function newTemplate(world: World): Promise<string> {
  const { id } = await world.track.addReportTemplate({ params: inSchool(world), body: templateOf(world) as never })
  return id
}

async function inFrozen(world: World) {
  const body = { name: newName(), definition: pageOf(world) } as never
  const { id } = await world.track.freezeReport({ params: inSchool(world), body })
  return { ...inSchool(world), frozenId: id }
}

/** A school moves into one new year once: what was moved before is taken back first. */
async function beforeRollOver(world: World): Promise<void> {
  const params = inSchool(world)
  const { rollOvers } = await world.track.listRollOvers({ params })
  for (const { id, undoneAt } of rollOvers)
    if (undoneAt === null) await world.track.undoRollOver({ params: { ...params, rollOverId: id } })
}
const choice = ({ classId, pupilIds }: World) => ({
  startsOn: '2027-09-01',
  classes: [{ groupId: classId, into: '5 Oak' }],
  newClasses: [],
  stayingPupilIds: [pupilIds.dua],
})

/**
 * For every route of the contract a request that is right in every way, made anew each time, naming as many things by their
 * ids as the route takes. A route without one does not compile: say here what it is asked, look at the two matrices
 * (`routes.md`, `foreign-ids.md`), and both hold for it.
 */
const samples: { readonly [N in RouteName]: SampleOf | readonly SampleOf[] } = {
  signIn: async ({ pool, accountIds }) => {
    const { rows } = await pool.query('select email from account where id = $1', [accountIds.admin])
    return { body: { email: rows[0].email, password: PASSWORD } }
  },
  readSession: () => ({}),
  signOut: () => ({}),
  changePassword: () => ({ body: { current: PASSWORD, next: PASSWORD } }),
  readLink: async (world) => {
    const { token } = await world.track.inviteStaff({ params: inSchool(world), body: invitation() })
    return { body: { token } }
  },
  useLink: async (world) => {
    const { token } = await world.track.inviteStaff({ params: inSchool(world), body: invitation() })
    return { body: { token, password: `${PASSWORD} ${randomUUID()}` } }
  },
  createSchool: async ({ pool }) => {
    const token = makeToken()
    await pool.query(
      `insert into one_time_link (token_hash, id, kind, expires_at) values ($1, gen_random_uuid(), 'first-run', now() + interval '1 day')`,
      [hashToken(token)],
    )
    const admin = { name: newName(), email: `${randomUUID()}@school.example`, password: `${PASSWORD} ${randomUUID()}` }
    return { body: { token, name: newName(), admin } }
  },
  readSchool: own,
  readSchoolSettings: own,
  changeSchoolSettings: (world) => ({ ...own(world), body: { recordIn: 'any-class' } }),
  readCalendar: own,
  changeCalendar: (world) => ({
    ...own(world),
    body: {
      academicYears: [{ name: '2026/27', startsOn: '2026-09-01', endsOn: '2027-08-31' }],
      terms: [
        { id: randomUUID(), academicYear: '2026/27', name: 'Autumn', startsOn: '2026-09-01', endsOn: '2026-12-18' },
      ],
      closures: [{ id: randomUUID(), name: 'Half-term', startsOn: '2026-10-26', endsOn: '2026-10-30' }],
      assessmentDates: [{ id: randomUUID(), name: 'Mid-point', on: DAY }],
    },
  }),
  leaveDemo: async (world) => {
    await withOwner(world.pool, world.schoolId, (tx) => tx.$client.query('update school set is_demo = true'))
    return { params: inSchool(world) }
  },

  listStaff: own,
  inviteStaff: (world) => ({ ...own(world), body: invitation() }),
  renewInvitation: async (world) => {
    const { id } = await world.track.inviteStaff({ params: inSchool(world), body: invitation() })
    return { params: { ...inSchool(world), invitationId: id } }
  },
  withdrawInvitation: async (world) => {
    const { id } = await world.track.inviteStaff({ params: inSchool(world), body: invitation() })
    return { params: { ...inSchool(world), invitationId: id } }
  },
  changeStaff: (world) => ({
    params: { ...inSchool(world), accountId: world.accountIds.spare },
    body: { role: 'teacher' },
  }),
  resetPassword: (world) => ({ params: { ...inSchool(world), accountId: world.accountIds.spare } }),
  setClassTeachers: (world) => ({
    params: { ...inSchool(world), groupId: world.classId },
    body: { teachers: [{ accountId: world.accountIds.spare, kind: 'teacher', from: '2026-09-01', until: null }] },
  }),

  listPupils: (world) => ({ ...own(world), query: { groupId: world.classId } }),
  addPupil: (world) => ({
    ...own(world),
    body: { id: randomUUID(), label: newName(), identifiers: [], classId: world.classId },
  }),
  changePupil: async (world) => ({
    params: { ...inSchool(world), pupilId: await newPupil(world) },
    body: { label: newName() },
  }),
  importPupils: (world) => ({
    ...own(world),
    query: { dryRun: false, onIssues: 'keep-valid' },
    file: `Name,Class\n${newName()},4 Oak\n`,
  }),
  listGroups: own,
  addGroup: (world) => ({
    ...own(world),
    body: { id: randomUUID(), kind: 'ad-hoc', name: newName(), position: 0 },
  }),
  setMemberships: async (world) => ({
    ...own(world),
    body: {
      memberships: [{ groupId: await newGroup(world), pupilId: world.pupilIds.ada, from: '2026-11-01', until: null }],
    },
  }),
  changeGroup: async (world) => ({
    params: { ...inSchool(world), groupId: await newGroup(world) },
    body: { name: newName() },
  }),
  removeGroup: async (world) => ({ params: { ...inSchool(world), groupId: await newGroup(world) } }),
  listMemberships: (world) => ({ params: { ...inSchool(world), pupilId: world.pupilIds.ada } }),
  removeMemberships: async (world) => {
    const membership = { groupId: await newGroup(world), pupilId: world.pupilIds.ada, from: '2026-11-01' }
    const memberships = [{ ...membership, until: null }] as never
    await world.track.setMemberships({ params: inSchool(world), body: { memberships } })
    return { ...own(world), body: { memberships: [membership] } }
  },
  movePupils: async (world) => ({
    ...own(world),
    body: {
      pupilIds: [await newPupil(world, world.classId)],
      toClassId: await newGroup(world, 'class'),
      on: DAY,
    },
  }),
  recordLeavers: async (world) => ({ ...own(world), body: { pupilIds: [await newPupil(world)], lastDay: DAY } }),
  planRollOver: async (world) => {
    await beforeRollOver(world)
    return { ...own(world), body: choice(world) }
  },
  rollOver: async (world) => {
    await beforeRollOver(world)
    return { ...own(world), body: choice(world) }
  },
  listRollOvers: own,
  undoRollOver: async (world) => {
    await beforeRollOver(world)
    const params = inSchool(world)
    const { id } = await world.track.rollOver({ params, body: choice(world) as never })
    return { params: { ...params, rollOverId: id } }
  },

  listObjectives: (world) => ({
    ...own(world),
    query: { subjectId: world.subjectId, frameworkId: world.frameworkId },
  }),
  addObjectives: async (world) => {
    const { frameworkId, strandId } = await newFramework(world)
    return { ...own(world), body: { objectives: [{ id: randomUUID(), frameworkId, strandId, wording: newName() }] } }
  },
  changeObjective: async (world) => {
    const { objectiveId, strandId } = await newFramework(world)
    return { params: { ...inSchool(world), objectiveId }, body: { wording: newName(), strandId } }
  },
  orderObjectives: async (world) => {
    const { frameworkId, objectiveId } = await newFramework(world)
    return { ...own(world), body: { frameworkId, objectiveIds: [objectiveId] } }
  },
  listWordings: (world) => ({ params: { ...inSchool(world), objectiveId: world.objectiveIds[0]! } }),
  importObjectives: (world) => ({
    ...own(world),
    query: { dryRun: false, onIssues: 'keep-valid', subject: 'Maths' },
    file: `Objective,Strand\n${newName()},Number\n`,
  }),
  importFramework: async (world) => ({
    ...own(world),
    query: { dryRun: false, subjectId: world.subjectId, frameworkId: (await newFramework(world)).frameworkId },
    file: caseFile(),
  }),
  undoImport: async (world) => {
    const file = `Objective,Strand\n${newName()},Number\n`
    const query = { dryRun: 'false', onIssues: 'keep-valid', subject: 'Maths' } as const
    const bytes = new TextEncoder().encode(file)
    const { importId } = await world.track.importObjectives({ params: inSchool(world), query, file: bytes } as never)
    return { params: { ...inSchool(world), importId: importId! } }
  },
  readCase: (world) => ({ params: { ...inSchool(world), frameworkId: world.frameworkId } }),
  changeFramework: async (world) => ({
    params: { ...inSchool(world), frameworkId: (await newFramework(world)).frameworkId },
    body: { name: newName(), scaleId: await aScale(world) },
  }),
  changeStrand: async (world) => {
    const { frameworkId, strandId } = await newFramework(world)
    const { id } = await world.track.addStrand({ params: inSchool(world), body: { frameworkId, name: newName() } })
    return { params: { ...inSchool(world), strandId }, body: { name: newName(), parentId: id } }
  },
  removeStrand: async (world) => {
    const { frameworkId } = await newFramework(world)
    const { id } = await world.track.addStrand({ params: inSchool(world), body: { frameworkId, name: newName() } })
    return { params: { ...inSchool(world), strandId: id } }
  },
  addRevision: async (world) => {
    const { frameworkId, objectiveId } = await newFramework(world)
    const added = [{ id: randomUUID(), wording: newName() }]
    return { ...own(world), body: { frameworkId, replacedIds: [objectiveId], added, on: DAY } }
  },
  undoRevision: async (world) => {
    const { frameworkId, objectiveId } = await newFramework(world)
    const body = { frameworkId, replacedIds: [objectiveId], on: DAY } as never
    const { id } = await world.track.addRevision({ params: inSchool(world), body })
    return { params: { ...inSchool(world), revisionId: id } }
  },
  listLinks: (world) => ({ ...own(world), query: { frameworkId: world.frameworkId } }),
  addLinks: async (world) => {
    const { objectiveId } = await newFramework(world)
    const link = { id: randomUUID(), originId: objectiveId, kind: 'isPartOf', targetId: world.objectiveIds[0] }
    return { ...own(world), body: { links: [link] } }
  },
  removeLink: async (world) => {
    const { objectiveId } = await newFramework(world)
    const links = [{ originId: objectiveId, kind: 'isPartOf' as const, targetId: world.objectiveIds[0]! }]
    const added = await world.track.addLinks({ params: inSchool(world), body: { links } })
    return { params: { ...inSchool(world), linkId: added.links[0]!.id } }
  },
  readCoverage: (world) => ({
    ...own(world),
    query: { frameworkId: world.frameworkId, groupId: world.classId },
  }),
  readWorkload: own,
  addSubject: (world) => ({ ...own(world), body: { name: newName() } }),
  addFramework: async (world) => {
    const { scales } = await world.track.listDescriptors({ params: inSchool(world) })
    return { ...own(world), body: { subjectId: world.subjectId, name: newName(), scaleId: scales[0]!.id } }
  },
  addStrand: async (world) => {
    const { frameworkId, strandId } = await newFramework(world)
    return { ...own(world), body: { frameworkId, parentId: strandId, name: newName() } }
  },
  listProgrammes: (world) => ({ ...own(world), query: { subjectId: world.subjectId } }),
  addProgramme: (world) => ({
    ...own(world),
    body: { id: randomUUID(), subjectId: world.subjectId, name: newName(), objectiveIds: [world.objectiveIds[0]] },
  }),
  changeProgramme: async (world) => ({
    params: { ...inSchool(world), programmeId: await newProgramme(world) },
    body: { name: newName(), objectiveIds: [world.objectiveIds[1]] },
  }),
  assignProgramme: [
    async (world) => ({
      ...own(world),
      body: { subjectId: world.subjectId, groupId: await newGroup(world, 'class'), programmeId: world.programmeId },
    }),
    async (world) => ({
      ...own(world),
      body: { subjectId: world.subjectId, pupilId: await newPupil(world), programmeId: world.programmeId },
    }),
  ],
  setTaughtFrom: (world) => ({
    ...own(world),
    body: {
      taught: [
        { objectiveId: world.objectiveIds[2], groupId: world.classId, taughtFrom: '2026-10-01' },
        { objectiveId: world.objectiveIds[3], pupilId: world.pupilIds.ben, taughtFrom: '2026-10-01' },
      ],
    },
  }),

  listDescriptors: own,
  addDepthScale: async (world) => {
    const { scales } = await world.track.listDescriptors({ params: inSchool(world) })
    const { codes, secureFrom } = scales[0]!
    const body = { name: newName(), codes, secureFrom }
    const { id } = await world.track.addDepthScale({ params: inSchool(world), body })
    return { ...own(world), body: { ...body, id, effectiveFrom: '2026-11-21' } }
  },
  addOnTrackRule: async (world) => {
    const condition = { kind: 'mark' as const, measureId: world.measureId, markAtLeast: 5 }
    const body = { name: newName(), rule: { anyOf: [{ allOf: [condition] }] } }
    const { id } = await world.track.addOnTrackRule({ params: inSchool(world), body })
    return { ...own(world), body: { ...body, id, effectiveFrom: '2026-11-21' } }
  },
  addDescriptorSet: async (world) => {
    const { id, recordedAt: _, ...set } = await newSet(world)
    return { ...own(world), body: { ...set, id, effectiveFrom: '2026-11-21' } }
  },
  addSetChoice: [
    async (world) => {
      const { measureId, setId } = await newWords(world)
      return { ...own(world), body: { measureId, setId, groupId: await newGroup(world) } }
    },
    async (world) => {
      const { measureId, setId } = await newWords(world)
      return { ...own(world), body: { measureId, setId, pupilId: await newPupil(world) } }
    },
  ],
  addCorrespondence: async (world) => ({ ...own(world), body: { id: randomUUID(), ...(await joint(world)) } }),
  changeCorrespondence: async (world) => ({
    params: { ...inSchool(world), correspondenceId: await newCorrespondence(world) },
    body: { name: newName() },
  }),
  removeCorrespondence: async (world) => ({
    params: { ...inSchool(world), correspondenceId: await newCorrespondence(world) },
  }),
  addCalculationChoice: (world) => ({
    ...own(world),
    body: { subjectId: world.subjectId, calculation: { method: 'highest' } },
  }),
  changeMeasure: async (world) => {
    const { measureId, setId } = await newWords(world)
    return { params: { ...inSchool(world), measureId }, body: { name: newName(), setId } }
  },
  tryWhatIf: [
    (world) => ({
      ...own(world),
      body: {
        subjectId: world.subjectId,
        groupId: world.classId,
        draft: {
          kind: 'on-track-rule',
          ruleId: world.ruleId,
          rule: { anyOf: [{ allOf: [{ kind: 'mark', measureId: world.measureId, markAtLeast: 5 }] }] },
        },
      },
    }),
    async (world) => ({
      ...own(world),
      body: {
        subjectId: world.subjectId,
        groupId: world.classId,
        draft: { kind: 'secure-from', scaleId: await aScale(world), secureFrom: 'deeper', ruleId: world.ruleId },
      },
    }),
  ],
  addMeasure: async (world) => ({
    ...own(world),
    body: {
      id: randomUUID(),
      subjectId: world.subjectId,
      name: newName(),
      codes: [],
      position: 0,
      setId: (await newSet(world)).id,
    },
  }),

  readClassMarkbook: (world) => ({
    params: { ...inSchool(world), classId: world.classId },
    query: { subjectId: world.subjectId },
  }),
  readPupilMarkbook: (world) => ({
    params: { ...inSchool(world), pupilId: world.pupilIds.ada },
    query: { subjectId: world.subjectId },
  }),
  readCell: [
    (world) => ({ ...own(world), query: { pupilId: world.pupilIds.ada, objectiveId: world.objectiveIds[0] } }),
    (world) => ({ ...own(world), query: { pupilId: world.pupilIds.ada, measureId: world.measureId } }),
  ],
  writeEntries: [
    async (world) => {
      const at = { pupilId: world.pupilIds.ada, objectiveId: world.objectiveIds[0]!, observedOn: DAY } as const
      const first = { id: randomUUID(), value: 'secure', ...at }
      await world.track.writeEntries({ params: inSchool(world), body: { entries: [first], classId: world.classId } })
      const correction = { id: randomUUID(), value: 'deeper', supersedes: first.id, basis: first.id, ...at }
      return { ...own(world), body: { entries: [{ ...correction, batchId: randomUUID() }], classId: world.classId } }
    },
    (world) => ({
      ...own(world),
      body: {
        entries: [
          { id: randomUUID(), pupilId: world.pupilIds.ben, measureId: world.measureId, value: 7, observedOn: DAY },
        ],
      },
    }),
  ],
  listChanges: own,
  streamEntries: own,

  calculatePage: (world) => ({ ...own(world), body: pageOf(world) }),
  exportPage: (world) => ({ ...own(world), body: { definition: pageOf(world), format: 'csv', name: newName() } }),
  listPagePupils: (world) => ({
    ...own(world),
    body: { definition: pageOf(world), groupId: world.classId, column: 0, date: 0 },
  }),
  listReportTemplates: own,
  readReportTemplate: async (world) => ({ params: { ...inSchool(world), templateId: await newTemplate(world) } }),
  addReportTemplate: (world) => ({ ...own(world), body: { id: randomUUID(), ...templateOf(world) } }),
  changeReportTemplate: async (world) => ({
    params: { ...inSchool(world), templateId: await newTemplate(world) },
    body: templateOf(world),
  }),
  runReportTemplate: async (world) => ({ params: { ...inSchool(world), templateId: await newTemplate(world) } }),
  noteReportUse: async (world) => ({ params: { ...inSchool(world), templateId: await newTemplate(world) } }),
  exportReportTemplate: async (world) => ({
    params: { ...inSchool(world), templateId: await newTemplate(world) },
    query: { format: 'csv' },
  }),
  freezeReport: async (world) => ({
    ...own(world),
    body: { id: randomUUID(), name: newName(), templateId: await newTemplate(world), definition: pageOf(world) },
  }),
  listFrozenReports: own,
  readFrozenReport: async (world) => ({ params: await inFrozen(world) }),
  listFrozenChanges: async (world) => ({ params: await inFrozen(world) }),
  exportFrozenReport: async (world) => ({ params: await inFrozen(world), query: { format: 'xlsx' } }),
  removeReportTemplate: async (world) => ({ params: { ...inSchool(world), templateId: await newTemplate(world) } }),

  listMicrotrackTemplates: (world) => ({ ...own(world), query: { subjectId: world.subjectId, words: 'Sample' } }),
  addMicrotrackTemplate: (world) => ({
    ...own(world),
    body: { id: randomUUID(), subjectId: world.subjectId, title: newName(), template: noteTemplate() },
  }),
  readMicrotrackTemplate: async (world) => ({
    params: { ...inSchool(world), templateId: await newNoteTemplate(world) },
  }),
  changeMicrotrackTemplate: async (world) => ({
    params: { ...inSchool(world), templateId: await newNoteTemplate(world) },
    body: { subjectId: world.subjectId, title: newName() },
  }),
  removeMicrotrackTemplate: async (world) => ({
    params: { ...inSchool(world), templateId: await newNoteTemplate(world) },
  }),
  importMicrotrackTemplates: (world) => ({
    ...own(world),
    query: { dryRun: false, onIssues: 'keep-valid' },
    file: `Outcome,Success criteria\n${newName()},Say it | Show it\n`,
  }),
  publishMicrotrack: async (world) => ({ ...own(world), body: await noteOf(world) }),
  listPublications: (world) => ({ ...own(world), query: { classId: world.classId } }),
  readLesson: async (world) => ({ params: { ...inSchool(world), publicationId: await newPublication(world) } }),
  listLessonActs: async (world) => {
    const params = { ...inSchool(world), publicationId: await newPublication(world) }
    return { params, query: { since: (await world.track.readLesson({ params })).cursor } }
  },
  changePublication: async (world) => ({
    params: { ...inSchool(world), publicationId: await newPublication(world) },
    body: { endsOn: '2026-11-27', addPupils: [{ pupilId: world.pupilIds.ben }] },
  }),
  withdrawPublication: async (world) => ({
    params: { ...inSchool(world), publicationId: await newPublication(world) },
  }),
  writeActs: async (world) => ({ ...own(world), body: { acts: [await tickOf(world, 'teacher')] } }),
  readPupilMicrotracks: (world) => ({ params: { ...inSchool(world), pupilId: world.pupilIds.ada } }),
  listDials: (world) => ({ ...own(world), query: { classId: world.classId } }),
  setDial: [
    (world) => turnedBefore(world, { classId: world.classId, pupilId: null }),
    (world) => turnedBefore(world, { classId: null, pupilId: world.pupilIds.ada }),
  ],
  listPupilKeys: ofClass,
  makePupilKeys: (world) => ({ ...ofClass(world), body: { pupilIds: [world.pupilIds.ben], pin: 'digits' } }),
  changeClassCode: ofClass,
  unblockPupils: (world) => ({ ...own(world), body: { pupilIds: [world.pupilIds.ada] } }),
  endPupilSessions: (world) => ({ ...own(world), body: { pupilIds: [world.pupilIds.ben] } }),
  openDoor: async (world) => ({ body: { card: (await keyOf(world)).card } }),
  pupilSignIn: async (world) => {
    const { handle, pin } = await keyOf(world)
    return { body: { handle, pin } }
  },
  readPupilSession: () => ({}),
  pupilSignOut: () => ({}),
  deliverSealedActs: async (world) => {
    const { handle, outboxKey } = await keyOf(world)
    const sealed = sealBox(JSON.stringify(await tickOf(world, 'pupil')), { key: outboxKey, handle })
    return { body: { boxes: [{ id: randomUUID(), handle, sealed }] } }
  },
  readPupilDay: () => ({}),
  writeOwnActs: async (world) => ({ body: { acts: [await tickOf(world, 'pupil')] } }),

  listOrderingSessions: (world) => ({ ...own(world), query: { classId: world.classId } }),
  addOrderingSession: async (world) => {
    const { chart } = await hangChart(world.track, world)
    return {
      ...own(world),
      body: {
        id: randomUUID(),
        prompt: newName(),
        subjectId: world.subjectId,
        levels: LEVELS,
        collections: [{ id: randomUUID(), classId: world.classId }],
        revises: { chartId: chart.id, carry: [chart.levels[0]!.exemplars[0]!.pieceId] },
      },
    }
  },
  readOrderingSession: inSession,
  changeOrderingSession: async (world) => ({
    ...(await inSession(world)),
    body: {
      prompt: newName(),
      subjectId: world.subjectId,
      addCollections: [{ id: randomUUID(), classId: world.classId }],
    },
  }),
  listSessionEntries: async (world) => {
    const { params } = await inSession(world)
    return { params, query: { since: (await world.track.readOrderingSession({ params })).cursor } }
  },
  writeSessionEntries: async (world) => {
    const { pieceIds, collectionId, ...params } = await sessionOf(world)
    const { imageId } = await world.track.addSessionImage({ params, file: await aPicture() })
    const pieceId = pieceIds[0]!
    const entries = [
      entry({ kind: 'piece', pieceId: randomUUID(), collectionId, origin: 'pupil', imageId }),
      entry({ kind: 'nomination', collectionId, lowest: pieceId, highest: pieceIds[3] }),
      entry({ kind: 'withdraw', pieceId }),
    ]
    return { params, body: { entries } }
  },
  takePair: async (world) => ({ ...(await inSession(world)), body: { id: randomUUID() } }),
  addSessionImage: async (world) => ({ ...(await inSession(world)), file: await aPicture() }),
  readSessionImage: inImage,
  editSessionImage: async (world) => ({ ...(await inImage(world)), body: { turn: 90 } }),
  listAuthors: inSession,
  setAuthors: async (world) => {
    const { pieceIds, schoolId, sessionId } = await sessionOf(world)
    const authors = [{ pieceId: pieceIds[0], pupilId: world.pupilIds.ada }]
    // Whoever only teaches knows it of their own class.
    const teaches = { accountId: world.accountIds.teacher, kind: 'teacher', from: '2026-09-01', until: null } as const
    const body = { teachers: [teaches] }
    await world.track.setClassTeachers({ params: { schoolId, groupId: world.classId }, body, ifMatch: '*' })
    return { params: { schoolId, sessionId }, body: { authors } }
  },
  checkChart: async (world) => ({ ...(await inSession(world)), body: newChart(world) }),
  publishChart: async (world) => {
    const { schoolId, sessionId } = await orderSession(world.track, world)
    return { params: { schoolId, sessionId }, body: newChart(world) }
  },
  listCharts: async (world) => {
    await hangChart(world.track, world)
    return { ...own(world), query: { classId: world.classId } }
  },
  readChart: inChart,
  changeChart: async (world) => ({ ...(await inChart(world)), body: { classIds: [world.classId], reviseOn: DAY } }),
  readChartCase: inChart,
  readChartImage: async (world) => {
    const { schoolId, chartId, imageId } = await pictured(world)
    return { params: { schoolId, chartId, imageId } }
  },
  listChartPlacements: async (world) => ({ ...(await inChart(world)), query: { classId: world.classId } }),
  readPupilCharts: (world) => ({ params: { ...inSchool(world), pupilId: world.pupilIds.ada } }),
  writePlacements: async (world) => ({ ...own(world), body: await placed(world, 'teacher') }),
  removeWork: async (world) => ({ params: { ...inSchool(world), workId: await workOf(world) } }),
  addWorkImage: async (world) => ({
    params: { ...inSchool(world), pupilId: world.pupilIds.ada },
    file: await aPicture(),
  }),
  readWorkImage: async (world) => {
    const params = { ...inSchool(world), pupilId: world.pupilIds.ada }
    const { imageId } = await world.track.addWorkImage({ params, file: await aPicture() })
    return { params: { ...params, imageId } }
  },
  readOwnCharts: () => ({}),
  readOwnImage: async (world) => ({ params: { imageId: (await pictured(world)).imageId } }),
  addOwnImage: async () => ({ file: await aPicture() }),
  writeOwnPlacements: async (world) => ({ body: await placed(world, 'pupil') }),
  removeOwnWork: async (world) => {
    const workId = await workOf(world)
    await withOwner(world.pool, world.schoolId, (tx) =>
      tx.$client.query('update micro_progression_work set recorded_by = pupil_id where id = $1', [workId]),
    )
    return { params: { workId } }
  },
}

async function sessionOf(world: World) {
  const { schoolId, sessionId, pieceIds, collectionId } = await beginSession(world.track, world)
  return { schoolId, sessionId, pieceIds, collectionId }
}

async function inSession(world: World) {
  const { schoolId, sessionId } = await sessionOf(world)
  return { params: { schoolId, sessionId } }
}

async function inImage(world: World) {
  const { params } = await inSession(world)
  const { imageId } = await world.track.addSessionImage({ params, file: await aPicture() })
  return { params: { ...params, imageId } }
}

async function inChart(world: World) {
  return { params: { ...inSchool(world), chartId: (await hangChart(world.track, world)).chart.id } }
}

const newChart = ({ classId }: World) => ({
  id: randomUUID(),
  handwriting: [],
  lowestOwnClass: true,
  classIds: [classId],
})

/** A chart with a photographed exemplar. */
async function pictured(world: World) {
  const { write, pieceIds, collectionId, schoolId, sessionId } = await orderSession(world.track, world)
  const params = { schoolId, sessionId }
  const { imageId } = await world.track.addSessionImage({ params, file: await aPicture() })
  const pieceId = randomUUID()
  await write(
    entry({ kind: 'piece', pieceId, collectionId, origin: 'rewritten', imageId }),
    entry({ kind: 'checked', pieceId, imageId }),
    entry({ kind: 'move', pieceId, place: 'with', besideId: pieceIds[3] }),
    entry({ kind: 'exemplar', levelId: LEVELS[1]!.id, pieceIds: [pieceId], method: 'hand' }),
  )
  const body = { ...newChart(world), handwriting: [pieceId] }
  const { chart } = await world.track.publishChart({ params, body })
  return { schoolId, chartId: chart.id, imageId }
}

async function placed(world: World, by: 'teacher' | 'pupil') {
  const chart = await hangChart(world.track, world)
  const { imageId } = await world.track.addWorkImage({
    params: { ...inSchool(world), pupilId: world.pupilIds.ada },
    file: await aPicture(),
  })
  return placedOn(chart, world.pupilIds.ada, { work: { imageId }, placement: { by } })
}

/** A piece of Ada's with a picture, which nobody has placed. */
async function workOf(world: World): Promise<string> {
  const { works } = await placed(world, 'teacher')
  await world.track.writePlacements({ params: inSchool(world), body: { works } })
  return works[0]!.id
}

const keysOf = new WeakMap<World, Promise<{ card: string; pin: string; handle: string; outboxKey: Buffer }>>()

/** How Ada gets in: her keys are made the first time that somebody asks. */
function keyOf(world: World) {
  const known = keysOf.get(world) ?? makeKeyOf(world)
  keysOf.set(world, known)
  return known
}

async function makeKeyOf(world: World) {
  const pupilId = world.pupilIds.ada
  const { keys } = await world.track.makePupilKeys({ ...ofClass(world), body: { pupilIds: [pupilId], pin: 'digits' } })
  const { rows } = await world.pool.query<{ handle: string; outboxKey: Buffer }>(
    'select handle, outbox_key as "outboxKey" from pupil_key where pupil_id = $1',
    [pupilId],
  )
  return { ...keys[0]!, ...rows[0]! }
}

const noteTemplate = () => ({
  outcomes: [newName()],
  criteria: ['Say it', 'Show it'].map((text, at) => ({ id: `c${at}`, text })),
  tasks: [1, 2, 3, 4].map((n) => ({ id: `t${n}`, text: `Do number ${n}`, criterionIds: ['c0', 'c1'] })),
})

async function newNoteTemplate(world: World): Promise<string> {
  const body = { id: randomUUID(), title: newName(), template: noteTemplate() } as never
  return (await world.track.addMicrotrackTemplate({ params: inSchool(world), body })).id
}

async function noteOf(world: World) {
  return {
    id: randomUUID(),
    templateId: await newNoteTemplate(world),
    classId: world.classId,
    template: noteTemplate(),
    startsOn: DAY,
    endsOn: DAY,
    readingBand: 'middle',
    pupils: [{ pupilId: world.pupilIds.ada }],
  }
}

async function newPublication(world: World): Promise<string> {
  const body = (await noteOf(world)) as never
  return (await world.track.publishMicrotrack({ params: inSchool(world), body })).publication.id
}

async function tickOf(world: World, by: 'teacher' | 'pupil') {
  const of = { publicationId: await newPublication(world), pupilId: world.pupilIds.ada }
  return { id: randomUUID(), ...of, kind: 'tick', taskId: 't1', by, via: 'screen', at: `${DAY}T09:10:00.000Z` }
}

/** A dial that has a history: the answer holds it, whoever turns it first. */
async function turnedBefore(world: World, whose: { classId: string | null; pupilId: string | null }): Promise<Sample> {
  const dial = () => ({ id: randomUUID(), groups: 2, options: 4, kinds: ['practice'], from: DAY, ...whose })
  await world.track.setDial({ params: inSchool(world), body: dial() as never })
  return { params: inSchool(world), body: dial() }
}

export function samplesOf(name: RouteName): readonly SampleOf[] {
  const one = samples[name]
  return typeof one === 'function' ? [one] : one
}

async function aScale(world: World): Promise<string> {
  return (await world.track.listDescriptors({ params: inSchool(world) })).scales[0]!.id
}

function newSet(world: World) {
  const look = { colour: '#eceff1', symbol: 'ring' } as const
  const descriptors = ['Some', 'Steady'].map((label) => ({
    id: randomUUID(),
    label,
    shortCode: label.slice(0, 3),
    ...look,
  }))
  const body = { name: newName(), kind: 'effort' as const, descriptors }
  return world.track.addDescriptorSet({ params: inSchool(world), body })
}

/** A column of words and the set it is in. */
async function newWords(world: World) {
  const { id: setId } = await newSet(world)
  const body = { subjectId: world.subjectId, name: newName(), setId }
  const { id: measureId } = await world.track.addMeasure({ params: inSchool(world), body })
  return { measureId, setId }
}

async function joint(world: World) {
  const { descriptors } = await newSet(world)
  return { name: newName(), categories: [{ id: randomUUID(), label: 'Any', descriptorIds: [descriptors[0]!.id] }] }
}

async function newCorrespondence(world: World): Promise<string> {
  return (await world.track.addCorrespondence({ params: inSchool(world), body: await joint(world) })).id
}

function caseFile(): string {
  const at = (identifier: string) => ({
    identifier,
    uri: `https://school.example/${identifier}`,
    lastChangeDateTime: '2026-11-20T10:00:00Z',
  })
  return JSON.stringify({
    CFDocument: { ...at(randomUUID()), creator: 'A school', title: newName() },
    CFItems: [{ ...at(randomUUID()), fullStatement: newName() }],
    CFAssociations: [],
  })
}
