import { CalendarDate, Id, Instant } from '@track/kernel'
import { CAUSE_KINDS, PageColumn, PageDefinition, PageNote, PageTemplate } from '@track/reports'
import * as z from 'zod'
import { Etag } from './editable.js'

export { PageDefinition, PageTemplate } from '@track/reports'

/**
 * A number on the page. `n` counts the pupils behind it, `withoutData` those of the group who are not; `codes` counts
 * marks that are words, such as "A", and `notMatched` those without a mark on another date. `fraction` is what was divided,
 * where there is one. Unknown is null, never 0. A hidden number has neither value nor n.
 */
export const PageCell = z
  .object({
    value: z.number().nullable(),
    n: z.number().int().nullable(),
    withoutData: z
      .number()
      .int()
      .nullable()
      .meta({ description: 'Pupils of the group about whom nothing is known here; never counted as 0.' }),
    codes: z.record(z.string(), z.number().int()).optional(),
    notMatched: z.number().int().optional(),
    fraction: z.object({ numerator: z.number(), denominator: z.number() }).nullable(),
    /** Changes only: what it is measured from, as it would be shown, and the pupils counted in that. */
    before: z.object({ value: z.number().nullable(), n: z.number().int() }).optional(),
    blank: z.enum(['first-date', 'date-to-come']).optional().meta({
      description:
        'Why nobody has a number here: a change has nothing before it on the first date; or the day has not come.',
    }),
    suppressed: z
      .literal(true)
      .optional()
      .meta({ description: 'Hidden, because too few pupils are behind it or it would give away one that is hidden.' }),
  })
  .meta({ title: 'Cell' })
export type PageCell = z.infer<typeof PageCell>

/**
 * Data on a page: `rows[r].cells[c][d]` is the number of group r, column c, date d. A column's `name` is its rule's or measure's.
 */
export const Page = z
  .object({
    definition: PageDefinition,
    asKnown: Instant,
    columns: z.array(
      PageColumn.safeExtend({
        subject: z.string(),
        name: z.string().nullable(),
        /** Of a change: the name of the baseline, where it is not a date of the page. */
        since: z.string().nullable().optional(),
        /** `points` are percentage points: a change of percents. */
        unit: z.enum(['percent', 'points', 'mark', 'count', 'number']),
      }),
    ),
    rows: z.array(
      z.object({
        groupId: Id,
        name: z.string(),
        kind: z.string(),
        n: z.number().int().nullable(),
        suppressed: z
          .literal(true)
          .optional()
          .meta({ description: 'The whole row is hidden: fewer pupils than minimumGroup.' }),
        /** Under how many of the rows before it this one is nested: 0 for a row by itself. */
        depth: z.number().int().min(0).optional(),
        cells: z.array(z.array(PageCell).readonly()).readonly(),
      }),
    ),
    /** What a reader must know to read the page: how it counts, and what changed between its dates. */
    notes: z.array(PageNote),
  })
  .meta({ title: 'Page' })
export type Page = z.infer<typeof Page>

/** Which number of which page to open: positions count from 0. */
export const PageCellQuery = z.object({
  definition: PageDefinition,
  groupId: Id,
  column: z.number().int().min(0),
  date: z.number().int().min(0),
})
export type PageCellQuery = z.input<typeof PageCellQuery>

