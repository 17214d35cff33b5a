import { CalendarDate, Id, Instant } from '@track/kernel'
import { PageColumn, PageDefinition, PageNote, PageTemplate } from '@track/reports'
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
    withoutData: z.number().int().nullable(),
    codes: z.record(z.string(), z.number().int()).optional(),
    notMatched: z.number().int().optional(),
    fraction: z.object({ numerator: z.number(), denominator: z.number() }).nullable(),
    suppressed: z.literal(true).optional(),
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
      PageColumn.extend({
        subject: z.string(),
        name: z.string().nullable(),
        unit: z.enum(['percent', 'mark', 'count', 'number']),
      }),
    ),
    rows: z.array(
      z.object({
        groupId: Id,
        name: z.string(),
        kind: z.string(),
        n: z.number().int().nullable(),
        suppressed: z.literal(true).optional(),
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

/** A report that somebody designed and saved for the whole school. */
export const ReportTemplate = z
  .object({
    id: Id,
    name: z.string().trim().min(1).max(120),
    template: PageTemplate,
    paper: z.enum(['a4', 'a3']).default('a4'),
    changedAt: Instant,
    etag: Etag,
  })
  .meta({ title: 'Report template' })
export type ReportTemplate = z.infer<typeof ReportTemplate>

export const ReportTemplateList = z.object({ templates: z.array(ReportTemplate) }).meta({ title: 'Report templates' })
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
  })
  .partial()
export type ReportTemplateChange = z.input<typeof ReportTemplateChange>

/** A page kept as it was: its numbers, words and rules never change again. */
export const FrozenReport = z
  .object({
    id: Id,
    name: z.string(),
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
