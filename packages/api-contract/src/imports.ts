import { Issue } from '@track/kernel'
import * as z from 'zod'

/**
 * Which column of the file fills which of our fields: field name to column key, or null for "leave out".
 *
 * A file of pupils may have any number of group columns: `group:Pupil premium` is a key group whose cells say yes or no
 * (blank is unknown: neither in it nor outside it); `groupValue:SEND` makes one group of each value.
 */
export const ImportMapping = z.record(z.string(), z.string().nullable())
export type ImportMapping = z.infer<typeof ImportMapping>

/**
 * How to read a file that is posted as the body. Everything is worked out when left out; the answer says what was chosen.
 *
 * `dryRun` shows what would happen and writes nothing. `onIssues` says what to do when some rows are wrong:
 * keep the valid ones, or keep none.
 */
export const ImportQuery = z.object({
  dryRun: z.stringbool().default(true),
  onIssues: z.enum(['keep-valid', 'keep-none']).default('keep-none'),
  source: z.string().min(1).max(100).default('csv'),
  encoding: z.enum(['utf-8', 'utf-8-bom', 'utf-16le', 'utf-16be', 'windows-1252', 'macintosh']).optional(),
  delimiter: z.enum([',', ';', '\t', '|']).optional(),
  /** The row that holds the headings, from 1; 0 says that there are none. Left out, it is found. */
  headerRow: z.coerce.number().int().min(0).optional(),
  /** The sheet of a workbook. Left out, it is the first that holds anything. */
  sheet: z.string().min(1).max(200).optional(),
  dateOrder: z.enum(['dmy', 'mdy', 'ymd']).default('dmy'),
  mapping: z
    .string()
    .transform((text, context) => {
      try {
        return ImportMapping.parse(JSON.parse(text))
      } catch {
        context.addIssue({
          code: 'custom',
          message: 'mapping is a JSON object from our field names to column keys, such as {"label":"Name"}',
        })
        return z.NEVER
      }
    })
    .optional(),
})
export type ImportQuery = z.infer<typeof ImportQuery>

/** For objectives: `subject` is the subject of rows that name none themselves. */
export const ObjectiveImportQuery = ImportQuery.extend({ subject: z.string().trim().min(1).max(100).optional() })
export type ObjectiveImportQuery = z.infer<typeof ObjectiveImportQuery>

/** For a whole set of objectives in one file: CASE as JSON or as a workbook, Common Standards JSON, or Turtle. */
export const FrameworkImportQuery = ImportQuery.pick({ dryRun: true, onIssues: true }).extend({
  subjectId: z.uuid(),
  /** Read into this set, rather than into the one that came from the same source before. */
  frameworkId: z.uuid().optional(),
})
export type FrameworkImportQuery = z.infer<typeof FrameworkImportQuery>

/** What a file of a whole set of objectives holds, and what reading it in does (or would do, in a dry run). */
export const FrameworkImportResult = z
  .object({
    dryRun: z.boolean(),
    format: z.enum(['case-json', 'case-workbook', 'common-standards', 'turtle']),
    name: z.string(),
    publisher: z.string().nullable(),
    frameworkId: z.string().nullable(),
    strands: z.number().int(),
    objectives: z.number().int(),
    links: z.number().int(),
    /** How many headings and objectives stand at each depth of the tree, from the top. */
    depths: z.array(z.number().int()),
    created: z.number().int(),
    updated: z.number().int(),
    unchanged: z.number().int(),
    refused: z.number().int(),
    /** The first of the objectives, with the headings above them. */
    preview: z.array(z.object({ path: z.array(z.string()), code: z.string().optional(), wording: z.string() })),
    issues: z.array(Issue),
    importId: z.string().optional(),
  })
  .meta({ title: 'Framework import result' })
export type FrameworkImportResult = z.infer<typeof FrameworkImportResult>

/** What an import makes besides its own rows, such as a class that was not there yet. */
export const Made = z.object({
  kind: z.enum(['class', 'cohort', 'key-group', 'subject', 'framework', 'strand', 'programme']),
  name: z.string(),
})
export type Made = z.infer<typeof Made>

/** What a file holds, how it was read, and what an import of it does (or would do, in a dry run). */
export const ImportResult = z
  .object({
    dryRun: z.boolean(),
    encoding: z.string(),
    delimiter: z.string(),
    headerRow: z.number().int(),
    /** A workbook's sheets by name, and which one was read. */
    sheets: z.array(z.string()).optional(),
    sheet: z.string().optional(),
    columns: z.array(z.object({ key: z.string(), name: z.string(), samples: z.array(z.string()) })),
    fields: z.array(z.object({ name: z.string(), title: z.string(), required: z.boolean() })),
    mapping: ImportMapping,
    rows: z.number().int(),
    created: z.number().int(),
    updated: z.number().int(),
    unchanged: z.number().int(),
    refused: z.number().int(),
    made: z.array(Made).default([]),
    preview: z.array(
      z.object({ row: z.number().int(), outcome: z.string(), values: z.record(z.string(), z.string()) }),
    ),
    issues: z.array(Issue),
    /** What undoes an import of objectives that was written. */
    importId: z.string().optional(),
  })
  .meta({ title: 'Import result' })
export type ImportResult = z.infer<typeof ImportResult>
