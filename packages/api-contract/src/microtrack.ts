import { CalendarDate, Id, Instant } from '@track/kernel'
import {
  Act,
  Advice,
  CarriedTask,
  DialSetting,
  type NewAct as NewActType,
  Publication,
  Template,
  Variant,
} from '@track/microtrack'
import * as z from 'zod'
import { Etag } from './editable.js'

const Title = z.string().trim().min(1).max(200)

/** A template as it lies ready. `advice` says what is worth a second thought, `isDraft` whether something keeps it from being given out. */
export const MicrotrackTemplate = z
  .object({
    id: Id,
    subjectId: Id.nullable(),
    title: z.string().nullable(),
    unit: z.string().nullable(),
    template: Template,
    isDraft: z.boolean(),
    changedAt: Instant,
    etag: Etag,
  })
  .meta({ title: 'Microtrack template as kept' })
export type MicrotrackTemplate = z.infer<typeof MicrotrackTemplate>

/** Templates by title, unit or outcome; the last changed first. */
export const MicrotrackTemplateQuery = z.object({
  words: z.string().trim().max(200).optional(),
  subjectId: Id.optional(),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
export type MicrotrackTemplateQuery = z.input<typeof MicrotrackTemplateQuery>

export const MicrotrackTemplateList = z
  .object({ templates: z.array(MicrotrackTemplate), total: z.number().int(), nextCursor: z.string().nullable() })
  .meta({ title: 'Microtrack templates' })
export type MicrotrackTemplateList = z.infer<typeof MicrotrackTemplateList>

export const NewMicrotrackTemplate = z.object({
  id: z.uuid(),
  subjectId: z.uuid().nullable().default(null),
  title: Title.nullable().default(null),
  unit: Title.nullable().default(null),
  template: Template,
})
export type NewMicrotrackTemplate = z.input<typeof NewMicrotrackTemplate>

export const MicrotrackTemplateChange = NewMicrotrackTemplate.omit({ id: true })
  .extend({ subjectId: z.uuid().nullable(), title: Title.nullable(), unit: Title.nullable() })
  .partial()
export type MicrotrackTemplateChange = z.input<typeof MicrotrackTemplateChange>

/**
 * Gives a template out to pupils of one class, from a day to a day. What keeps it from being given out comes back as `request/invalid`
 * with each fault; what is worth a second thought comes back as `advice`.
 */
export const NewPublication = z.object({
  id: z.uuid(),
  templateId: z.uuid().nullable().default(null),
  classId: z.uuid(),
  template: Template,
  startsOn: CalendarDate,
  endsOn: CalendarDate,
  readingBand: Publication.shape.readingBand,
  variants: z.array(Variant).max(10).default([]),
  pupils: z
    .array(z.object({ pupilId: z.uuid(), variantId: Id.nullable().default(null) }))
    .min(1)
    .max(500),
})
export type NewPublication = z.input<typeof NewPublication>

export const Published = z.object({ publication: Publication, advice: z.array(Advice) }).meta({ title: 'Published' })
export type Published = z.infer<typeof Published>

/** More days for everybody, or more pupils (who joined the class since). */
export const PublicationChange = z.object({ endsOn: CalendarDate, addPupils: NewPublication.shape.pupils }).partial()
export type PublicationChange = z.input<typeof PublicationChange>

export const PublicationQuery = z.object({
  classId: Id,
  from: CalendarDate.optional(),
  until: CalendarDate.optional(),
})
export type PublicationQuery = z.input<typeof PublicationQuery>

/** What a class was given, the latest first. */
export const PublicationList = z
  .object({
    publications: z.array(
      Publication.pick({ id: true, outcome: true, startsOn: true, endsOn: true, publishedAt: true }).extend({
        classId: Id,
        pupilCount: z.number().int(),
        /** How many of the pupils have done anything on it themselves. */
        begunCount: z.number().int(),
        /** Whether anybody has done anything on it yet. */
        isUsed: z.boolean(),
      }),
    ),
  })
  .meta({ title: 'Publications' })
export type PublicationList = z.infer<typeof PublicationList>

/** What comes along from a pupil's earlier note, until the pupil has built this list. */
const Before = z
  .object({
    tasks: z.array(CarriedTask),
    own: z.array(z.object({ fromPublicationId: Id, taskId: Id, text: z.string() })),
    startNext: z.string().nullable(),
  })
  .meta({ title: 'Carry-over' })

/**
 * A lesson: what was given out, to whom, and every act on it, from which every pupil's note follows. `code` opens a pupil's note
 * after they have signed in, and is no secret. `checkedInAt` is the last check-in, on whichever note.
 */
export const Lesson = z
  .object({
    classId: Id,
    className: z.string(),
    publication: Publication,
    pupils: z.array(
      z.object({
        pupilId: Id,
        label: z.string(),
        code: z.string(),
        before: Before,
        checkedInAt: Instant.nullable(),
        usualSize: z.number().int().nullable(),
      }),
    ),
    acts: z.array(Act),
    cursor: z.string(),
  })
  .meta({ title: 'Lesson' })
export type Lesson = z.infer<typeof Lesson>

/** With `since` only the acts after that cursor come, and no names. */
export const LessonActsQuery = z.object({ since: z.string().min(1).max(100) })
export const LessonActs = z.object({ acts: z.array(Act), cursor: z.string() }).meta({ title: 'Acts of a lesson' })
export type LessonActs = z.infer<typeof LessonActs>

const base = { recordedAt: Instant, recordedBy: Id }
const sent = Act.options.map((option) =>
  (option as unknown as z.ZodObject<typeof base>)
    .omit({ recordedAt: true, recordedBy: true })
    .extend({ id: z.uuid().toLowerCase() }),
)

/** An act as it is sent. Its id is made by the client and is what makes sending it twice harmless. (Mapped over the kinds, so typed by hand.) */
export const NewAct = z.discriminatedUnion('kind', sent as never).meta({ title: 'New act' }) as unknown as z.ZodType<
  NewActType,
  NewActType
>
export type NewAct = NewActType

/** Up to 200 acts; wrong ones are refused one by one with reasons, the others are kept. */
export const NewActs = z.object({ acts: z.array(NewAct).min(1).max(200) })
export type NewActs = z.input<typeof NewActs>

export const ActsResult = z
  .object({
    /** Those kept, with who recorded them and when; one that was there already comes back as it was kept. */
    accepted: z.array(Act),
    refused: z.array(z.object({ id: z.string(), code: z.string(), message: z.string() })),
  })
  .meta({ title: 'Acts result' })
export type ActsResult = z.infer<typeof ActsResult>

/** A pupil's notes of a year with all that was done on them, for the pupil's page: history, ways taken, what comes next. */
export const PupilMicrotracks = z
  .object({
    publications: z.array(Publication),
    acts: z.array(Act),
    before: z.record(Id, Before),
    dials: z.array(DialSetting),
  })
  .meta({ title: "A pupil's notes" })
export type PupilMicrotracks = z.infer<typeof PupilMicrotracks>

export const DialQuery = z.object({ classId: Id })
export const DialList = z.object({ dials: z.array(DialSetting) }).meta({ title: 'Choice dials' })
export type DialList = z.infer<typeof DialList>
/** For a class or for one pupil, from a day on. */
export const NewDialSetting = DialSetting.omit({ recordedAt: true, recordedBy: true }).extend({
  id: z.uuid(),
  classId: z.uuid().nullable(),
  pupilId: z.uuid().nullable(),
})
export type NewDialSetting = z.input<typeof NewDialSetting>

/** What a pupil's device shows: the pupil's own notes of today, and the last one before. Nobody else's, and no name but their own. */
export const PupilDay = z
  .object({
    pupilId: Id,
    name: z.string(),
    today: CalendarDate,
    notes: z.array(
      z.object({
        /** `pupils` and `variants` hold the pupil's own alone. */
        publication: Publication,
        code: z.string(),
        before: Before,
        acts: z.array(Act),
      }),
    ),
    /** Ways taken at least three times, in counts. */
    whatWorked: z.array(
      z.object({
        kind: z.string(),
        way: z.string(),
        uses: z.number().int(),
        criteria: z.number().int(),
        criteriaMet: z.number().int(),
      }),
    ),
    usualSize: z.number().int().nullable(),
  })
  .meta({ title: "A pupil's day" })
export type PupilDay = z.infer<typeof PupilDay>