/** The pupils behind one number: those counted with their own figures, and those not counted with the reason. */
export const PageCellPupils = z
  .object({
    on: CalendarDate,
    explanation: z.array(
      z.object({
        about: z.string(),
        text: z.string(),
        facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]).nullable()),
      }),
    ),
    cell: PageCell,
    counted: z.array(
      z.object({
        pupilId: Id,
        label: z.string(),
        value: z.number(),
        numerator: z.number().nullable(),
        denominator: z.number().nullable(),
        onTrack: z.boolean().optional(),
        /** What the rule asked and found, in plain English. */
        reasons: z.array(z.string()).readonly().optional(),
        /** Columns of words: what the pupil's word was called on the day. */
        word: z.string().optional(),
        observedOn: CalendarDate.nullable(),
        /** Changes only: the pupil's figure that it is measured from, null where there is none, and the pupil's own difference. */
        before: z.object({ value: z.number(), observedOn: CalendarDate.nullable() }).nullable().optional(),
        change: z.number().nullable().optional(),
        finer: z.object({ before: z.number(), after: z.number(), change: z.number() }).optional().meta({
          description:
            'Changes only: both figures and their difference with a decimal more, where rounding hides something.',
        }),
        /** The programme that the pupil works in, where it is not the one of their class. */
        programme: z.string().optional(),
      }),
    ),
    notCounted: z.array(
      z.object({
        pupilId: Id,
        label: z.string(),
        reason: z.string(),
        code: z.string().optional(),
        reasons: z.array(z.string()).readonly().optional(),
        programme: z.string().optional(),
      }),
    ),
  })
  .meta({ title: 'Pupils behind a number' })
export type PageCellPupils = z.infer<typeof PageCellPupils>

/** For whom a page may be, and how small a group may be to be shown to them. */
export const ReportAudience = z
  .object({
    id: z.string().trim().min(1).max(40),
    name: z.string().trim().min(1).max(60),
    minimumGroup: z.number().int().min(0).max(100),
  })
  .meta({ title: 'Audience of reports' })
export type ReportAudience = z.infer<typeof ReportAudience>

/** A report that somebody designed and saved for the whole school, and what it is for. */
export const ReportTemplate = z
  .object({
    id: Id,
    name: z.string().trim().min(1).max(120),
    template: PageTemplate,
    paper: z.enum(['a4', 'a3']).default('a4'),
    /** What it is for, in the school's own words; empty: nobody has said. */
    purpose: z.string().trim().max(300).default(''),
    changedAt: Instant,
    etag: Etag,
  })
  .meta({ title: 'Report template' })
export type ReportTemplate = z.infer<typeof ReportTemplate>

/**
 * Whether anybody still needs a report: on how many days it was opened, printed, exported or run, and when last. `unused` from a year
 * after that day, or after the day it was made; nothing says who.
 */
export const ReportUse = z
  .object({ days: z.number().int().min(0), lastOn: CalendarDate.nullable(), unused: z.boolean() })
  .meta({ title: 'Use of a report' })
export type ReportUse = z.infer<typeof ReportUse>

export const ReportTemplateList = z
  .object({
    templates: z.array(ReportTemplate.extend({ use: ReportUse })),
    /** Out of the list since that day, the latest first: changed to `removedOn: null` they are back. */
    removed: z.array(ReportTemplate.extend({ removedOn: CalendarDate })),
  })
  .meta({ title: 'Report templates' })
export type ReportTemplateList = z.infer<typeof ReportTemplateList>

export const NewReportTemplate = ReportTemplate.omit({ id: true, changedAt: true, etag: true }).extend({
  id: z.uuid().optional(),
})
export type NewReportTemplate = z.input<typeof NewReportTemplate>

export const ReportTemplateChange = z
  .object({
    name: ReportTemplate.shape.name,
    template: PageTemplate,
    paper: z.enum(['a4', 'a3']),
    purpose: z.string().trim().max(300),
    /** Brings back one that was removed. */
    removedOn: z.null(),
  })
  .partial()
export type ReportTemplateChange = z.input<typeof ReportTemplateChange>

/**
 * A saved report as of today: its page, and what is to be known about its dates, in their order: `date` is the place of one among
 * those that the page shows, and `pointer` that among those that the report asks for. Without `date` it is not on the page: it has not
 * come, or the school does not know it.
 */
export const ReportRun = z
  .object({
    page: Page,
    issues: z.array(
      z.object({
        code: z.string(),
        message: z.string(),
        pointer: z.string(),
        date: z.number().int().min(0).optional(),
        on: CalendarDate.optional(),
      }),
    ),
  })
  .meta({ title: 'Run of a report' })
