/**
 * The picture of the data. `migrations/` is generated from it (`npm run migration`) and reviewed; row-level security,
 * grants and functions are written by hand there, because they are the walls and should be read as such.
 *
 * Two kinds of tables. Identity (account, session, throttle, staff membership, one-time links) stands apart: the role that serves
 * requests reaches it only through the functions of `identity.sql`. Everything else belongs to one school, leads its keys
 * with `school_id`, and is seen only by a transaction that names the school (`withSchool`).
 */
import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  check,
  date,
  doublePrecision,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { bytes, instant } from './columns.js'

const now = sql`date_trunc('milliseconds', clock_timestamp())`
const recordedAt = () => instant('recorded_at').notNull().default(now)
const createdAt = () => instant('created_at').notNull().default(now)
const position = () => integer('position').notNull().default(0)
const schoolId = () => uuid('school_id').notNull()

// Identity

export const account = pgTable(
  'account',
  {
    id: uuid('id').primaryKey(),
    email: text('email').notNull().unique(),
    name: text('name').notNull(),
    passwordHash: text('password_hash').notNull(),
    createdAt: createdAt(),
    deactivatedAt: instant('deactivated_at'),
  },
  (t) => [check('account_email_lower_case', sql`${t.email} = lower(${t.email})`)],
)

/** The token itself is only in the browser: this is its SHA-256. */
export const session = pgTable(
  'session',
  {
    tokenHash: bytes('token_hash').primaryKey(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => account.id, { onDelete: 'cascade' }),
    createdAt: createdAt(),
    lastSeenAt: instant('last_seen_at').notNull().default(now),
    expiresAt: instant('expires_at').notNull(),
  },
  (t) => [index('session_account').on(t.accountId)],
)

/** How often something was tried in a window of time, counted where every process of the API sees it. */
export const throttle = pgTable('throttle', {
  key: text('key').primaryKey(),
  windowStartedAt: instant('window_started_at').notNull(),
  count: integer('count').notNull(),
})

export const staffMembership = pgTable(
  'staff_membership',
  {
    schoolId: schoolId().references(() => school.schoolId),
    accountId: uuid('account_id')
      .notNull()
      .references(() => account.id),
    role: text('role').$type<'admin' | 'leader' | 'teacher' | 'support'>().notNull(),
    createdAt: createdAt(),
    /** Out of this school from this moment; the account may go on in others. */
    deactivatedAt: instant('deactivated_at'),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.accountId] }),
    index('staff_membership_account').on(t.accountId),
    check('staff_membership_role', sql`${t.role} in ('admin', 'leader', 'teacher', 'support')`),
  ],
)

/**
 * A link handed from person to person that works once: to create a school, to join one, to choose a new password. Only its
 * SHA-256 is here. One that was used or withdrawn is deleted.
 */
export const oneTimeLink = pgTable(
  'one_time_link',
  {
    tokenHash: bytes('token_hash').primaryKey(),
    id: uuid('id').notNull().unique(),
    kind: text('kind').$type<'first-run' | 'invitation' | 'reset'>().notNull(),
    /** The school that invites. */
    schoolId: uuid('school_id').references(() => school.schoolId),
    /** Whose password is chosen anew. */
    accountId: uuid('account_id').references(() => account.id, { onDelete: 'cascade' }),
    email: text('email'),
    name: text('name'),
    role: text('role').$type<'admin' | 'leader' | 'teacher' | 'support'>(),
    createdBy: uuid('created_by').references(() => account.id),
    createdAt: createdAt(),
    expiresAt: instant('expires_at').notNull(),
  },
  (t) => [
    unique('one_time_link_invitation').on(t.schoolId, t.email),
    check(
      'one_time_link_kind',
      sql`case ${t.kind}
        when 'first-run' then num_nonnulls(${t.schoolId}, ${t.accountId}, ${t.email}, ${t.name}, ${t.role}) = 0
        when 'invitation' then num_nulls(${t.schoolId}, ${t.email}, ${t.name}, ${t.role}) = 0 and ${t.accountId} is null
        when 'reset' then ${t.accountId} is not null and num_nonnulls(${t.email}, ${t.name}, ${t.role}) = 0
        else false end`,
    ),
  ],
)

// School

export const school = pgTable('school', {
  schoolId: uuid('school_id').primaryKey(),
  name: text('name').notNull(),
  timeZone: text('time_zone').notNull().default('Europe/London'),
  isDemo: boolean('is_demo').notNull().default(false),
  /** Where teachers and support staff may record: in any class, or in those they teach or cover that day. */
  recordIn: text('record_in').$type<'any-class' | 'own-classes'>().notNull().default('any-class'),
  /** What the school thinks a class should have to record in a week; null when it sets no budget. */
  tapsAWeek: integer('taps_a_week'),
  /** How often an objective is looked at again in a year. */
  updatesAnObjective: doublePrecision('updates_an_objective').notNull().default(3),
  /** Whether the numbers behind depths and words show anywhere. */
  depthNumbers: boolean('depth_numbers').notNull().default(false),
  wordingGuard: jsonb('wording_guard').notNull().default({}),
  /** For whom reports may be, and how small a group each may see. */
  audiences: jsonb('audiences')
    .$type<{ readonly id: string; readonly name: string; readonly minimumGroup: number }[]>()
    .notNull()
    .default([
      { id: 'internal', name: 'Our own staff', minimumGroup: 0 },
      { id: 'governors', name: 'Governors', minimumGroup: 5 },
      { id: 'trust', name: 'Local authority or trust', minimumGroup: 5 },
      { id: 'public', name: 'Anybody', minimumGroup: 6 },
    ]),
  /** How much a note may hold: `Limits` of @track/microtrack, whose own defaults hold where it says nothing. */
  microtrackLimits: jsonb('microtrack_limits').notNull().default({}),
  /** Whether a teacher may adjust the note of a pupil who cannot answer. */
  teacherMayAdjustAlone: boolean('teacher_may_adjust_alone').notNull().default(false),
  createdAt: createdAt(),
})

const inSchool = () => schoolId().references(() => school.schoolId)

export const academicYear = pgTable(
  'academic_year',
  {
    schoolId: inSchool(),
    name: text('name').notNull(),
    startsOn: date('starts_on', { mode: 'string' }).notNull(),
    endsOn: date('ends_on', { mode: 'string' }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.name] }),
    check('academic_year_ends_after_it_starts', sql`${t.endsOn} > ${t.startsOn}`),
  ],
)

export const schoolTerm = pgTable(
  'school_term',
  {
    schoolId: inSchool(),
    id: uuid('id').notNull(),
    academicYear: text('academic_year').notNull(),
    name: text('name').notNull(),
    startsOn: date('starts_on', { mode: 'string' }).notNull(),
    endsOn: date('ends_on', { mode: 'string' }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.id] }),
    foreignKey({
      name: 'school_term_academic_year',
      columns: [t.schoolId, t.academicYear],
      foreignColumns: [academicYear.schoolId, academicYear.name],
    }),
    check('school_term_ends_after_it_starts', sql`${t.endsOn} >= ${t.startsOn}`),
  ],
)

/** Days on which the school is closed: holidays, training days. Both ends are closed. */
export const closure = pgTable(
  'closure',
  {
    schoolId: inSchool(),
    id: uuid('id').notNull(),
    name: text('name').notNull(),
    startsOn: date('starts_on', { mode: 'string' }).notNull(),
    endsOn: date('ends_on', { mode: 'string' }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.id] }),
    check('closure_ends_after_it_starts', sql`${t.endsOn} >= ${t.startsOn}`),
  ],
)

