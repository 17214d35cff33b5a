import { CalendarDate, Id } from '@track/kernel'
import {
  Framework,
  Objective,
  ObjectiveLink,
  ObjectiveWording,
  Programme,
  Revision,
  Strand,
  Subject,
} from '@track/objectives'
import * as z from 'zod'
import { Etag } from './editable.js'

export const ObjectiveQuery = z.object({ subjectId: z.uuid().optional(), frameworkId: z.uuid().optional() })

export const EditableObjective = Objective.extend({ etag: Etag })
export type EditableObjective = z.infer<typeof EditableObjective>

export const EditableProgramme = Programme.extend({ etag: Etag })
export type EditableProgramme = z.infer<typeof EditableProgramme>

export const EditableFramework = Framework.extend({ etag: Etag })
export type EditableFramework = z.infer<typeof EditableFramework>

export const EditableStrand = Strand.extend({ etag: Etag })
export type EditableStrand = z.infer<typeof EditableStrand>

/** The objectives of a subject or framework, in order, with the headings they stand under. */
export const ObjectiveList = z
  .object({
    subjects: z.array(Subject),
    frameworks: z.array(EditableFramework),
    strands: z.array(EditableStrand),
    objectives: z.array(EditableObjective),
    revisions: z.array(Revision),
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

export const FrameworkChange = z
  .object({ name: Framework.shape.name, publisher: z.string().max(200).nullable(), scaleId: z.uuid() })
  .partial()
export type FrameworkChange = z.input<typeof FrameworkChange>

export const NewStrand = z.object({
  frameworkId: z.uuid(),
  parentId: z.uuid().nullable().default(null),
  name: Strand.shape.name,
})
export type NewStrand = z.input<typeof NewStrand>

/** `parentId: null` is the top; `position` is the place among the headings beside it, from 0. */
export const StrandChange = z
  .object({ name: Strand.shape.name, parentId: z.uuid().nullable(), position: z.number().int().min(0) })
  .partial()
export type StrandChange = z.input<typeof StrandChange>

export const NewObjective = Objective.omit({ id: true, retiredOn: true, offeredFrom: true, position: true }).extend({
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
    pupilWordings: Objective.shape.pupilWordings.unwrap(),
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

export const NewProgramme = Programme.omit({ id: true, spells: true }).extend({
  id: z.uuid().optional(),
  subjectId: z.uuid(),
  objectiveIds,
})
export type NewProgramme = z.input<typeof NewProgramme>

/** Objectives that come or go do so from `effectiveFrom` (the school's today when left out): what was before stays. */
export const ProgrammeChange = Programme.pick({ name: true })
  .extend({ objectiveIds, effectiveFrom: CalendarDate })
  .partial()
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

/**
 * Objectives that give way from a day on, and what takes their place: new ones, put where the first of the replaced stands, and
 * into every programme that holds it.
 */
export const NewRevision = z.object({
  frameworkId: z.uuid(),
  on: CalendarDate.optional(),
  replacedIds: z.array(z.uuid()).min(1).max(20),
  added: z
    .array(NewObjective.pick({ id: true, code: true, wording: true, pupilWordings: true, tags: true }))
    .max(20)
    .default([]),
})
export type NewRevision = z.input<typeof NewRevision>

export const LinkQuery = z.object({ frameworkId: z.uuid() })
/** Links of a framework's objectives and headings, and those that lead to them from elsewhere in the school. */
export const LinkList = z.object({ links: z.array(ObjectiveLink) }).meta({ title: 'Objective links' })
export type LinkList = z.infer<typeof LinkList>

export const NewLinks = z.object({
  links: z
    .array(
      ObjectiveLink.omit({ id: true, externalId: true })
        .extend({ id: z.uuid().optional(), originId: z.uuid(), targetId: z.uuid().nullable().default(null) })
        .extend({ external: ObjectiveLink.shape.external.default(null) })
        .refine((link) => (link.targetId === null) !== (link.external === null), {
          message: 'Give either targetId or external, not both and not neither',
          path: ['targetId'],
        }),
    )
    .min(1)
    .max(500),
})
export type NewLinks = z.input<typeof NewLinks>

/** `frameworkId` is the list of statements to be covered; `groupId` a class, cohort or `all`. */
export const CoverageQuery = z.object({
  frameworkId: z.uuid(),
  groupId: Id.default('all'),
  asOf: CalendarDate.optional(),
})

/**
 * Which statements of a framework the school's own objectives cover by their links, and how far: nothing links to it, what links to it
 * was not taught yet, nobody has secured it yet, or it has secure evidence. `pupils` counts those who secured it, of `of`.
 */
export const Coverage = z
  .object({
    frameworkId: Id,
    asOf: CalendarDate,
    of: z.number().int(),
    statements: z.array(
      z.object({
        objectiveId: Id,
        state: z.enum(['not-linked', 'not-taught', 'not-secured', 'secured']),
        linkedIds: z.array(Id),
        pupils: z.number().int(),
      }),
    ),
  })
  .meta({ title: 'Coverage' })
export type Coverage = z.infer<typeof Coverage>

/**
 * What recording asks of each class, and which objectives tell nobody anything. `tapsAWeek`: objectives of its programmes x pupils x the
 * school's updates an objective a year / its school weeks; `overBudget` only where the school has set a budget.
 */
export const Workload = z
  .object({
    updatesAnObjective: z.number(),
    budget: z.number().nullable(),
    weeks: z.number().int(),
    classes: z.array(
      z.object({
        groupId: Id,
        name: z.string(),
        pupils: z.number().int(),
        objectives: z.number().int(),
        tapsAWeek: z.number(),
        overBudget: z.boolean().nullable(),
      }),
    ),
    seldomChange: z.array(z.object({ objectiveId: Id, depthId: Id, pupils: z.number().int(), of: z.number().int() })),
  })
  .meta({ title: 'Workload' })
export type Workload = z.infer<typeof Workload>

export const ImportUndone = z
  .object({ importId: Id, removed: z.number().int(), restored: z.number().int() })
  .meta({ title: 'Import undone' })
export type ImportUndone = z.infer<typeof ImportUndone>

/** A framework as a CASE 1.1 package: what another system reads, and what reading here gives back as it was. */
export const CasePackage = z
  .looseObject({ CFDocument: z.looseObject({ identifier: z.string() }) })
  .meta({ title: 'CASE package' })
export type CasePackage = z.infer<typeof CasePackage>
