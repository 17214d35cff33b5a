import { DepthScale, DescriptorSet, Measure } from '@track/descriptors'
import { CalendarDate, Id, Instant } from '@track/kernel'
import { Calculation, Entry } from '@track/markbook'
import { Objective, Programme, Strand } from '@track/objectives'
import { Pupil } from '@track/roster'
import * as z from 'zod'

const Taught = z.object({ objectiveId: Id, taughtFrom: CalendarDate })

/**
 * A class's markbook in one subject: who, what, and every line of the log behind it, so that the screen can
 * work out states, undo and history by itself.
 *
 * `objectives` holds those of the class's programme in teaching order, then any others that pupils with a programme
 * of their own need. `scales` and `sets` are the versions in force on `asOf`, with the words of that day or, if asked, of
 * today (`words`). `setIds` says for each column of words which set a pupil is described in.
 */
export const ClassMarkbook = z
  .object({
    classId: Id,
    className: z.string(),
    subjectId: Id,
    asOf: CalendarDate,
    programme: Programme.nullable(),
    currentObjectiveId: Id.nullable(),
    taught: z.array(Taught),
    objectives: z.array(Objective.extend({ scaleId: Id })),
    strands: z.array(Strand),
    scales: z.array(DepthScale),
    measures: z.array(Measure),
    sets: z.array(DescriptorSet),
    calculation: Calculation,
    pupils: z.array(
      Pupil.pick({ id: true, label: true, registeredYear: true }).extend({
        setIds: z.record(Id, Id),
        ownProgramme: Programme.extend({ taught: z.array(Taught) }).nullable(),
      }),
    ),
    entries: z.array(Entry),
    cursor: z.string(),
  })
  .meta({ title: 'Class markbook' })
export type ClassMarkbook = z.infer<typeof ClassMarkbook>

/** The names in force on the day asked for, or today's. */
const words = z.enum(['then', 'now']).default('then')

export const ClassMarkbookQuery = z.object({ subjectId: Id, asOf: CalendarDate.optional(), words })

/** A line to write. Its id is made by the client and is what makes sending it twice harmless, in capitals or not. */
export const NewEntry = Entry.omit({ recordedAt: true, recordedBy: true }).extend({
  id: z.uuid().toLowerCase(),
  objectiveId: Id.nullable().default(null),
  measureId: Id.nullable().default(null),
  track: Entry.shape.track.default('teacher'),
  via: Entry.shape.via.default('entry'),
})
export type NewEntry = z.input<typeof NewEntry>

/**
 * Up to 1,000 lines to write in one transaction. Wrong ones are refused with reasons; `onIssues` says whether the right ones
 * are then kept. With `classId`, an objective first judged here counts as taught to that class from that day.
 */
export const NewEntries = z.object({
  entries: z.array(NewEntry).min(1).max(1000),
  classId: Id.optional(),
  onIssues: z.enum(['keep-valid', 'keep-none']).default('keep-valid'),
})
export type NewEntries = z.input<typeof NewEntries>

export const EntryRefusal = z.object({
  row: z.number().int().positive(),
  id: z.string(),
  field: z.string(),
  code: z.string(),
  message: z.string(),
})
export type EntryRefusal = z.infer<typeof EntryRefusal>

/**
 * What became of the lines that were sent. `concurrentWith` names the line that somebody else wrote to the same cell
 * after the writer last looked: both are kept. `taught` says what counts as taught from now on, or no longer (null).
 */
export const EntriesResult = z
  .object({
    accepted: z.array(
      z.object({ id: Id, recordedAt: Instant, recordedBy: Id, repeated: z.boolean(), concurrentWith: Id.nullable() }),
    ),
    refused: z.array(EntryRefusal),
    taught: z.array(
      Taught.extend({ taughtFrom: CalendarDate.nullable(), groupId: Id.nullable(), pupilId: Id.nullable() }),
    ),
    cursor: z.string(),
  })
  .meta({ title: 'Entries result' })
export type EntriesResult = z.infer<typeof EntriesResult>

export const ChangesQuery = z.object({
  since: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(1000).default(500),
})

/** The log since a cursor, in the order of acceptance. Keep `next` and ask again; `more` says whether to ask at once. */
export const Changes = z
  .object({ entries: z.array(Entry), next: z.string(), more: z.boolean() })
  .meta({ title: 'Changes' })
export type Changes = z.infer<typeof Changes>

/** A line of the log with the place behind it: whoever stops reading there goes on with `since`. */
export const StreamedEntry = Entry.extend({ cursor: z.string() }).meta({ title: 'Entry of the stream' })
export type StreamedEntry = z.infer<typeof StreamedEntry>

export const StreamQuery = ChangesQuery.pick({ since: true })

/** One pupil's objectives in a subject as of a day, each with every line behind its state. */
export const PupilMarkbook = z
  .object({
    pupil: Pupil.pick({ id: true, label: true, registeredYear: true }),
    subjectId: Id,
    asOf: CalendarDate,
    programme: Programme.nullable(),
    own: z.boolean(),
    /** The programme of the pupil's class, where the pupil works in another. */
    classProgramme: Programme.nullable(),
    taught: z.array(Taught),
    objectives: z.array(Objective.extend({ scaleId: Id })),
    strands: z.array(Strand),
    scales: z.array(DepthScale),
    measures: z.array(Measure),
    sets: z.array(DescriptorSet),
    setIds: z.record(Id, Id),
    calculation: Calculation,
    entries: z.array(Entry),
    people: z.array(z.object({ id: Id, name: z.string() })),
  })
  .meta({ title: 'Pupil markbook' })
export type PupilMarkbook = z.infer<typeof PupilMarkbook>

export const PupilMarkbookQuery = z.object({ subjectId: Id, asOf: CalendarDate.optional(), words })

/** Who wrote the lines of a cell. */
export const CellHistory = z
  .object({ entries: z.array(Entry), people: z.array(z.object({ id: Id, name: z.string() })) })
  .meta({ title: 'Cell history' })
export type CellHistory = z.infer<typeof CellHistory>

export const CellQuery = z.object({ pupilId: Id, objectiveId: Id.optional(), measureId: Id.optional() })
