import { CalendarDate, Id } from '@track/kernel'
import { Framework, Objective, ObjectiveWording, Programme, Strand, Subject } from '@track/objectives'
import * as z from 'zod'
import { Etag } from './editable.js'

export const ObjectiveQuery = z.object({ subjectId: z.uuid().optional(), frameworkId: z.uuid().optional() })

export const EditableObjective = Objective.extend({ etag: Etag })
export type EditableObjective = z.infer<typeof EditableObjective>

export const EditableProgramme = Programme.extend({ etag: Etag })
export type EditableProgramme = z.infer<typeof EditableProgramme>

/** The objectives of a subject or framework, in order, with the headings they stand under. */
export const ObjectiveList = z
  .object({
    subjects: z.array(Subject),
    frameworks: z.array(Framework),
    strands: z.array(Strand),
    objectives: z.array(EditableObjective),
  })
  .meta({ title: 'Objectives' })
export type ObjectiveList = z.infer<typeof ObjectiveList>

export const NewSubject = z.object({ name: Subject.shape.name })
export type NewSubject = z.infer<typeof NewSubject>

export const NewFramework = z.object({
  subjectId: z.uuid(),
  name: Framework.shape.name,
  publisher: Framework.shape.publisher,
  scaleId: z.uuid().optional(),
})
export type NewFramework = z.infer<typeof NewFramework>

export const NewStrand = z.object({
  frameworkId: z.uuid(),
  parentId: z.uuid().nullable().default(null),
  name: Strand.shape.name,
})
export type NewStrand = z.input<typeof NewStrand>

export const NewObjective = Objective.omit({ id: true, retiredOn: true, position: true }).extend({
  id: z.uuid().optional(),
  frameworkId: z.uuid(),
  strandId: z.uuid().nullable(),
})
export type NewObjective = z.input<typeof NewObjective>

export const NewObjectives = z.object({ objectives: z.array(NewObjective).min(1).max(1000) })
export type NewObjectives = z.input<typeof NewObjectives>

/** A change of wording counts from `effectiveFrom` (the school's today when left out) and rewrites nothing before it. */
export const ObjectiveChange = Objective.pick({
  wording: true,
  retiredOn: true,
})
  .extend({
    code: Objective.shape.code.unwrap().nullable(),
    strandId: z.uuid().nullable(),
    tags: Objective.shape.tags.unwrap(),
    yearGroups: Objective.shape.yearGroups.unwrap(),
    retiredOn: CalendarDate.nullable(),
  })
  .partial()
  .extend({ effectiveFrom: CalendarDate.optional() })
export type ObjectiveChange = z.input<typeof ObjectiveChange>

/** The objectives of a framework in their new order: all of them, each once. */
export const ObjectiveOrder = z.object({
  frameworkId: z.uuid(),
  objectiveIds: z.array(z.uuid()).min(1).max(5000),
})
export type ObjectiveOrder = z.infer<typeof ObjectiveOrder>

export const WordingList = z.object({ wordings: z.array(ObjectiveWording) })
export type WordingList = z.infer<typeof WordingList>

export const ProgrammeList = z
  .object({
    programmes: z.array(EditableProgramme),
    classes: z.array(z.object({ groupId: Id, subjectId: Id, programmeId: Id.nullable() })),
    pupils: z.array(z.object({ pupilId: Id, subjectId: Id, programmeId: Id.nullable() })),
  })
  .meta({ title: 'Programmes', description: 'With who works in which as of today.' })
export type ProgrammeList = z.infer<typeof ProgrammeList>

const objectiveIds = z
  .array(z.uuid())
  .max(500)
  .refine((ids) => new Set(ids).size === ids.length, 'Each objective stands in a programme once')

export const NewProgramme = Programme.omit({ id: true }).extend({
  id: z.uuid().optional(),
  subjectId: z.uuid(),
  objectiveIds,
})
export type NewProgramme = z.input<typeof NewProgramme>

export const ProgrammeChange = Programme.pick({ name: true }).extend({ objectiveIds }).partial()
export type ProgrammeChange = z.infer<typeof ProgrammeChange>

const whose = { groupId: z.uuid().nullable().default(null), pupilId: z.uuid().nullable().default(null) }
const exactlyOne = (value: { groupId: string | null; pupilId: string | null }) =>
  (value.groupId === null) !== (value.pupilId === null)
const exactlyOneMessage = { message: 'Give either groupId or pupilId, not both and not neither', path: ['groupId'] }

export const NewAssignment = z
  .object({ subjectId: z.uuid(), ...whose, programmeId: z.uuid().nullable(), effectiveFrom: CalendarDate.optional() })
  .refine(exactlyOne, exactlyOneMessage)
export type NewAssignment = z.input<typeof NewAssignment>

export const NewTaughtFrom = z.object({
  taught: z
    .array(
      z
        .object({ objectiveId: z.uuid(), ...whose, taughtFrom: CalendarDate.nullable() })
        .refine(exactlyOne, exactlyOneMessage),
    )
    .min(1)
    .max(500),
})
export type NewTaughtFrom = z.input<typeof NewTaughtFrom>
