import { Id } from '@track/kernel'
import { z } from 'zod'

/**
 * A column of marks: a test score with its range, and the codes that may stand in a mark's place ("A" absent).
 *
 * A code is kept word for word, never counted as 0 and left out of means, where it is counted beside them.
 */
export const Measure = z
  .object({
    id: Id,
    subjectId: Id,
    name: z.string().min(1).max(100),
    minimum: z.number().optional(),
    maximum: z.number().optional(),
    codes: z.array(z.string().min(1).max(20)).max(50).default([]),
    position: z.number().int().default(0),
  })
  .meta({ title: 'Measure' })
export type Measure = z.infer<typeof Measure>
