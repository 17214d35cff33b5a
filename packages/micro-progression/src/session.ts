import { Id, Instant } from '@track/kernel'
import * as z from 'zod'

/** A step of the school's own scale, low to high: a label such as "0", "Emerging" or "★★", and a number if the scale has numbers. */
export const Level = z
  .object({ id: Id, label: z.string().trim().min(1).max(40), value: z.number().nullable() })
  .meta({ title: 'Level' })
export type Level = z.infer<typeof Level>

/** What makes a piece of this level: one sentence that a pupil can point at. */
export const Qualifier = z.object({ id: Id, text: z.string().trim().min(1).max(500) }).meta({ title: 'Qualifier' })
export type Qualifier = z.infer<typeof Qualifier>

/** Where a piece stood on an earlier chart, in logits. */
export const Anchor = z.object({ quality: z.number(), standardError: z.number().positive() }).meta({ title: 'Anchor' })
export type Anchor = z.infer<typeof Anchor>

/** Which of two pieces is better, as they lay side by side. */
export const Outcome = z.enum(['left', 'right', 'same']).meta({ title: 'Outcome' })
export type Outcome = z.infer<typeof Outcome>

/** Why these two pieces are shown: among the nominated, to find a new piece's place, or to check the order. */
export const Purpose = z.enum(['extreme', 'insert', 'bridge', 'check', 'random-check']).meta({ title: 'Purpose' })
export type Purpose = z.infer<typeof Purpose>

/**
 * `seq` is the place in the log of whoever wrote it, counted from 1; `by` is who it was. Logs of several devices are put into one
 * order by (seq, by, id). `recordedAt` is kept where somebody stamps it, and orders nothing.
 */
const base = { id: Id, seq: z.int().min(1), by: Id, recordedAt: Instant.optional() }

/** What somebody wrote: kept apart from the rest wherever entries are kept, so that it can be erased. */
const said = z.string().trim().min(1).max(2000).optional()
const pieceText = z.string().trim().min(1).max(5000).optional()
const note = { words: z.object({ note: said }).optional() }

/** A line of a session's log. Never changed and never taken away: what was undone is undone by a `revision`. */
export const Entry = z
  .discriminatedUnion('kind', [
    // A piece of work joins, of a collection (one class's pile). `rewritten`: composed or copied out by a teacher. `carried`: an exemplar of an earlier chart.
    z.object({
      ...base,
      kind: z.literal('piece'),
      pieceId: Id,
      collectionId: Id.nullable(),
      origin: z.enum(['pupil', 'rewritten', 'carried']),
      imageId: Id.nullable(),
      anchor: Anchor.optional(),
      words: z.object({ text: pieceText }).optional(),
    }),
    // Somebody has looked: no name can be read on it (any more). `imageId` is the picture they saw, whole or with its name covered;
    // `words` what it says with its name left out. Without them it says what it said.
    z.object({
      ...base,
      kind: z.literal('checked'),
      pieceId: Id,
      imageId: Id.nullable(),
      words: z.object({ text: pieceText }).optional(),
    }),
    // It takes no further part. Decisions on it stay in the log and count nowhere.
    z.object({ ...base, kind: z.literal('withdraw'), pieceId: Id }),
    // May it hang on a wall? Asked of its writer; the last answer stands.
    z.object({ ...base, kind: z.literal('consent'), pieceId: Id, given: z.boolean() }),
    // A teacher's own lowest and highest of one collection. One act: no comparison follows from it.
    z.object({ ...base, kind: z.literal('nomination'), collectionId: Id, lowest: Id, highest: Id }),
    // Ordering goes on without these collections' nominations: a gap with a name.
    z.object({ ...base, kind: z.literal('proceed'), without: z.array(Id).min(1).max(100) }),
    // A pair is handed to a judge, and comes back by a decision or a release; never by a clock.
    z.object({ ...base, kind: z.literal('issue'), left: Id, right: Id, purpose: Purpose }),
    z.object({
      ...base,
      kind: z.literal('release'),
      issueId: Id,
      reason: z.enum(['skip', 'cannot-judge', 'left']),
    }),
    z.object({
      ...base,
      kind: z.literal('decision'),
      issueId: Id.nullable(),
      left: Id,
      right: Id,
      outcome: Outcome,
      /** How a group decided; a judge alone otherwise. */
      agreed: z.enum(['consensus', 'vote']).optional(),
      ...note,
    }),
    // The team moves a piece by hand: it stands just below, just above or with another. The last move of a piece stands.
    z.object({
      ...base,
      kind: z.literal('move'),
      pieceId: Id,
      place: z.enum(['below', 'with', 'above']),
      besideId: Id,
    }),
    // The pieces that show a level (none: the level has none any more), how they were chosen, and why.
    z.object({
      ...base,
      kind: z.literal('exemplar'),
      levelId: Id,
      pieceIds: z.array(Id).max(10),
      method: z.enum(['equal-interval', 'jenks', 'bookmark', 'hand']),
      ...note,
    }),
    z.object({
      ...base,
      kind: z.literal('qualifiers'),
      levelId: Id,
      words: z.object({ qualifiers: z.array(Qualifier).max(10) }).optional(),
    }),
    // Another answer to an earlier decision, or anything earlier taken back.
    z.object({
      ...base,
      kind: z.literal('revision'),
      of: Id,
      outcome: z.enum(['left', 'right', 'same', 'withdrawn']),
    }),
  ])
  .meta({ title: 'Entry of an ordering session' })
export type Entry = z.infer<typeof Entry>

/** The entries of one kind. */
export type EntryOf<K extends Entry['kind']> = Extract<Entry, { kind: K }>

/** An entry as it is sent: whoever keeps the log adds its place and who wrote it. */
export type NewEntry = Entry extends infer E ? (E extends Entry ? Omit<E, 'seq' | 'by' | 'recordedAt'> : never) : never

/**
 * A team puts pieces of work in order: a scale and a log, from which everything else follows. There is no name in it anywhere.
 * Entries of a kind that is not known here are kept and count nowhere.
 */
export const Session = z
  .object({
    format: z.literal('micro-progression/1'),
    id: Id,
    levels: z.array(Level).min(2).max(12),
    log: z.array(Entry),
  })
  .meta({ title: 'Ordering session' })
export type Session = z.infer<typeof Session>