export type ReportRun = z.infer<typeof ReportRun>

/** A file for a spreadsheet: comma-separated text, or a workbook whose numbers are numbers. */
export const ExportFormat = z.enum(['csv', 'xlsx']).meta({ title: 'Export format' })
export type ExportFormat = z.infer<typeof ExportFormat>

/** The media type of each. */
export const EXPORT_TYPES = {
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const satisfies Record<ExportFormat, string>

export const PageExport = z.object({
  definition: PageDefinition,
  format: ExportFormat,
  /** What the file is called, and the sheet in it. */
  name: ReportTemplate.shape.name.default('Page'),
})
export type PageExport = z.input<typeof PageExport>

/**
 * A page kept as it was: its numbers, words and rules never change again. `purpose` is what its report was for when it was kept,
 * `audience` for whom the page was, as the school called them then.
 */
export const FrozenReport = z
  .object({
    id: Id,
    name: z.string(),
    purpose: z.string(),
    audience: z.string().nullable(),
    frozenAt: Instant,
    templateId: Id.nullable(),
    paper: z.enum(['a4', 'a3']),
    page: Page,
  })
  .meta({ title: 'Frozen report' })
export type FrozenReport = z.infer<typeof FrozenReport>

export const FrozenReportList = z
  .object({ frozen: z.array(FrozenReport.omit({ page: true }).extend({ by: z.string() })) })
  .meta({ title: 'Frozen reports' })
export type FrozenReportList = z.infer<typeof FrozenReportList>

export const NewFrozenReport = z.object({
  id: z.uuid().optional(),
  name: ReportTemplate.shape.name,
  templateId: z.uuid().nullable().default(null),
  paper: z.enum(['a4', 'a3']).default('a4'),
  definition: PageDefinition,
})
export type NewFrozenReport = z.input<typeof NewFrozenReport>

/** A line of the log that changed a number of a kept page: a new one, or one that corrected or took back another. */
export const ChangingEntry = z
  .object({
    id: Id,
    kind: z.enum(['judgement', 'mark', 'correction', 'void', 'clear']),
    pupilId: Id,
    label: z.string(),
    /** The objective or measure it is about, as the school calls it. */
    about: z.string(),
    before: z
      .string()
      .nullable()
      .meta({ description: 'What stood there on the day of the observation until this entry was recorded.' }),
    value: z.string().nullable(),
    observedOn: CalendarDate,
    recordedAt: Instant,
  })
  .meta({ title: 'Changing entry' })
export type ChangingEntry = z.infer<typeof ChangingEntry>

/**
 * What the same page says today where a kept page says otherwise, and why. The words and numbers of the kept page stay as they are.
 *
 * `cells` come in the order of the page. Each cause is of a kind, with the pupils whose figures it changed: `entries` written since,
 * pupils who `joined` the group or `left` it, other objectives `taught` or planned, another version of the `rule` or the `scale`,
 * another `calculation` over several judgements, `words` that stand for another category; or the number is `hidden` on one of the two
 * pages and shows no cause, or nothing that was kept explains it (`other`). `entryCount` says how many entries there are; `entries`
 * are the latest 100 of them, the latest first.
 * `reproducible` is false for a page kept before its inputs were kept with it: then only the numbers are compared.
 */
export const FrozenChanges = z
  .object({
    asKnown: Instant,
    reproducible: z.boolean(),
    numbers: z.number().int(),
    cells: z.array(
      z.object({
        groupId: Id,
        column: z.number().int().min(0),
        date: z.number().int().min(0),
        before: PageCell,
        after: PageCell,
        causes: z.array(
          z.object({
            kind: z.enum(CAUSE_KINDS),
            pupils: z.array(z.object({ pupilId: Id, label: z.string() })),
            entryCount: z.number().int().min(0),
            entries: z.array(ChangingEntry),
          }),
        ),
      }),
    ),
  })
  .meta({ title: 'Changes since a page was kept' })
export type FrozenChanges = z.infer<typeof FrozenChanges>
