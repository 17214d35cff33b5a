import { CalendarDate, Id, Instant } from '@track/kernel'
import * as z from 'zod'

/** What a pupil holds up to the chart: their own next piece. What it says and its picture are kept apart, so that they can be erased. */
export const Work = z
  .object({
    id: Id,
    pupilId: Id,
    chartId: Id,
    doneOn: CalendarDate,
    imageId: Id.nullable(),
    words: z.object({ title: z.string().trim().max(200).optional(), text: z.string().max(5000).optional() }).optional(),
  })
  .meta({ title: 'Work' })
export type Work = z.infer<typeof Work>

/** "At least as good as this one", "about the same", or "not yet as good". */
export const PlacingAnswer = z.enum(['better', 'same', 'not-yet']).meta({ title: 'Answer' })
export type PlacingAnswer = z.infer<typeof PlacingAnswer>

/** One way that it was terrific, and the one thing to grow. */
const words = z.object({
  glows: z.array(z.string().trim().min(1).max(500)).max(5).optional(),
  grow: z.string().trim().min(1).max(500).optional(),
  reason: z.string().trim().min(1).max(1000).optional(),
})

/**
 * Somebody says where a piece falls: at a level, or between two. A line of a log, never changed: the last one of the same person on
 * the same piece stands, and nobody's takes the place of another's.
 */
export const Placement = z
  .object({
    id: Id,
    workId: Id,
    chartId: Id,
    pupilId: Id,
    by: z.enum(['pupil', 'peer', 'teacher']),
    levelId: Id,
    /** The level above, when it falls between the two. */
    betweenId: Id.nullable(),
    rule: z.enum(['halving', 'bayes', 'hand']),
    answers: z.array(z.object({ exemplarId: Id, levelId: Id, answer: PlacingAnswer })).max(10),
    probability: z.number().min(0).max(1).nullable(),
    /** The exemplar it is most like, and the qualifiers that it meets. */
    nearestId: Id,
    qualifierIds: z.array(Id).min(1).max(50),
    words: words.optional(),
    recordedAt: Instant,
    recordedBy: Id,
  })
  .meta({ title: 'Placement' })
export type Placement = z.infer<typeof Placement>

/** A placement as it is sent: whoever keeps the log adds who recorded it and when. */
export type NewPlacement = Omit<Placement, 'recordedAt' | 'recordedBy'>
