import { Id } from '@track/kernel'
import * as z from 'zod'

/**
 * Which words of different sets the school takes to mean the same, for pages that show pupils of several sets together.
 *
 * A word may stand in one category only. One that stands in none is shown as a category of its own, never dropped.
 */
export const Correspondence = z
  .object({
    id: Id,
    name: z.string().min(1).max(100),
    categories: z
      .array(
        z.object({
          id: Id,
          label: z.string().min(1).max(80),
          descriptorIds: z.array(Id).max(100).default([]),
        }),
      )
      .min(1)
      .max(12),
  })
  .meta({ title: 'Correspondence' })
export type Correspondence = z.infer<typeof Correspondence>
