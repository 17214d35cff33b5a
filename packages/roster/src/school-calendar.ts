import { CalendarDate, Id } from '@track/kernel'
import * as z from 'zod'

/** A school's year, named as the school names it: "2026/27". Both days belong to it. */
export const AcademicYear = z
  .object({ name: z.string().trim().min(1).max(40), startsOn: CalendarDate, endsOn: CalendarDate })
  .meta({ title: 'Academic year' })
export type AcademicYear = z.infer<typeof AcademicYear>

/** A term or half-term of an academic year, which it names. */
export const Term = z
  .object({
    id: Id,
    academicYear: AcademicYear.shape.name,
    name: z.string().trim().min(1).max(40),
    startsOn: CalendarDate,
    endsOn: CalendarDate,
  })
  .meta({ title: 'Term' })
export type Term = z.infer<typeof Term>

/** Days on which the school is closed, both ends included: a holiday, a training day. */
export const Closure = z
  .object({ id: Id, name: z.string().trim().min(1).max(80), startsOn: CalendarDate, endsOn: CalendarDate })
  .meta({ title: 'Closure' })
export type Closure = z.infer<typeof Closure>

/** A date the school named for looking at its numbers, such as "Mid-point". The same name may come back every year. */
export const AssessmentDate = z
  .object({ id: Id, name: z.string().trim().min(1).max(80), on: CalendarDate })
  .meta({ title: 'Assessment date' })
export type AssessmentDate = z.infer<typeof AssessmentDate>

/** How a school divides time. */
export const SchoolCalendar = z
  .object({
    academicYears: z.array(AcademicYear).max(40),
    terms: z.array(Term).max(400),
    closures: z.array(Closure).max(1000),
    assessmentDates: z.array(AssessmentDate).max(400),
  })
  .meta({ title: 'School calendar' })
export type SchoolCalendar = z.infer<typeof SchoolCalendar>