export const assessmentDate = pgTable(
  'assessment_date',
  {
    schoolId: inSchool(),
    id: uuid('id').notNull(),
    name: text('name').notNull(),
    on: date('on', { mode: 'string' }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.schoolId, t.id] })],
)

// Roster

export const pupil = pgTable(
  'pupil',
  {
    schoolId: inSchool(),
    id: uuid('id').notNull(),
    label: text('label').notNull(),
    forename: text('forename'),
    surname: text('surname'),
    dateOfBirth: date('date_of_birth', { mode: 'string' }),
    registeredYear: text('registered_year'),
    upn: text('upn'),
    joinedOn: date('joined_on', { mode: 'string' }),
    leftOn: date('left_on', { mode: 'string' }),
  },
  (t) => [primaryKey({ columns: [t.schoolId, t.id] }), unique('pupil_upn').on(t.schoolId, t.upn)],
)

/**
 * The year a pupil is registered in from a day on; null when the school no longer says. Before the first of these days,
 * `pupil.registered_year` holds.
 */
export const registeredYear = pgTable(
  'registered_year',
  {
    schoolId: schoolId(),
    pupilId: uuid('pupil_id').notNull(),
    fromOn: date('from_on', { mode: 'string' }).notNull(),
    year: text('year'),
    recordedAt: recordedAt(),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.pupilId, t.fromOn] }),
    foreignKey({ columns: [t.schoolId, t.pupilId], foreignColumns: [pupil.schoolId, pupil.id] }),
  ],
)

/** What a move into a new academic year wrote, by id, so that it can be taken back. */
export const rollOver = pgTable(
  'roll_over',
  {
    schoolId: inSchool(),
    id: uuid('id').notNull(),
    startsOn: date('starts_on', { mode: 'string' }).notNull(),
    doneBy: uuid('done_by').notNull(),
    doneAt: instant('done_at').notNull().default(now),
    undoneAt: instant('undone_at'),
    written: jsonb('written').notNull(),
  },
  (t) => [primaryKey({ columns: [t.schoolId, t.id] })],
)

export const pupilIdentifier = pgTable(
  'pupil_identifier',
  {
    schoolId: schoolId(),
    source: text('source').notNull(),
    externalId: text('external_id').notNull(),
    pupilId: uuid('pupil_id').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.source, t.externalId] }),
    index('pupil_identifier_pupil').on(t.schoolId, t.pupilId),
    foreignKey({ columns: [t.schoolId, t.pupilId], foreignColumns: [pupil.schoolId, pupil.id] }),
  ],
)

/** A class, teaching group, cohort or key group. (`group` is a word of SQL's own.) */
export const pupilGroup = pgTable(
  'pupil_group',
  {
    schoolId: inSchool(),
    id: uuid('id').notNull(),
    kind: text('kind').$type<'class' | 'teaching-group' | 'cohort' | 'key-group' | 'ad-hoc'>().notNull(),
    name: text('name').notNull(),
    partOf: text('part_of'),
    position: position(),
    /** The first and last day of a class of one academic year; null when it goes on. */
    startsOn: date('starts_on', { mode: 'string' }),
    endsOn: date('ends_on', { mode: 'string' }),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.id] }),
    check('pupil_group_ends_after_it_starts', sql`${t.endsOn} >= ${t.startsOn}`),
    check('pupil_group_kind', sql`${t.kind} in ('class', 'teaching-group', 'cohort', 'key-group', 'ad-hoc')`),
  ],
)

export const membership = pgTable(
  'membership',
  {
    schoolId: schoolId(),
    groupId: uuid('group_id').notNull(),
    pupilId: uuid('pupil_id').notNull(),
    fromOn: date('from_on', { mode: 'string' }).notNull(),
    untilOn: date('until_on', { mode: 'string' }),
    recordedAt: recordedAt(),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.groupId, t.pupilId, t.fromOn] }),
    index('membership_pupil').on(t.schoolId, t.pupilId),
    foreignKey({ columns: [t.schoolId, t.groupId], foreignColumns: [pupilGroup.schoolId, pupilGroup.id] }),
    foreignKey({ columns: [t.schoolId, t.pupilId], foreignColumns: [pupil.schoolId, pupil.id] }),
    check('membership_ends_after_it_starts', sql`${t.untilOn} >= ${t.fromOn}`),
  ],
)

/** Who teaches or covers a class, and on which days: so that the first screen after signing in is the teacher's own class. */
export const classTeacher = pgTable(
  'class_teacher',
  {
    schoolId: schoolId(),
    groupId: uuid('group_id').notNull(),
    accountId: uuid('account_id').notNull(),
    kind: text('kind').$type<'teacher' | 'cover'>().notNull().default('teacher'),
    fromOn: date('from_on', { mode: 'string' }).notNull(),
    untilOn: date('until_on', { mode: 'string' }),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.groupId, t.accountId, t.fromOn] }),
    check('class_teacher_kind', sql`${t.kind} in ('teacher', 'cover')`),
    check('class_teacher_ends_after_it_starts', sql`${t.untilOn} >= ${t.fromOn}`),
    foreignKey({ columns: [t.schoolId, t.groupId], foreignColumns: [pupilGroup.schoolId, pupilGroup.id] }),
    foreignKey({
      columns: [t.schoolId, t.accountId],
      foreignColumns: [staffMembership.schoolId, staffMembership.accountId],
    }),
  ],
)

// Objectives

export const subject = pgTable(
  'subject',
  { schoolId: inSchool(), id: uuid('id').notNull(), name: text('name').notNull(), position: position() },
  (t) => [primaryKey({ columns: [t.schoolId, t.id] }), unique('subject_name').on(t.schoolId, t.name)],
)

export const framework = pgTable(
  'framework',
  {
    schoolId: schoolId(),
    id: uuid('id').notNull(),
    subjectId: uuid('subject_id').notNull(),
    name: text('name').notNull(),
    publisher: text('publisher'),
    /** Names the versions in `depth_scale` that share this id; no one row to point a foreign key at. */
    scaleId: uuid('scale_id').notNull(),
    position: position(),
    source: text('source'),
    externalId: text('external_id'),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.id] }),
    foreignKey({ columns: [t.schoolId, t.subjectId], foreignColumns: [subject.schoolId, subject.id] }),
    check('framework_source_is_whole', sql`(${t.source} is null) = (${t.externalId} is null)`),
  ],
)

export const strand = pgTable(
  'strand',
  {
    schoolId: schoolId(),
    id: uuid('id').notNull(),
    frameworkId: uuid('framework_id').notNull(),
    parentId: uuid('parent_id'),
    name: text('name').notNull(),
    code: text('code'),
    position: position(),
    source: text('source'),
    externalId: text('external_id'),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.id] }),
    // The framework is in the key, so that a heading cannot stand under one of another framework.
    unique('strand_in_framework').on(t.schoolId, t.frameworkId, t.id),
    foreignKey({ columns: [t.schoolId, t.frameworkId], foreignColumns: [framework.schoolId, framework.id] }),
    foreignKey({
      name: 'strand_parent',
      columns: [t.schoolId, t.frameworkId, t.parentId],
      foreignColumns: [t.schoolId, t.frameworkId, t.id],
    }),
    check('strand_source_is_whole', sql`(${t.source} is null) = (${t.externalId} is null)`),
    check('strand_is_not_its_own_parent', sql`${t.parentId} <> ${t.id}`),
  ],
)

