import { CalendarDate, Id, Instant } from '@track/kernel'
import * as z from 'zod'

const wording = z.string().min(1).max(2000)

/**
 * What something is called where it came from: never used to merge two objectives by their text.
 *
 * `wording` is what it said there when it was last read. Words that differ from it are the school's own, and reading the source
 * again leaves them alone.
 */
export const ObjectiveSource = z.object({
  source: z.string().min(1).max(200),
  externalId: z.string().min(1).max(200),
  wording: wording.optional(),
})
export type ObjectiveSource = z.infer<typeof ObjectiveSource>

/** The words pupils see ("I can ..."), by language (a BCP 47 tag: `en`, `cy`, `pl`). None: they see the school's own wording. */
export const PupilWordings = z
  .record(z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'A language is a tag such as en, cy or pt-BR'), wording)
  .meta({ title: 'Pupil wordings' })
export type PupilWordings = z.infer<typeof PupilWordings>

/**
 * One thing pupils learn, in the school's exact words.
 *
 * `wording` is the wording in force now (older ones are `ObjectiveWording`). An objective may belong to several year groups
 * or to none. It is offered from `offeredFrom` (null: always) until the day before `retiredOn` (null: on and on); what was judged stays.
 */
export const Objective = z
  .object({
    id: Id,
    frameworkId: Id,
    strandId: Id.nullable(),
    code: z.string().max(50).optional(),
    wording,
    pupilWordings: PupilWordings.default({}),
    tags: z.array(z.string().min(1).max(50)).max(50).default([]),
    yearGroups: z.array(z.string().min(1).max(20)).max(30).default([]),
    position: z.number().int().default(0),
    offeredFrom: CalendarDate.nullable().default(null),
    retiredOn: CalendarDate.nullable().default(null),
    source: ObjectiveSource.optional(),
  })
  .meta({ title: 'Objective' })
export type Objective = z.infer<typeof Objective>

/** The words an objective had from a day on. Changing words adds one of these and touches no judgement. */
export const ObjectiveWording = z
  .object({
    objectiveId: Id,
    wording,
    pupilWordings: PupilWordings.default({}),
    effectiveFrom: CalendarDate,
    recordedAt: Instant,
  })
  .meta({ title: 'Objective wording' })
export type ObjectiveWording = z.infer<typeof ObjectiveWording>
