import { WordingGuard } from '@track/descriptors'
import { CalendarDate, Id } from '@track/kernel'
import { Limits } from '@track/microtrack'
import { Subject } from '@track/objectives'
import { AcademicYear, AssessmentDate, Closure, Group, SchoolCalendar, Term } from '@track/roster'
import * as z from 'zod'
import { Etag } from './editable.js'
import { ReportAudience } from './reports.js'
import { Email, LinkToken, PersonName, Role } from './session.js'

const SchoolName = z.string().trim().min(1).max(200)
const TimeZone = z.string().trim().min(1).max(64)

/** Where teachers and support staff may record: in any class, or only in those they teach or cover that day. */
export const RecordIn = z.enum(['any-class', 'own-classes'])
export type RecordIn = z.infer<typeof RecordIn>

/** What the frame of every screen needs to know about a school. `today` is the school's own day, in its time zone. */
export const School = z
  .object({
    id: Id,
    name: z.string(),
    timeZone: z.string(),
    recordIn: RecordIn,
    today: CalendarDate,
    demo: z.boolean(),
    depthNumbers: z.boolean(),
    audiences: z.array(ReportAudience),
    wordingGuard: WordingGuard,
    role: Role,
    academicYears: z.array(AcademicYear),
    terms: z.array(Term),
    closures: z.array(Closure),
    assessmentDates: z.array(AssessmentDate),
    subjects: z.array(Subject),
    /** Those of today; `mine` are taught or covered by whoever asks. */
    classes: z.array(Group.extend({ mine: z.boolean() })),
  })
  .meta({ title: 'School' })
export type School = z.infer<typeof School>

/** A school and its first admin, made with a one-time link. Whoever is an account already gives the password they have. */
export const NewSchool = z.object({
  token: LinkToken,
  name: SchoolName,
  timeZone: TimeZone.default('Europe/London'),
  admin: z.object({ name: PersonName, email: Email, password: z.string().min(1).max(200) }),
})
export type NewSchool = z.input<typeof NewSchool>

/** A report names its audience by id, and a person by name: each is there once, however it is written. */
function refuseRepeated(audiences: readonly ReportAudience[], context: z.RefinementCtx): void {
  for (const field of ['id', 'name'] as const)
    for (const [index, audience] of audiences.entries()) {
      const isRepeated = audiences.slice(0, index).some((other) => isSame(other[field], audience[field]))
      if (isRepeated)
        context.addIssue({
          code: 'custom',
          path: [index, field],
          message: `Two audiences have the ${field} “${audience[field]}”: change one of them`,
        })
    }
}

function isSame(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase()
}

/**
 * What a school says about its own working. `tapsAWeek` is what it thinks a class should have to record in a week (null: it sets
 * no budget), `updatesAnObjective` how often an objective is looked at again in a year, `depthNumbers` whether the numbers behind
 * depths and words show anywhere, `audiences` for whom reports may be and how small a group each may see, `microtrackLimits` how much a note may hold, and `teacherMayAdjustAlone` whether a teacher may adjust
 * the note of a pupil who cannot answer.
 */
const policy = {
  tapsAWeek: z.number().int().min(1).max(100_000).nullable(),
  updatesAnObjective: z.number().min(0.1).max(50),
  depthNumbers: z.boolean(),
  audiences: z.array(ReportAudience).min(1).max(20).superRefine(refuseRepeated),
  wordingGuard: WordingGuard,
  microtrackLimits: Limits,
  teacherMayAdjustAlone: z.boolean(),
}

export const SchoolSettings = z
  .object({ name: z.string(), timeZone: z.string(), recordIn: RecordIn, ...policy, etag: Etag })
  .meta({ title: 'School settings' })
export type SchoolSettings = z.infer<typeof SchoolSettings>

export const SchoolSettingsChange = z
  .object({ name: SchoolName, timeZone: TimeZone, recordIn: RecordIn, ...policy })
  .partial()
export type SchoolSettingsChange = z.input<typeof SchoolSettingsChange>

/** A whole calendar to keep. What has an id keeps it; new rows bring one of their own. */
export const NewCalendar = SchoolCalendar.extend({
  terms: z.array(Term.extend({ id: z.uuid() })).max(400),
  closures: z.array(Closure.extend({ id: z.uuid() })).max(1000),
  assessmentDates: z.array(AssessmentDate.extend({ id: z.uuid() })).max(400),
}).meta({ title: 'Calendar to keep' })
export type NewCalendar = z.input<typeof NewCalendar>

export const StoredCalendar = SchoolCalendar.extend({ etag: Etag })
export type StoredCalendar = z.infer<typeof StoredCalendar>
