import { CalendarDate, Id, Instant, Issue } from '@track/kernel'
import {
  Advice,
  Chart,
  Entry,
  Level,
  type NewEntry as NewEntryType,
  type NewPlacement as NewPlacementType,
  Placement,
  Purpose,
  Work,
} from '@track/micro-progression'
import * as z from 'zod'
import { Etag } from './editable.js'

const Prompt = z.string().trim().min(1).max(1000)
const Minutes = z.int().min(1).max(120)

/** One class's pile. */
const NewCollection = z.object({ id: z.uuid(), classId: z.uuid() })
const Collection = z.object({ id: Id, classId: Id, className: z.string() })

/**
 * Begins an ordering session: a prompt, the classes whose responses are put in order, and the scale they will be cut into. With
 * `revises` it revises a chart: these exemplars come along with the place they had, and the scale is the chart's unless told otherwise.
 */
export const NewOrderingSession = z.object({
  id: z.uuid(),
  prompt: Prompt,
  subjectId: z.uuid().nullable().default(null),
  /** How long pupils have for it: shown as a timer that never cuts off. */
  minutes: Minutes.default(5),
  levels: z.array(Level).min(2).max(12),
  collections: z.array(NewCollection).min(1).max(20),
  revises: z
    .object({ chartId: z.uuid(), carry: z.array(z.uuid()).max(60) })
    .nullable()
    .default(null),
})
export type NewOrderingSession = z.input<typeof NewOrderingSession>

/** `isClosed` puts a session away without losing it. */
export const OrderingSessionChange = z
  .object({
    prompt: Prompt,
    subjectId: z.uuid().nullable(),
    minutes: Minutes,
    addCollections: z.array(NewCollection).max(20),
    isClosed: z.boolean(),
  })
  .partial()
export type OrderingSessionChange = z.input<typeof OrderingSessionChange>

const SessionHead = z.object({
  id: Id,
  prompt: z.string(),
  subjectId: Id.nullable(),
  minutes: z.int(),
  levels: z.array(Level),
  collections: z.array(Collection),
  /** The chart that it revises, and the one that came of it. */
  revisesId: Id.nullable(),
  chartId: Id.nullable(),
  isClosed: z.boolean(),
  createdAt: Instant,
  etag: Etag,
})

export const OrderingSessionQuery = z.object({ classId: Id.optional() })
export type OrderingSessionQuery = z.input<typeof OrderingSessionQuery>

/** The latest first. */
export const OrderingSessionList = z
  .object({ sessions: z.array(SessionHead.extend({ pieceCount: z.int(), decisionCount: z.int() })) })
  .meta({ title: 'Ordering sessions' })
export type OrderingSessionList = z.infer<typeof OrderingSessionList>

/** A session and its whole log, from which everything else follows; `judges` names whoever has written in it. No pupil is in it. */
export const OrderingSession = SessionHead.extend({
  log: z.array(Entry),
  judges: z.array(z.object({ accountId: Id, name: z.string() })),
  cursor: z.string(),
}).meta({ title: 'Ordering session as kept' })
export type OrderingSession = z.infer<typeof OrderingSession>

export const SessionEntriesQuery = z.object({ since: z.string().min(1).max(100) })
/** What came after a cursor. */
export const SessionEntries = OrderingSession.pick({ log: true, judges: true, cursor: true }).meta({
  title: 'Entries of an ordering session',
})
export type SessionEntries = z.infer<typeof SessionEntries>

const kept = { seq: z.int(), by: Id, recordedAt: Instant.optional() }
const sent = Entry.options.map((option) =>
  (option as unknown as z.ZodObject<typeof kept>)
    .omit({ seq: true, by: true, recordedAt: true })
    .extend({ id: z.uuid().toLowerCase() }),
)

/** An entry as it is sent. Its id is made by the client and is what makes sending it twice harmless. (Mapped over the kinds, so typed by hand.) */
export const NewSessionEntry = z
  .discriminatedUnion('kind', sent as never)
  .meta({ title: 'New session entry' }) as unknown as z.ZodType<NewEntryType, NewEntryType>
export type NewSessionEntry = NewEntryType

/** Up to 200 entries in their order; wrong ones are refused one by one with reasons, the others are kept. `issue` entries are made by `takePair` alone. */
export const NewSessionEntries = z.object({ entries: z.array(NewSessionEntry).min(1).max(200) })
export type NewSessionEntries = z.input<typeof NewSessionEntries>

const Refused = z.array(z.object({ id: z.string(), code: z.string(), message: z.string() }))

export const SessionEntriesResult = z
  .object({ accepted: z.array(Entry), refused: Refused })
  .meta({ title: 'Session entries result' })
export type SessionEntriesResult = z.infer<typeof SessionEntriesResult>

/** Asks for two pieces to compare; `id` becomes the id of the issue, so asking twice is harmless. */
export const PairQuestion = z.object({ id: z.uuid() })
export type PairQuestion = z.infer<typeof PairQuestion>

/** Two pieces for whoever asks, or why there are none. The pair they hold already comes first. */
export const Pair = z
  .object({
    pair: z.object({ issueId: Id, left: Id, right: Id, purpose: Purpose }).nullable(),
    none: z.string().nullable(),
    /** The log since the session began, as far as the answer is based on it. */
    cursor: z.string(),
  })
  .meta({ title: 'Pair' })
export type Pair = z.infer<typeof Pair>

/** A picture as it is kept: made anew, without what the camera wrote into it, at most 2,048 px. */
export const KeptImage = z.object({ imageId: Id, width: z.int(), height: z.int() }).meta({ title: 'Picture' })
export type KeptImage = z.infer<typeof KeptImage>

