import { CalendarDate, Id } from '@track/kernel'
import { Subject } from '@track/objectives'
import { Group } from '@track/roster'
import * as z from 'zod'
import { Role } from './session.js'

export const Term = z
  .object({ id: Id, academicYear: z.string(), name: z.string(), startsOn: CalendarDate, endsOn: CalendarDate })
  .meta({ title: 'Term' })
export type Term = z.infer<typeof Term>

/** A date the school named for looking at its numbers, such as "Mid-point". */
export const AssessmentDate = z
  .object({ id: Id, name: z.string(), on: CalendarDate })
  .meta({ title: 'Assessment date' })
export type AssessmentDate = z.infer<typeof AssessmentDate>

/** What the frame of every screen needs to know about a school. `today` is the school's own day, in its time zone. */
export const School = z
  .object({
    id: Id,
    name: z.string(),
    timeZone: z.string(),
    today: CalendarDate,
    demo: z.boolean(),
    role: Role,
    terms: z.array(Term),
    assessmentDates: z.array(AssessmentDate),
    subjects: z.array(Subject),
    classes: z.array(Group.extend({ mine: z.boolean() })),
  })
  .meta({ title: 'School' })
export type School = z.infer<typeof School>