export const objective = pgTable(
  'objective',
  {
    schoolId: schoolId(),
    id: uuid('id').notNull(),
    frameworkId: uuid('framework_id').notNull(),
    strandId: uuid('strand_id'),
    code: text('code'),
    tags: text('tags').array().notNull().default([]),
    yearGroups: text('year_groups').array().notNull().default([]),
    position: position(),
    offeredFrom: date('offered_from', { mode: 'string' }),
    retiredOn: date('retired_on', { mode: 'string' }),
    source: text('source'),
    externalId: text('external_id'),
    /** What the source said when it was last read: words that differ are the school's own. */
    sourceWording: text('source_wording'),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.id] }),
    unique('objective_source').on(t.schoolId, t.frameworkId, t.source, t.externalId),
    index('objective_framework').on(t.schoolId, t.frameworkId, t.position),
    foreignKey({ columns: [t.schoolId, t.frameworkId], foreignColumns: [framework.schoolId, framework.id] }),
    foreignKey({
      name: 'objective_strand',
      columns: [t.schoolId, t.frameworkId, t.strandId],
      foreignColumns: [strand.schoolId, strand.frameworkId, strand.id],
    }),
    check('objective_source_is_whole', sql`(${t.source} is null) = (${t.externalId} is null)`),
    check('objective_source_wording_has_a_source', sql`${t.sourceWording} is null or ${t.source} is not null`),
  ],
)

export const objectiveWording = pgTable(
  'objective_wording',
  {
    schoolId: schoolId(),
    objectiveId: uuid('objective_id').notNull(),
    effectiveFrom: date('effective_from', { mode: 'string' }).notNull(),
    recordedAt: recordedAt(),
    wording: text('wording').notNull(),
    pupilWordings: jsonb('pupil_wordings').$type<Record<string, string>>().notNull().default({}),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.objectiveId, t.effectiveFrom, t.recordedAt] }),
    // Words go with an objective that nobody was ever judged in; the walls let no request delete them otherwise.
    foreignKey({ columns: [t.schoolId, t.objectiveId], foreignColumns: [objective.schoolId, objective.id] }).onDelete(
      'cascade',
    ),
  ],
)

/** From a day on, some objectives are no longer offered and others take their place. */
export const objectiveRevision = pgTable(
  'objective_revision',
  {
    schoolId: schoolId(),
    id: uuid('id').notNull(),
    frameworkId: uuid('framework_id').notNull(),
    on: date('on', { mode: 'string' }).notNull(),
    recordedAt: recordedAt(),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.id] }),
    foreignKey({ columns: [t.schoolId, t.frameworkId], foreignColumns: [framework.schoolId, framework.id] }),
  ],
)

export const objectiveRevisionPart = pgTable(
  'objective_revision_part',
  {
    schoolId: schoolId(),
    revisionId: uuid('revision_id').notNull(),
    objectiveId: uuid('objective_id').notNull(),
    part: text('part').$type<'replaced' | 'added'>().notNull(),
    position: position(),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.revisionId, t.objectiveId] }),
    foreignKey({
      name: 'objective_revision_part_revision',
      columns: [t.schoolId, t.revisionId],
      foreignColumns: [objectiveRevision.schoolId, objectiveRevision.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'objective_revision_part_objective',
      columns: [t.schoolId, t.objectiveId],
      foreignColumns: [objective.schoolId, objective.id],
    }),
    check('objective_revision_part_part', sql`${t.part} in ('replaced', 'added')`),
  ],
)

/**
 * A link to another statement. Either end that the school keeps is an objective or a heading of it, so neither end has a foreign
 * key; whoever removes one removes its links.
 */
export const objectiveLink = pgTable(
  'objective_link',
  {
    schoolId: inSchool(),
    id: uuid('id').notNull(),
    originId: uuid('origin_id').notNull(),
    kind: text('kind').notNull(),
    targetId: uuid('target_id'),
    external: jsonb('external').$type<{ identifier: string; uri: string; title: string }>(),
    externalId: text('external_id'),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.id] }),
    index('objective_link_origin').on(t.schoolId, t.originId),
    index('objective_link_target').on(t.schoolId, t.targetId),
    check('objective_link_has_one_target', sql`num_nonnulls(${t.targetId}, ${t.external}) = 1`),
  ],
)

/** What an import of objectives wrote, by id, so that it can be taken back. */
export const objectiveImport = pgTable(
  'objective_import',
  {
    schoolId: inSchool(),
    id: uuid('id').notNull(),
    doneBy: uuid('done_by').notNull(),
    doneAt: instant('done_at').notNull().default(now),
    undoneAt: instant('undone_at'),
    written: jsonb('written').notNull(),
  },
  (t) => [primaryKey({ columns: [t.schoolId, t.id] })],
)

export const programme = pgTable(
  'programme',
  {
    schoolId: schoolId(),
    id: uuid('id').notNull(),
    subjectId: uuid('subject_id').notNull(),
    name: text('name').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.id] }),
    unique('programme_name').on(t.schoolId, t.subjectId, t.name),
    // The subject is in the key, so that a class is never assigned a programme of another subject.
    unique('programme_in_subject').on(t.schoolId, t.subjectId, t.id),
    foreignKey({ columns: [t.schoolId, t.subjectId], foreignColumns: [subject.schoolId, subject.id] }),
  ],
)

export const programmeObjective = pgTable(
  'programme_objective',
  {
    schoolId: schoolId(),
    programmeId: uuid('programme_id').notNull(),
    objectiveId: uuid('objective_id').notNull(),
    position: position(),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.programmeId, t.objectiveId] }),
    foreignKey({ columns: [t.schoolId, t.programmeId], foreignColumns: [programme.schoolId, programme.id] }),
    foreignKey({ columns: [t.schoolId, t.objectiveId], foreignColumns: [objective.schoolId, objective.id] }),
  ],
)

/** Days on which an objective was part of a programme, where it was not always: see `ProgrammeSpell` of `@track/objectives`. */
export const programmeSpell = pgTable(
  'programme_spell',
  {
    schoolId: schoolId(),
    id: uuid('id').notNull(),
    programmeId: uuid('programme_id').notNull(),
    objectiveId: uuid('objective_id').notNull(),
    fromOn: date('from_on', { mode: 'string' }),
    untilOn: date('until_on', { mode: 'string' }),
    recordedAt: recordedAt(),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.id] }),
    index('programme_spell_programme').on(t.schoolId, t.programmeId),
    foreignKey({ columns: [t.schoolId, t.programmeId], foreignColumns: [programme.schoolId, programme.id] }),
    foreignKey({ columns: [t.schoolId, t.objectiveId], foreignColumns: [objective.schoolId, objective.id] }),
    check('programme_spell_ends_after_it_starts', sql`${t.untilOn} > ${t.fromOn}`),
  ],
)

