import * as z from 'zod'

const Range = z.object({ min: z.int().min(0).max(30), max: z.int().min(0).max(30) })

/** How much a note holds: the school's own, and two or three criteria and four to eight tasks until it says otherwise. */
export const Limits = z
  .object({
    criteria: Range.default({ min: 2, max: 3 }),
    tasks: Range.default({ min: 4, max: 8 }),
    /** Whether too few or too many tasks keep a note from being published, rather than being worth a second thought. */
    tasksAreFirm: z.boolean().default(false),
  })
  .meta({ title: 'Microtrack limits' })
export type Limits = z.infer<typeof Limits>
