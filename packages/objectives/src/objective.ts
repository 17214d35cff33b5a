import { CalendarDate, Id, Instant } from '@track/kernel'
import { z } from 'zod'

/** How the objective is named where it came from: never used to merge two objectives by their text. */
export const ObjectiveSource = z.object({ source: z.string().min(1).max(100), externalId: z.string().min(1).max(200) })
export type ObjectiveSource = z.infer<typeof ObjectiveSource>

/**
 * One thing pupils learn, in the school's exact words.
 *
 * `wording` is the wording in force now (older ones are `ObjectiveWording`). An objective may belong to several year groups
 * or to none. `retiredOn` is the first day on which it is no longer offered; what was judged stays.
 */
export const Objective = z
  .object({
    id: Id,
    frameworkId: Id,
    strandId: Id.nullable(),
    code: z.string().max(50).optional(),
    wording: z.string().min(1).max(2000),
    tags: z.array(z.string().min(1).max(50)).max(50).default([]),
    yearGroups: z.array(z.string().min(1).max(20)).max(30).default([]),
    position: z.number().int().default(0),
    retiredOn: CalendarDate.nullable().default(null),
    source: ObjectiveSource.optional(),
  })
  .meta({ title: 'Objective' })
export type Objective = z.infer<typeof Objective>

/** The words an objective had from a day on. Changing words adds one of these and touches no judgement. */
export const ObjectiveWording = z
  .object({ objectiveId: Id, wording: z.string().min(1).max(2000), effectiveFrom: CalendarDate, recordedAt: Instant })
  .meta({ title: 'Objective wording' })
export type ObjectiveWording = z.infer<typeof ObjectiveWording>
