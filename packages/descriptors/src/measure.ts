import { Id } from '@track/kernel'
import * as z from 'zod'

/**
 * A column of the markbook: marks (a test score with its range, and the codes that may stand in its place, "A" absent), or with
 * `setId` words of a descriptor set, which is the one that pupils have unless a `SetChoice` says another.
 *
 * A code is kept word for word, never counted as 0 and left out of means, where it is counted beside them. With `reliability` (as
 * the publisher prints it, from 0 to 1) and `standardDeviation`, a change says whether it is more than the test's own wobble.
 */
export const Measure = z
  .object({
    id: Id,
    subjectId: Id,
    name: z.string().min(1).max(100),
    minimum: z.number().optional(),
    maximum: z.number().optional(),
    setId: Id.optional(),
    reliability: z.number().min(0).max(1).optional(),
    standardDeviation: z.number().positive().optional(),
    codes: z.array(z.string().min(1).max(20)).max(50).default([]),
    position: z.number().int().default(0),
  })
  .meta({ title: 'Measure' })
export type Measure = z.infer<typeof Measure>