export const programmeAssignment = pgTable(
  'programme_assignment',
  {
    schoolId: schoolId(),
    id: uuid('id').notNull(),
    subjectId: uuid('subject_id').notNull(),
    groupId: uuid('group_id'),
    pupilId: uuid('pupil_id'),
    programmeId: uuid('programme_id'),
    effectiveFrom: date('effective_from', { mode: 'string' }).notNull(),
    recordedAt: recordedAt(),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.id] }),
    index('programme_assignment_group').on(t.schoolId, t.subjectId, t.groupId),
    index('programme_assignment_pupil').on(t.schoolId, t.subjectId, t.pupilId),
    foreignKey({ columns: [t.schoolId, t.subjectId], foreignColumns: [subject.schoolId, subject.id] }),
    // A class that nobody was ever in goes with what it was to work on. One that was used is kept by its memberships.
    foreignKey({ columns: [t.schoolId, t.groupId], foreignColumns: [pupilGroup.schoolId, pupilGroup.id] }).onDelete(
      'cascade',
    ),
    foreignKey({ columns: [t.schoolId, t.pupilId], foreignColumns: [pupil.schoolId, pupil.id] }),
    foreignKey({
      name: 'programme_assignment_programme',
      columns: [t.schoolId, t.subjectId, t.programmeId],
      foreignColumns: [programme.schoolId, programme.subjectId, programme.id],
    }),
    check('programme_assignment_is_of_a_class_or_a_pupil', sql`num_nonnulls(${t.groupId}, ${t.pupilId}) = 1`),
  ],
)

export const taughtFrom = pgTable(
  'taught_from',
  {
    schoolId: schoolId(),
    id: uuid('id').notNull(),
    objectiveId: uuid('objective_id').notNull(),
    groupId: uuid('group_id'),
    pupilId: uuid('pupil_id'),
    taughtFrom: date('taught_from', { mode: 'string' }),
    recordedAt: recordedAt(),
    via: text('via').$type<'said' | 'judged'>().notNull().default('said'),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.id] }),
    index('taught_from_group').on(t.schoolId, t.groupId, t.objectiveId),
    index('taught_from_pupil').on(t.schoolId, t.pupilId, t.objectiveId),
    foreignKey({ columns: [t.schoolId, t.objectiveId], foreignColumns: [objective.schoolId, objective.id] }),
    foreignKey({ columns: [t.schoolId, t.groupId], foreignColumns: [pupilGroup.schoolId, pupilGroup.id] }),
    foreignKey({ columns: [t.schoolId, t.pupilId], foreignColumns: [pupil.schoolId, pupil.id] }),
    check('taught_from_is_of_a_class_or_a_pupil', sql`num_nonnulls(${t.groupId}, ${t.pupilId}) = 1`),
    check('taught_from_via', sql`${t.via} in ('said', 'judged')`),
  ],
)

// Descriptors

/** Versions of the school's scales: those of one scale share an id. */
export const depthScale = pgTable(
  'depth_scale',
  {
    schoolId: inSchool(),
    id: uuid('id').notNull(),
    effectiveFrom: date('effective_from', { mode: 'string' }).notNull(),
    recordedAt: recordedAt(),
    name: text('name').notNull(),
    codes: jsonb('codes').notNull(),
    secureFrom: text('secure_from').notNull(),
    retiredOn: date('retired_on', { mode: 'string' }),
  },
  (t) => [primaryKey({ columns: [t.schoolId, t.id, t.effectiveFrom, t.recordedAt] })],
)

/** Versions of the school's on-track rules: those of one rule share an id. */
export const onTrackRule = pgTable(
  'on_track_rule',
  {
    schoolId: inSchool(),
    id: uuid('id').notNull(),
    effectiveFrom: date('effective_from', { mode: 'string' }).notNull(),
    recordedAt: recordedAt(),
    name: text('name').notNull(),
    rule: jsonb('rule').notNull(),
  },
  (t) => [primaryKey({ columns: [t.schoolId, t.id, t.effectiveFrom, t.recordedAt] })],
)

export const measure = pgTable(
  'measure',
  {
    schoolId: schoolId(),
    id: uuid('id').notNull(),
    subjectId: uuid('subject_id').notNull(),
    name: text('name').notNull(),
    minimum: doublePrecision('minimum'),
    maximum: doublePrecision('maximum'),
    codes: text('codes').array().notNull().default([]),
    /** A column of words: names the versions in `descriptor_set` that share this id. */
    setId: uuid('set_id'),
    reliability: doublePrecision('reliability'),
    standardDeviation: doublePrecision('standard_deviation'),
    position: position(),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.id] }),
    foreignKey({ columns: [t.schoolId, t.subjectId], foreignColumns: [subject.schoolId, subject.id] }),
  ],
)

/** Versions of the school's sets of words: those of one set share an id. */
export const descriptorSet = pgTable(
  'descriptor_set',
  {
    schoolId: inSchool(),
    id: uuid('id').notNull(),
    effectiveFrom: date('effective_from', { mode: 'string' }).notNull(),
    recordedAt: recordedAt(),
    name: text('name').notNull(),
    kind: text('kind').$type<'attainment' | 'progress' | 'effort' | 'self' | 'other'>().notNull(),
    ordered: boolean('ordered').notNull(),
    meaning: text('meaning').$type<'competence' | 'coverage' | 'judgement'>().notNull(),
    descriptors: jsonb('descriptors').notNull(),
    suggestions: jsonb('suggestions').notNull(),
    retiredOn: date('retired_on', { mode: 'string' }),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.id, t.effectiveFrom, t.recordedAt] }),
    check('descriptor_set_kind', sql`${t.kind} in ('attainment', 'progress', 'effort', 'self', 'other')`),
    check('descriptor_set_meaning', sql`${t.meaning} in ('competence', 'coverage', 'judgement')`),
  ],
)

/** From a day on, a group or pupil is described in the words of another set than the column's own. */
export const setChoice = pgTable(
  'set_choice',
  {
    schoolId: schoolId(),
    id: uuid('id').notNull(),
    measureId: uuid('measure_id').notNull(),
    groupId: uuid('group_id'),
    pupilId: uuid('pupil_id'),
    setId: uuid('set_id'),
    effectiveFrom: date('effective_from', { mode: 'string' }).notNull(),
    recordedAt: recordedAt(),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.id] }),
    foreignKey({ columns: [t.schoolId, t.measureId], foreignColumns: [measure.schoolId, measure.id] }),
    foreignKey({ columns: [t.schoolId, t.groupId], foreignColumns: [pupilGroup.schoolId, pupilGroup.id] }).onDelete(
      'cascade',
    ),
    foreignKey({ columns: [t.schoolId, t.pupilId], foreignColumns: [pupil.schoolId, pupil.id] }),
    check('set_choice_is_of_a_group_or_a_pupil', sql`num_nonnulls(${t.groupId}, ${t.pupilId}) = 1`),
  ],
)

export const correspondence = pgTable(
  'correspondence',
  {
    schoolId: inSchool(),
    id: uuid('id').notNull(),
    name: text('name').notNull(),
    categories: jsonb('categories').notNull(),
  },
  (t) => [primaryKey({ columns: [t.schoolId, t.id] }), unique('correspondence_name').on(t.schoolId, t.name)],
)

/** How several judgements become one, from a day on, in a subject or in the whole school; null takes the choice back. */
export const calculationChoice = pgTable(
  'calculation_choice',
  {
    schoolId: inSchool(),
    id: uuid('id').notNull(),
    subjectId: uuid('subject_id'),
    calculation: jsonb('calculation'),
    effectiveFrom: date('effective_from', { mode: 'string' }).notNull(),
    recordedAt: recordedAt(),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.id] }),
    foreignKey({ columns: [t.schoolId, t.subjectId], foreignColumns: [subject.schoolId, subject.id] }),
  ],
)

