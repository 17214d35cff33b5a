import { Id } from '@track/kernel'
import * as z from 'zod'

/** One decision between two pieces, as the model sees it: which of the two is better, or about the same. */
export const Comparison = z
  .object({
    a: Id,
    b: Id,
    outcome: z.enum(['a', 'b', 'tie']),
    /** How many identical decisions this one stands for. */
    n: z.number().positive().optional(),
    judge: Id.optional(),
  })
  .meta({ title: 'Comparison' })
export type Comparison = z.infer<typeof Comparison>
