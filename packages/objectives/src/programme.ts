import { CalendarDate, Id, Instant } from '@track/kernel'
import * as z from 'zod'

/** Days on which an objective was part of a programme: from `fromOn` (null: always before) until the day before `untilOn` (null: still). */
export const ProgrammeSpell = z
  .object({ objectiveId: Id, fromOn: CalendarDate.nullable(), untilOn: CalendarDate.nullable() })
  .meta({ title: 'Programme spell' })
export type ProgrammeSpell = z.infer<typeof ProgrammeSpell>

/**
 * What is taught in a subject over a year, in teaching order: "Year 4 maths", or one pupil's own mix of years.
 *
 * `objectiveIds` are those in it now. One without a spell always was; one with spells was part of it on those days only, so
 * that taking an objective out today leaves every earlier day as it was.
 */
export const Programme = z
  .object({
    id: Id,
    subjectId: Id,
    name: z.string().min(1).max(200),
    objectiveIds: z.array(Id).max(500),
    spells: z.array(ProgrammeSpell).max(2000).default([]),
  })
  .meta({ title: 'Programme' })
export type Programme = z.infer<typeof Programme>

/**
 * From a day on, a class (or one pupil) works in a programme. A pupil's own comes before the class's;
 * `programmeId: null` on a pupil returns them to the class's.
 */
export const ProgrammeAssignment = z
  .object({
    subjectId: Id,
    groupId: Id.nullable(),
    pupilId: Id.nullable(),
    programmeId: Id.nullable(),
    effectiveFrom: CalendarDate,
    recordedAt: Instant,
  })
  .meta({ title: 'Programme assignment', description: 'Exactly one of groupId and pupilId is set.' })
export type ProgrammeAssignment = z.infer<typeof ProgrammeAssignment>

/**
 * The day from which an objective counts as taught to a class, or to one pupil in a programme of their own.
 * `taughtFrom: null` takes it back. `via` says how it came: a person said so (the default), or judging it did.
 */
export const TaughtFrom = z
  .object({
    objectiveId: Id,
    groupId: Id.nullable(),
    pupilId: Id.nullable(),
    taughtFrom: CalendarDate.nullable(),
    recordedAt: Instant,
    via: z.enum(['said', 'judged']).optional(),
  })
  .meta({ title: 'Taught from', description: 'Exactly one of groupId and pupilId is set.' })
export type TaughtFrom = z.infer<typeof TaughtFrom>
