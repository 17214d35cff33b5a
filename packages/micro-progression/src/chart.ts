import { Id, Instant } from '@track/kernel'
import * as z from 'zod'
import { Level, Qualifier } from './session.js'

/** A piece that shows a level. What it says is copied here, with no name and nothing that leads back to its writer. */
export const Exemplar = z
  .object({
    pieceId: Id,
    origin: z.enum(['pupil', 'rewritten', 'carried']),
    text: z.string().nullable(),
    imageId: Id.nullable(),
    /** Where the comparisons put it, in logits; null when it was never compared. */
    quality: z.number().nullable(),
    standardError: z.number().nullable(),
  })
  .meta({ title: 'Exemplar' })
export type Exemplar = z.infer<typeof Exemplar>

/** One step of a chart: its exemplars, and what makes a piece of this level. */
export const ChartLevel = z
  .object({
    level: Level,
    exemplars: z.array(Exemplar).min(1),
    qualifiers: z.array(Qualifier).min(1),
    /** Whether the comparisons tell it from the level below. Null for the lowest, and where nothing was compared. */
    isApart: z.boolean().nullable(),
  })
  .meta({ title: 'Level of a chart' })
export type ChartLevel = z.infer<typeof ChartLevel>

/** A micro-progression as it hangs on the wall: it never changes; a revision is another chart. Levels stand low to high. */
export const Chart = z
  .object({
    id: Id,
    sessionId: Id,
    version: z.int().min(1),
    /** The chart it takes the place of. */
    revisesId: Id.nullable(),
    prompt: z.string(),
    levels: z.array(ChartLevel).min(2),
    publishedAt: Instant,
  })
  .meta({ title: 'Chart' })
export type Chart = z.infer<typeof Chart>