/** In parts of the picture's width and height, from its top left corner. */
const Part = z.object({
  x: z.number().min(0).max(1),
  y: z.number().min(0).max(1),
  width: z.number().gt(0).max(1),
  height: z.number().gt(0).max(1),
})

/** Turned first, then cut to `crop`, with `covers` (in parts of the turned, uncut picture) painted over for good. */
export const ImageEdit = z.object({
  turn: z.union([z.literal(0), z.literal(90), z.literal(180), z.literal(270)]).default(0),
  crop: Part.nullable().default(null),
  covers: z.array(Part).max(20).default([]),
})
export type ImageEdit = z.input<typeof ImageEdit>

/** Whose piece is whose: apart from everything else, and only for those who may know. */
export const Authors = z
  .object({ authors: z.array(z.object({ pieceId: Id, pupilId: Id.nullable() })).max(1000) })
  .meta({ title: 'Authors' })
export type Authors = z.infer<typeof Authors>

/**
 * What a person has said before a chart is published: these pictures show no name in anybody's handwriting, these first names are
 * only words, the class may see the lowest piece although it is from among them.
 */
export const NewChart = z.object({
  id: z.uuid(),
  handwriting: z.array(z.uuid()).max(120).default([]),
  /** Ids of the questions that were answered with "that is nobody". */
  notNames: z.array(z.string().max(200)).max(200).default([]),
  lowestOwnClass: z.boolean().default(false),
  classIds: z.array(z.uuid()).max(50).default([]),
})
export type NewChart = z.input<typeof NewChart>

/**
 * Where a name may be: never the name itself, but where it begins and ends in the text that the person can see anyway. `where` is
 * `prompt`, or `piece/`, `qualifier/` or `level/` and an id.
 */
export const NameQuestion = z
  .object({ id: z.string(), where: z.string(), from: z.int().nullable(), to: z.int().nullable(), message: z.string() })
  .meta({ title: 'Is this a name?' })
export type NameQuestion = z.infer<typeof NameQuestion>

/** What keeps a chart from being published, what is asked first, and what is worth a second thought. */
export const ChartCheck = z
  .object({
    /** What has to be mended, with the level, the piece or the part of a text that it is about. */
    issues: z.array(
      Issue.extend({ levelId: Id, pieceId: Id, from: z.int(), to: z.int() }).partial({
        levelId: true,
        pieceId: true,
        from: true,
        to: true,
      }),
    ),
    questions: z.array(NameQuestion),
    /** Pieces whose picture a person must look at once more for handwriting that gives its writer away. */
    handwriting: z.array(Id),
    lowestOwnClass: z.boolean(),
    advice: z.array(Advice),
  })
  .meta({ title: 'Check of a chart' })
export type ChartCheck = z.infer<typeof ChartCheck>

/** A published chart, where it hangs, and when the team means to look at it again. */
export const PublishedChart = z
  .object({
    chart: Chart,
    subjectId: Id.nullable(),
    classIds: z.array(Id),
    reviseOn: CalendarDate.nullable(),
    /** The chart that took its place. */
    revisedById: Id.nullable(),
    etag: Etag,
  })
  .meta({ title: 'Published chart' })
export type PublishedChart = z.infer<typeof PublishedChart>

export const ChartQuery = z.object({ classId: Id.optional() })
export type ChartQuery = z.input<typeof ChartQuery>
export const ChartList = z.object({ charts: z.array(PublishedChart) }).meta({ title: 'Charts' })
export type ChartList = z.infer<typeof ChartList>

export const ChartChange = z
  .object({ classIds: z.array(z.uuid()).max(50), reviseOn: CalendarDate.nullable() })
  .partial()
export type ChartChange = z.input<typeof ChartChange>

export const PlacementQuery = z.object({ classId: Id })
export type PlacementQuery = z.input<typeof PlacementQuery>

/** What the pupils of a class placed on a chart. */
export const ChartPlacements = z
  .object({
    chart: PublishedChart,
    pupils: z.array(z.object({ pupilId: Id, label: z.string() })),
    works: z.array(Work),
    placements: z.array(Placement),
  })
  .meta({ title: 'Placements on a chart' })
export type ChartPlacements = z.infer<typeof ChartPlacements>

/** A pupil's own charts: each they were given and each they have placed a piece on, with all their pieces and placements. */
export const PupilCharts = z
  .object({
    pupilId: Id,
    name: z.string(),
    today: CalendarDate,
    /** Those that hang in a class of theirs are `isHung`. */
    charts: z.array(z.object({ chart: Chart, isHung: z.boolean() })),
    works: z.array(Work),
    placements: z.array(Placement),
  })
  .meta({ title: "A pupil's charts" })
export type PupilCharts = z.infer<typeof PupilCharts>

const NewWork = Work.extend({ id: z.uuid().toLowerCase() })
const NewPlacement = Placement.omit({ recordedAt: true, recordedBy: true }).extend({ id: z.uuid().toLowerCase() })
export type NewPlacement = NewPlacementType

/** Pieces held up to a chart, and where they fall. Ids make sending twice harmless; wrong ones are refused one by one. */
export const NewPlacements = z.object({
  works: z.array(NewWork).max(40).default([]),
  placements: z.array(NewPlacement).max(40).default([]),
})
export type NewPlacements = z.input<typeof NewPlacements>

export const PlacementsResult = z
  .object({ works: z.array(Work), placements: z.array(Placement), refused: Refused })
  .meta({ title: 'Placements result' })
export type PlacementsResult = z.infer<typeof PlacementsResult>

/** A chart as a 1EdTech CASE rubric: `toCaseRubric` of @track/micro-progression says what is in it. */
export const CaseRubric = z.looseObject({ identifier: z.string() }).meta({ title: 'CASE rubric' })
export type CaseRubric = z.infer<typeof CaseRubric>