// Reports

/** A page as it was on the day it was kept: all that is shown, so that no later change can reach it. */
export const frozenReport = pgTable(
  'frozen_report',
  {
    schoolId: inSchool(),
    id: uuid('id').notNull(),
    name: text('name').notNull(),
    /** What it was made from; the template may be gone since. */
    templateId: uuid('template_id'),
    paper: text('paper').$type<'a4' | 'a3'>().notNull(),
    /** What its report was for when it was kept, and the name of the audience of the page; null: for nobody in particular. */
    purpose: text('purpose').notNull().default(''),
    audience: text('audience'),
    frozenBy: uuid('frozen_by').notNull(),
    frozenAt: instant('frozen_at').notNull().default(now),
    /** The page, word for word as it was answered: text, so that it comes back byte for byte. */
    page: text('page').notNull(),
    /** All that it was calculated from but the log, whose lines never change. Null: kept before inputs were. */
    inputs: text('inputs'),
    /** The last line of the log that it knew. */
    knownSeq: bigint('known_seq', { mode: 'number' }),
  },
  (t) => [primaryKey({ columns: [t.schoolId, t.id] }), check('frozen_report_paper', sql`${t.paper} in ('a4', 'a3')`)],
)

/** A page of numbers that somebody designed: what `@track/reports` calls a template, and the paper it is printed on. */
export const reportTemplate = pgTable(
  'report_template',
  {
    schoolId: inSchool(),
    id: uuid('id').notNull(),
    name: text('name').notNull(),
    template: jsonb('template').notNull(),
    paper: text('paper').$type<'a4' | 'a3'>().notNull().default('a4'),
    /** What it is for, in the school's own words. */
    purpose: text('purpose').notNull().default(''),
    createdAt: createdAt(),
    changedAt: instant('changed_at').notNull().default(now),
    /** Since when it is out of the list: it can be brought back, with the days on which it was used. */
    removedOn: date('removed_on', { mode: 'string' }),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.id] }),
    // The name of one that was removed is free for another.
    uniqueIndex('report_template_name').on(t.schoolId, t.name).where(sql`${t.removedOn} is null`),
    check('report_template_paper', sql`${t.paper} in ('a4', 'a3')`),
  ],
)

/** The days on which a designed report was used, so that those nobody needs can be told. By whom is not kept. */
export const reportUse = pgTable(
  'report_use',
  {
    schoolId: inSchool(),
    templateId: uuid('template_id').notNull(),
    usedOn: date('used_on', { mode: 'string' }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.templateId, t.usedOn] }),
    foreignKey({
      name: 'report_use_template',
      columns: [t.schoolId, t.templateId],
      foreignColumns: [reportTemplate.schoolId, reportTemplate.id],
    }).onDelete('cascade'),
  ],
)

// Markbook

/**
 * The log. A line is written once and never changed; `seq` is the order of acceptance, which is a cursor for readers and
 * decides nothing about what a pupil can do.
 *
 * The value is kept in one of three columns, so that none of them means two things: a depth code, a number, or a
 * measure's code word for word. All three null: a void or a clear.
 */
export const entry = pgTable(
  'entry',
  {
    schoolId: schoolId(),
    seq: bigint('seq', { mode: 'number' }).notNull(),
    id: uuid('id').notNull(),
    pupilId: uuid('pupil_id').notNull(),
    objectiveId: uuid('objective_id'),
    measureId: uuid('measure_id'),
    depth: text('depth'),
    markNumber: doublePrecision('mark_number'),
    markCode: text('mark_code'),
    observedOn: date('observed_on', { mode: 'string' }).notNull(),
    recordedAt: instant('recorded_at').notNull(),
    /** An account, or a pupil on the pupil's own track. */
    recordedBy: uuid('recorded_by').notNull(),
    track: text('track').$type<'teacher' | 'pupil' | 'peer' | 'quiz'>().notNull(),
    via: text('via').$type<'entry' | 'import' | 'carry'>().notNull(),
    batchId: uuid('batch_id'),
    supersedes: uuid('supersedes'),
    basis: uuid('basis'),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.id] }),
    uniqueIndex('entry_seq').on(t.schoolId, t.seq),
    index('entry_objective').on(t.schoolId, t.pupilId, t.objectiveId),
    index('entry_measure').on(t.schoolId, t.pupilId, t.measureId).where(sql`${t.measureId} is not null`),
    index('entry_batch').on(t.schoolId, t.batchId).where(sql`${t.batchId} is not null`),
    index('entry_superseded').on(t.schoolId, t.supersedes).where(sql`${t.supersedes} is not null`),
    foreignKey({ columns: [t.schoolId, t.pupilId], foreignColumns: [pupil.schoolId, pupil.id] }),
    foreignKey({ columns: [t.schoolId, t.objectiveId], foreignColumns: [objective.schoolId, objective.id] }),
    foreignKey({ columns: [t.schoolId, t.measureId], foreignColumns: [measure.schoolId, measure.id] }),
    foreignKey({ name: 'entry_supersedes', columns: [t.schoolId, t.supersedes], foreignColumns: [t.schoolId, t.id] }),
    check('entry_is_of_an_objective_or_a_measure', sql`num_nonnulls(${t.objectiveId}, ${t.measureId}) = 1`),
    check('entry_has_one_value', sql`num_nonnulls(${t.depth}, ${t.markNumber}, ${t.markCode}) <= 1`),
    check('entry_depth_is_of_an_objective', sql`${t.depth} is null or ${t.objectiveId} is not null`),
    check(
      'entry_mark_is_of_a_measure',
      sql`num_nonnulls(${t.markNumber}, ${t.markCode}) = 0 or ${t.measureId} is not null`,
    ),
    check(
      'entry_number_is_finite',
      sql`${t.markNumber} > '-Infinity'::float8 and ${t.markNumber} < 'Infinity'::float8`,
    ),
    check('entry_track', sql`${t.track} in ('teacher', 'pupil', 'peer', 'quiz')`),
    check('entry_via', sql`${t.via} in ('entry', 'import', 'carry')`),
    check('entry_does_not_supersede_itself', sql`${t.supersedes} <> ${t.id}`),
  ],
)

/**
 * How often anything that pages are made of has changed beside the logs: the sum of `changes` over what is committed. Every statement
 * on those tables adds one to the row of its own transaction (a trigger, `note_change`), so nobody waits for anybody, what is
 * rolled back was never added, and of two moments with the same sum nothing has changed between them.
 */
export const schoolChange = pgTable(
  'school_change',
  {
    schoolId: inSchool(),
    transactionId: bigint('transaction_id', { mode: 'number' }).notNull(),
    changes: bigint('changes', { mode: 'number' }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.schoolId, t.transactionId] })],
)

/**
 * The end of a school's log. A writer locks this row before anything else: it hands out the next `seq` and the next
 * moment, so that a reader's cursor never skips a line.
 */
export const logHead = pgTable('log_head', {
  schoolId: uuid('school_id')
    .primaryKey()
    .references(() => school.schoolId),
  lastSeq: bigint('last_seq', { mode: 'number' }).notNull().default(0),
  lastRecordedAt: instant('last_recorded_at').notNull().default(sql`'epoch'`),
})

