import { CalendarDate, Id, Instant } from '@track/kernel'
import * as z from 'zod'

/** Whose view an entry belongs to. Each track has its own state; a pupil's view never overwrites the teacher's. */
export const Track = z.enum(['teacher', 'pupil', 'peer', 'quiz']).meta({ title: 'Track' })
export type Track = z.infer<typeof Track>

/** How an entry came to be written. */
export const Via = z.enum(['entry', 'import', 'carry']).meta({ title: 'Via' })
export type Via = z.infer<typeof Via>

/**
 * One line of the log. Lines are never changed: a correction is a new line.
 *
 * Exactly one of `objectiveId` (a judgement: `value` is a depth code's id) and `measureId` (a mark: `value` is a number, or a
 * code as text) is set. What kind of line it is follows from two fields:
 *
 * | value | supersedes | kind |
 * |---|---|---|
 * | set | absent | judgement or mark |
 * | set | set | correction: its target is dead, it counts at its own `observedOn` |
 * | null | set | void: its target is dead, it is never a state itself |
 * | null | absent | clear: from this day on, unknown |
 *
 * `observedOn` is what the teacher meant; `recordedAt` is stamped by the server. `basis` is the line the writer saw when
 * writing: it flags two people writing at once and orders nothing.
 */
export const Entry = z
  .object({
    id: Id,
    pupilId: Id,
    objectiveId: Id.nullable(),
    measureId: Id.nullable(),
    value: z.union([z.string().min(1).max(200), z.number()]).nullable(),
    observedOn: CalendarDate,
    recordedAt: Instant,
    recordedBy: Id,
    track: Track,
    via: Via,
    batchId: Id.optional(),
    supersedes: Id.optional(),
    basis: Id.nullable().optional(),
  })
  .meta({ title: 'Entry' })
export type Entry = z.infer<typeof Entry>

/** A line as its writer sends it: the server adds who wrote it and when. */
export type NewEntry = Omit<Entry, 'recordedAt' | 'recordedBy'>

/**
 * What the functions of this package read of a line, so that your own type with more fields comes back untouched.
 *
 * `null` and an absent `supersedes` mean the same: rows of a database fit as they are.
 */
export interface EntryLike {
  readonly id: string
  readonly pupilId: string
  readonly objectiveId: string | null
  readonly measureId: string | null
  readonly value: string | number | null
  readonly observedOn: CalendarDate
  readonly recordedAt: string
  readonly track: Track
  readonly supersedes?: string | null | undefined
}
