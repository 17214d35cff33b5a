import { CalendarDate, Id, Instant } from '@track/kernel'
import * as z from 'zod'
import { Task } from './template.js'

/** How a pupil thinks they stand against a criterion. The school's own words for the three are in the app. */
export const Gauge = z.enum(['not-yet', 'nearly', 'got-it']).meta({ title: 'Gauge' })
export type Gauge = z.infer<typeof Gauge>

/** Who did it: the pupil, somebody on the staff, or the partner the pupil worked with. */
export const Doer = z.enum(['pupil', 'teacher', 'partner']).meta({ title: 'Doer' })
export type Doer = z.infer<typeof Doer>

/** What may be agreed about one pupil's note. Its new words, if any, are the proposal's. */
export const AdjustmentChange = z
  .discriminatedUnion('about', [
    z.object({ about: z.literal('outcome') }),
    z.object({ about: z.literal('criterion'), criterionId: Id }),
    z.object({ about: z.literal('more-time'), endsOn: CalendarDate }),
    z.object({ about: z.literal('leave-out'), taskId: Id }),
    z.object({ about: z.literal('instead'), taskId: Id }),
  ])
  .meta({ title: 'Adjustment change' })
export type AdjustmentChange = z.infer<typeof AdjustmentChange>

/** A task that comes along from an earlier note, under the id it always had. A pupil's own brings its words with an `add`. */
export const CarriedTask = z.object({ fromPublicationId: Id, task: Task }).meta({ title: 'Carried task' })
export type CarriedTask = z.infer<typeof CarriedTask>

/**
 * `at` is the device's own clock: kept, ordering nothing. `recordedAt` is stamped by whoever keeps the log, and orders.
 */
const base = {
  id: Id,
  publicationId: Id,
  pupilId: Id,
  by: Doer,
  via: z.enum(['screen', 'paper']),
  at: Instant,
  recordedAt: Instant,
  recordedBy: Id,
}

/**
 * What somebody wrote. Kept apart from the rest of an act wherever acts are kept, so that it can be erased; an act whose words are
 * gone still counts.
 */
const said = z.string().trim().min(1).max(1000).optional()
const text = { words: z.object({ text: said }).optional() }

/** Something somebody did on one pupil's note. Never changed and never taken away: what was undone is undone by another act. */
export const Act = z
  .discriminatedUnion('kind', [
    // Step 0: the pupil's own list, in their order, with what comes along from before.
    z.object({
      ...base,
      kind: z.literal('build'),
      taskIds: z.array(Id).max(60),
      carried: z.array(CarriedTask).max(60).default([]),
      words: z.object({ startNext: said }).optional(),
    }),
    // The options of a choice that the pupil is on now. A change later on is another way tried: the first stays in the history.
    z.object({ ...base, kind: z.literal('choose'), taskId: Id, optionIds: z.array(Id).max(20) }),
    z.object({ ...base, kind: z.literal('tick'), taskId: Id, optionId: Id.optional() }),
    z.object({ ...base, kind: z.literal('untick'), taskId: Id, optionId: Id.optional() }),
    // "I also did…", or a task of one's own still to do; `carriedFrom` when it comes along from an earlier note.
    z.object({ ...base, kind: z.literal('add'), taskId: Id, done: z.boolean(), carriedFrom: Id.optional(), ...text }),
    z.object({ ...base, kind: z.literal('reword'), taskId: Id, ...text }),
    z.object({ ...base, kind: z.literal('remove'), taskId: Id }),
    // "Seen it": says so to the pupil, and is not a tick.
    z.object({ ...base, kind: z.literal('acknowledge'), taskId: Id }),
    z.object({ ...base, kind: z.literal('gauge'), criterionId: Id, gauge: Gauge }),
    // "I can do this", from 1 (not sure) to 4 (very sure).
    z.object({
      ...base,
      kind: z.literal('confidence'),
      moment: z.enum(['before', 'after']),
      sure: z.int().min(1).max(4),
    }),
    z.object({ ...base, kind: z.literal('question'), questionId: Id, ...text }),
    z.object({ ...base, kind: z.literal('answer'), questionId: Id, ...text }),
    z.object({
      ...base,
      kind: z.literal('check-in'),
      standing: z.enum(['going-well', 'needs-a-hand', 'ready-for-more']),
      ...text,
    }),
    // "I'm ready to show it", or not after all.
    z.object({ ...base, kind: z.literal('ready'), ready: z.boolean() }),
    // "Talk to my teacher", or not after all.
    z.object({ ...base, kind: z.literal('ask'), asks: z.boolean() }),
    // A teacher has been: to hear what the pupil asked, or to see what they can do.
    z.object({ ...base, kind: z.literal('heard'), about: z.enum(['ask', 'ready']) }),
    z.object({ ...base, kind: z.literal('propose'), proposalId: Id, change: AdjustmentChange, ...text }),
    z.object({ ...base, kind: z.literal('accept'), proposalId: Id }),
    z.object({ ...base, kind: z.literal('decline'), proposalId: Id }),
    z.object({ ...base, kind: z.literal('withdraw'), proposalId: Id }),
    // A teacher alone, for a pupil who cannot answer, where the school allows it: marked as such for ever.
    z.object({ ...base, kind: z.literal('adjust'), proposalId: Id, change: AdjustmentChange, ...text }),
    // The exit ticket; `skipped` when it was offered and passed over.
    z.object({
      ...base,
      kind: z.literal('exit'),
      helped: z.enum(['yes', 'partly', 'no']).nullable(),
      skipped: z.boolean(),
      words: z.object({ why: said, success: said, startNext: said }).optional(),
    }),
    // On the wall on the way out, and off it again.
    z.object({ ...base, kind: z.literal('park'), parked: z.boolean() }),
    z.object({ ...base, kind: z.literal('close') }),
  ])
  .meta({ title: 'Act' })
export type Act = z.infer<typeof Act>

/** An act as it is sent: whoever keeps the log adds who recorded it and when. */
export type NewAct = Act extends infer A ? (A extends Act ? Omit<A, 'recordedAt' | 'recordedBy'> : never) : never

/** The acts of one kind. */
export type ActOf<K extends Act['kind']> = Extract<Act, { kind: K }>