// Microtrack

/** What a teacher prepares: what `@track/microtrack` calls a template. */
export const microtrackTemplate = pgTable(
  'microtrack_template',
  {
    schoolId: inSchool(),
    id: uuid('id').notNull(),
    subjectId: uuid('subject_id'),
    title: text('title'),
    unit: text('unit'),
    template: jsonb('template').notNull(),
    source: text('source'),
    externalId: text('external_id'),
    changedAt: instant('changed_at').notNull().default(now),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.id] }),
    unique('microtrack_template_source').on(t.schoolId, t.source, t.externalId),
    index('microtrack_template_changed').on(t.schoolId, t.changedAt),
    foreignKey({ columns: [t.schoolId, t.subjectId], foreignColumns: [subject.schoolId, subject.id] }),
    check('microtrack_template_source_is_whole', sql`(${t.source} is null) = (${t.externalId} is null)`),
  ],
)

/** A template as it was given out. What it says never changes; it may be given to more pupils, or for more days. */
export const microtrackPublication = pgTable(
  'microtrack_publication',
  {
    schoolId: schoolId(),
    id: uuid('id').notNull(),
    groupId: uuid('group_id').notNull(),
    /** What it was made from; the template may be gone since. */
    templateId: uuid('template_id'),
    /** Outcome, criteria, tasks, move-on tasks, questions and variants, as they were given out. */
    content: jsonb('content').notNull(),
    readingBand: text('reading_band').$type<'early' | 'middle' | 'older'>().notNull(),
    startsOn: date('starts_on', { mode: 'string' }).notNull(),
    endsOn: date('ends_on', { mode: 'string' }).notNull(),
    publishedBy: uuid('published_by').notNull(),
    publishedAt: instant('published_at').notNull().default(now),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.id] }),
    index('microtrack_publication_group').on(t.schoolId, t.groupId, t.startsOn),
    foreignKey({ columns: [t.schoolId, t.groupId], foreignColumns: [pupilGroup.schoolId, pupilGroup.id] }),
    check('microtrack_publication_reading_band', sql`${t.readingBand} in ('early', 'middle', 'older')`),
    check('microtrack_publication_ends_after_it_starts', sql`${t.endsOn} >= ${t.startsOn}`),
  ],
)

export const microtrackPublicationPupil = pgTable(
  'microtrack_publication_pupil',
  {
    schoolId: schoolId(),
    publicationId: uuid('publication_id').notNull(),
    pupilId: uuid('pupil_id').notNull(),
    variantId: text('variant_id'),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.publicationId, t.pupilId] }),
    index('microtrack_publication_of_pupil').on(t.schoolId, t.pupilId),
    foreignKey({
      name: 'microtrack_publication_pupil_publication',
      columns: [t.schoolId, t.publicationId],
      foreignColumns: [microtrackPublication.schoolId, microtrackPublication.id],
    }),
    foreignKey({ columns: [t.schoolId, t.pupilId], foreignColumns: [pupil.schoolId, pupil.id] }),
  ],
)

/** The log of notes. A line is written once and never changed; `seq` is a cursor for readers and decides nothing. */
export const microtrackAct = pgTable(
  'microtrack_act',
  {
    schoolId: schoolId(),
    seq: bigint('seq', { mode: 'number' }).notNull(),
    id: uuid('id').notNull(),
    publicationId: uuid('publication_id').notNull(),
    pupilId: uuid('pupil_id').notNull(),
    kind: text('kind').notNull(),
    by: text('by').$type<'pupil' | 'teacher' | 'partner'>().notNull(),
    via: text('via').$type<'screen' | 'paper'>().notNull(),
    /** The rest of what was done: ids and values, and nothing that anybody wrote. */
    data: jsonb('data').notNull(),
    at: instant('at').notNull(),
    recordedAt: instant('recorded_at').notNull(),
    /** An account, or a pupil. */
    recordedBy: uuid('recorded_by').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.id] }),
    uniqueIndex('microtrack_act_seq').on(t.schoolId, t.seq),
    index('microtrack_act_publication').on(t.schoolId, t.publicationId, t.pupilId),
    // The last act on a pupil's notes, and the last time somebody checked in with them.
    index('microtrack_act_pupil').on(t.schoolId, t.pupilId, t.seq),
    index('microtrack_act_check_in').on(t.schoolId, t.pupilId, t.recordedAt).where(sql`${t.kind} = 'check-in'`),
    foreignKey({
      name: 'microtrack_act_publication_pupil',
      columns: [t.schoolId, t.publicationId, t.pupilId],
      foreignColumns: [
        microtrackPublicationPupil.schoolId,
        microtrackPublicationPupil.publicationId,
        microtrackPublicationPupil.pupilId,
      ],
    }),
    check('microtrack_act_by', sql`${t.by} in ('pupil', 'teacher', 'partner')`),
    check('microtrack_act_via', sql`${t.via} in ('screen', 'paper')`),
  ],
)

/** What somebody wrote in an act: beside the log, so that it can be erased. */
export const microtrackWords = pgTable(
  'microtrack_words',
  { schoolId: schoolId(), actId: uuid('act_id').notNull(), words: jsonb('words').notNull() },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.actId] }),
    foreignKey({ columns: [t.schoolId, t.actId], foreignColumns: [microtrackAct.schoolId, microtrackAct.id] }),
  ],
)

/** The end of a school's log of notes, as `log_head` is that of the markbook. */
export const microtrackHead = pgTable('microtrack_head', {
  schoolId: uuid('school_id')
    .primaryKey()
    .references(() => school.schoolId),
  lastSeq: bigint('last_seq', { mode: 'number' }).notNull().default(0),
  lastRecordedAt: instant('last_recorded_at').notNull().default(sql`'epoch'`),
})

/** How much choice a class or a pupil is given, from a day on. */
export const choiceDial = pgTable(
  'choice_dial',
  {
    schoolId: schoolId(),
    id: uuid('id').notNull(),
    groupId: uuid('group_id'),
    pupilId: uuid('pupil_id'),
    groups: integer('groups').notNull(),
    options: integer('options').notNull(),
    kinds: text('kinds').array().notNull(),
    fromOn: date('from_on', { mode: 'string' }).notNull(),
    recordedAt: recordedAt(),
    recordedBy: uuid('recorded_by').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.id] }),
    foreignKey({ columns: [t.schoolId, t.groupId], foreignColumns: [pupilGroup.schoolId, pupilGroup.id] }),
    foreignKey({ columns: [t.schoolId, t.pupilId], foreignColumns: [pupil.schoolId, pupil.id] }),
    check('choice_dial_is_of_a_class_or_a_pupil', sql`num_nonnulls(${t.groupId}, ${t.pupilId}) = 1`),
  ],
)

// Micro-progressions: work put in order, the charts that come of it, and where pupils place their next piece

/** A team puts pieces of work in order. `lastSeq` and `lastRecordedAt` are the end of its log; whoever locks the row may append. */
export const microProgressionSession = pgTable(
  'micro_progression_session',
  {
    schoolId: inSchool(),
    id: uuid('id').notNull(),
    prompt: text('prompt').notNull(),
    subjectId: uuid('subject_id'),
    minutes: integer('minutes').notNull(),
    levels: jsonb('levels').notNull(),
    /** Looked up when the session began, and no key: a chart names its session already, and charts stay. */
    revisesId: uuid('revises_id'),
    isClosed: boolean('is_closed').notNull().default(false),
    lastSeq: integer('last_seq').notNull().default(0),
    lastRecordedAt: instant('last_recorded_at').notNull().default(sql`'epoch'`),
    createdBy: uuid('created_by').notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.id] }),
    foreignKey({ columns: [t.schoolId, t.subjectId], foreignColumns: [subject.schoolId, subject.id] }),
    check('micro_progression_session_minutes', sql`${t.minutes} between 1 and 120`),
  ],
)

/** One class's pile. */
export const microProgressionCollection = pgTable(
  'micro_progression_collection',
  {
    schoolId: schoolId(),
    id: uuid('id').notNull(),
    sessionId: uuid('session_id').notNull(),
    groupId: uuid('group_id').notNull(),
    position: position(),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.id] }),
    index('micro_progression_collection_session').on(t.schoolId, t.sessionId),
    index('micro_progression_collection_group').on(t.schoolId, t.groupId),
    foreignKey({
      name: 'micro_progression_collection_session_fk',
      columns: [t.schoolId, t.sessionId],
      foreignColumns: [microProgressionSession.schoolId, microProgressionSession.id],
    }),
    foreignKey({
      name: 'micro_progression_collection_group_fk',
      columns: [t.schoolId, t.groupId],
      foreignColumns: [pupilGroup.schoolId, pupilGroup.id],
    }),
  ],
)

/** The logs of sessions: ids and values. A line is written once and never changed. */
export const microProgressionEntry = pgTable(
  'micro_progression_entry',
  {
    schoolId: schoolId(),
    sessionId: uuid('session_id').notNull(),
    seq: integer('seq').notNull(),
    id: uuid('id').notNull(),
    kind: text('kind').notNull(),
    by: uuid('by').notNull(),
    data: jsonb('data').notNull(),
    recordedAt: instant('recorded_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.id] }),
    uniqueIndex('micro_progression_entry_seq').on(t.schoolId, t.sessionId, t.seq),
    foreignKey({
      name: 'micro_progression_entry_session_fk',
      columns: [t.schoolId, t.sessionId],
      foreignColumns: [microProgressionSession.schoolId, microProgressionSession.id],
    }),
  ],
)

/** What a pupil answered and what somebody wrote about it: beside the log, so that it can be erased. */
export const microProgressionEntryWords = pgTable(
  'micro_progression_entry_words',
  { schoolId: schoolId(), entryId: uuid('entry_id').notNull(), words: jsonb('words').notNull() },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.entryId] }),
    foreignKey({
      name: 'micro_progression_entry_words_entry_fk',
      columns: [t.schoolId, t.entryId],
      foreignColumns: [microProgressionEntry.schoolId, microProgressionEntry.id],
    }),
  ],
)

/**
 * A picture of a piece in a session, or of a pupil's own work: made anew, with nothing in it that a camera wrote. `originalId` is the
 * picture that it was turned, cropped or covered from, so that the name on that one can be made to go.
 */
export const microProgressionImage = pgTable(
  'micro_progression_image',
  {
    schoolId: inSchool(),
    id: uuid('id').notNull(),
    sessionId: uuid('session_id'),
    pupilId: uuid('pupil_id'),
    originalId: uuid('original_id').notNull(),
    bytes: bytes('bytes').notNull(),
    width: integer('width').notNull(),
    height: integer('height').notNull(),
    addedBy: uuid('added_by').notNull(),
    addedAt: instant('added_at').notNull().default(now),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.id] }),
    index('micro_progression_image_session').on(t.schoolId, t.sessionId),
    index('micro_progression_image_pupil').on(t.schoolId, t.pupilId),
    foreignKey({
      name: 'micro_progression_image_session_fk',
      columns: [t.schoolId, t.sessionId],
      foreignColumns: [microProgressionSession.schoolId, microProgressionSession.id],
    }),
    foreignKey({
      name: 'micro_progression_image_pupil_fk',
      columns: [t.schoolId, t.pupilId],
      foreignColumns: [pupil.schoolId, pupil.id],
    }),
    check('micro_progression_image_is_of_a_session_or_a_pupil', sql`num_nonnulls(${t.sessionId}, ${t.pupilId}) = 1`),
  ],
)

/** Whose piece is whose: apart from everything else about a session. */
export const microProgressionAuthor = pgTable(
  'micro_progression_author',
  {
    schoolId: schoolId(),
    sessionId: uuid('session_id').notNull(),
    pieceId: text('piece_id').notNull(),
    pupilId: uuid('pupil_id').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.sessionId, t.pieceId] }),
    index('micro_progression_author_pupil').on(t.schoolId, t.pupilId),
    foreignKey({
      name: 'micro_progression_author_session_fk',
      columns: [t.schoolId, t.sessionId],
      foreignColumns: [microProgressionSession.schoolId, microProgressionSession.id],
    }),
    foreignKey({
      name: 'micro_progression_author_pupil_fk',
      columns: [t.schoolId, t.pupilId],
      foreignColumns: [pupil.schoolId, pupil.id],
    }),
  ],
)

/** What was published: what it says never changes, and a revision is another chart. */
export const microProgressionChart = pgTable(
  'micro_progression_chart',
  {
    schoolId: schoolId(),
    id: uuid('id').notNull(),
    sessionId: uuid('session_id').notNull(),
    version: integer('version').notNull(),
    revisesId: uuid('revises_id'),
    subjectId: uuid('subject_id'),
    content: jsonb('content').notNull(),
    reviseOn: date('revise_on', { mode: 'string' }),
    publishedBy: uuid('published_by').notNull(),
    publishedAt: instant('published_at').notNull().default(now),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.id] }),
    unique('micro_progression_chart_of_session').on(t.schoolId, t.sessionId),
    unique('micro_progression_chart_revised_once').on(t.schoolId, t.revisesId),
    foreignKey({
      name: 'micro_progression_chart_session_fk',
      columns: [t.schoolId, t.sessionId],
      foreignColumns: [microProgressionSession.schoolId, microProgressionSession.id],
    }),
    foreignKey({
      name: 'micro_progression_chart_revises_fk',
      columns: [t.schoolId, t.revisesId],
      foreignColumns: [t.schoolId, t.id],
    }),
    foreignKey({
      name: 'micro_progression_chart_subject_fk',
      columns: [t.schoolId, t.subjectId],
      foreignColumns: [subject.schoolId, subject.id],
    }),
  ],
)

/** Where a chart hangs. */
export const microProgressionChartClass = pgTable(
  'micro_progression_chart_class',
  { schoolId: schoolId(), chartId: uuid('chart_id').notNull(), groupId: uuid('group_id').notNull() },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.chartId, t.groupId] }),
    index('micro_progression_chart_class_group').on(t.schoolId, t.groupId),
    foreignKey({
      name: 'micro_progression_chart_class_chart_fk',
      columns: [t.schoolId, t.chartId],
      foreignColumns: [microProgressionChart.schoolId, microProgressionChart.id],
    }),
    foreignKey({
      name: 'micro_progression_chart_class_group_fk',
      columns: [t.schoolId, t.groupId],
      foreignColumns: [pupilGroup.schoolId, pupilGroup.id],
    }),
  ],
)

/** A pupil's own piece, held up to a chart. One that was taken away is out of sight, with what was said about it. */
export const microProgressionWork = pgTable(
  'micro_progression_work',
  {
    schoolId: schoolId(),
    id: uuid('id').notNull(),
    pupilId: uuid('pupil_id').notNull(),
    chartId: uuid('chart_id').notNull(),
    doneOn: date('done_on', { mode: 'string' }).notNull(),
    /** Looked up when the piece was recorded, and no key: the picture of one that was taken away is erased. */
    imageId: uuid('image_id'),
    recordedAt: recordedAt(),
    recordedBy: uuid('recorded_by').notNull(),
    removedAt: instant('removed_at'),
    /** An account, or the pupil. */
    removedBy: uuid('removed_by'),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.id] }),
    unique('micro_progression_work_whose').on(t.schoolId, t.id, t.chartId, t.pupilId),
    index('micro_progression_work_pupil').on(t.schoolId, t.pupilId),
    index('micro_progression_work_chart').on(t.schoolId, t.chartId),
    foreignKey({
      name: 'micro_progression_work_pupil_fk',
      columns: [t.schoolId, t.pupilId],
      foreignColumns: [pupil.schoolId, pupil.id],
    }),
    foreignKey({
      name: 'micro_progression_work_chart_fk',
      columns: [t.schoolId, t.chartId],
      foreignColumns: [microProgressionChart.schoolId, microProgressionChart.id],
    }),
    check('micro_progression_work_removal_is_whole', sql`(${t.removedAt} is null) = (${t.removedBy} is null)`),
  ],
)

export const microProgressionWorkWords = pgTable(
  'micro_progression_work_words',
  { schoolId: schoolId(), workId: uuid('work_id').notNull(), words: jsonb('words').notNull() },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.workId] }),
    foreignKey({
      name: 'micro_progression_work_words_work_fk',
      columns: [t.schoolId, t.workId],
      foreignColumns: [microProgressionWork.schoolId, microProgressionWork.id],
    }),
  ],
)

/** Where somebody says that a piece falls: a log as well. */
export const microProgressionPlacement = pgTable(
  'micro_progression_placement',
  {
    schoolId: schoolId(),
    id: uuid('id').notNull(),
    workId: uuid('work_id').notNull(),
    chartId: uuid('chart_id').notNull(),
    pupilId: uuid('pupil_id').notNull(),
    by: text('by').$type<'pupil' | 'peer' | 'teacher'>().notNull(),
    data: jsonb('data').notNull(),
    recordedAt: instant('recorded_at').notNull(),
    /** An account, or a pupil. */
    recordedBy: uuid('recorded_by').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.id] }),
    index('micro_progression_placement_work').on(t.schoolId, t.workId),
    foreignKey({
      name: 'micro_progression_placement_work_fk',
      columns: [t.schoolId, t.workId, t.chartId, t.pupilId],
      foreignColumns: [
        microProgressionWork.schoolId,
        microProgressionWork.id,
        microProgressionWork.chartId,
        microProgressionWork.pupilId,
      ],
    }),
    check('micro_progression_placement_by', sql`${t.by} in ('pupil', 'peer', 'teacher')`),
  ],
)

/** Glows, the grow and the reason: beside the placement, so that they can be erased. */
export const microProgressionPlacementWords = pgTable(
  'micro_progression_placement_words',
  { schoolId: schoolId(), placementId: uuid('placement_id').notNull(), words: jsonb('words').notNull() },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.placementId] }),
    foreignKey({
      name: 'micro_progression_placement_words_placement_fk',
      columns: [t.schoolId, t.placementId],
      foreignColumns: [microProgressionPlacement.schoolId, microProgressionPlacement.id],
    }),
  ],
)

// Pupil sessions: identity again, reached only through functions

/** How a pupil gets in: a card and a PIN, of which only hashes are here. `handle` names the pupil to a device and says nothing. */
export const pupilKey = pgTable(
  'pupil_key',
  {
    schoolId: schoolId(),
    pupilId: uuid('pupil_id').notNull(),
    handle: uuid('handle').notNull().unique(),
    cardHash: bytes('card_hash').notNull().unique(),
    pinHash: text('pin_hash').notNull(),
    pinKind: text('pin_kind').$type<'pictures' | 'digits'>().notNull(),
    /** Seals what a device holds until it is delivered. */
    outboxKey: bytes('outbox_key').notNull(),
    madeAt: instant('made_at').notNull().default(now),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.pupilId] }),
    foreignKey({ columns: [t.schoolId, t.pupilId], foreignColumns: [pupil.schoolId, pupil.id] }),
    check('pupil_key_pin_kind', sql`${t.pinKind} in ('pictures', 'digits')`),
  ],
)

/** The handle and outbox key that a pupil had before keys were made anew: what a device still holds under them is delivered for a while. */
export const replacedOutbox = pgTable(
  'replaced_outbox',
  {
    handle: uuid('handle').primaryKey(),
    schoolId: schoolId(),
    pupilId: uuid('pupil_id').notNull(),
    outboxKey: bytes('outbox_key').notNull(),
    replacedAt: instant('replaced_at').notNull().default(now),
  },
  (t) => [
    index('replaced_outbox_pupil').on(t.schoolId, t.pupilId),
    foreignKey({ columns: [t.schoolId, t.pupilId], foreignColumns: [pupilKey.schoolId, pupilKey.pupilId] }).onDelete(
      'cascade',
    ),
  ],
)

/** The token itself is only in the browser: this is its SHA-256. */
export const pupilSession = pgTable(
  'pupil_session',
  {
    tokenHash: bytes('token_hash').primaryKey(),
    schoolId: schoolId(),
    pupilId: uuid('pupil_id').notNull(),
    idleMinutes: integer('idle_minutes').notNull(),
    createdAt: createdAt(),
    lastSeenAt: instant('last_seen_at').notNull().default(now),
    expiresAt: instant('expires_at').notNull(),
  },
  (t) => [
    index('pupil_session_pupil').on(t.schoolId, t.pupilId),
    foreignKey({ columns: [t.schoolId, t.pupilId], foreignColumns: [pupilKey.schoolId, pupilKey.pupilId] }).onDelete(
      'cascade',
    ),
  ],
)

/** The code on a class's card. */
export const classCode = pgTable(
  'class_code',
  {
    schoolId: schoolId(),
    groupId: uuid('group_id').notNull(),
    code: text('code').notNull().unique(),
    madeAt: instant('made_at').notNull().default(now),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.groupId] }),
    foreignKey({ columns: [t.schoolId, t.groupId], foreignColumns: [pupilGroup.schoolId, pupilGroup.id] }),
  ],
)

/** The code on a printed note: says whose note of which publication, and lets nobody in by itself. */
export const noteCode = pgTable(
  'note_code',
  {
    code: text('code').primaryKey(),
    schoolId: schoolId(),
    publicationId: uuid('publication_id').notNull(),
    pupilId: uuid('pupil_id').notNull(),
  },
  (t) => [
    unique('note_code_note').on(t.schoolId, t.publicationId, t.pupilId),
    foreignKey({
      name: 'note_code_publication_pupil',
      columns: [t.schoolId, t.publicationId, t.pupilId],
      foreignColumns: [
        microtrackPublicationPupil.schoolId,
        microtrackPublicationPupil.publicationId,
        microtrackPublicationPupil.pupilId,
      ],
    }).onDelete('cascade'),
  ],
)
