import type { Issue } from '@track/kernel'
import type { ERROR_CODES } from './errors.js'
import { type OutlineLine, readOutline } from './read-outline.js'
import { isTable, readPastedTable, type TableLine, type WordingColumn } from './read-pasted-table.js'

/** One pasted objective: the wording word for word, the headings it stood under, topmost first, and its line, from 1. */
export interface PastedObjective {
  readonly wording: string
  readonly path: readonly string[]
  /** The last heading of the path. */
  readonly strand?: string
  readonly code?: string
  readonly row: number
}

export interface PastedList {
  readonly accepted: PastedObjective[]
  readonly issues: Issue[]
  /** There when the list asks which column holds the objectives: ask again with one of these. */
  readonly wordingColumns?: readonly WordingColumn[]
}

/** As the schemas of wording and strand name allow. */
const LENGTH = 2000

/**
 * What a teacher means by a list pasted from a document or a spreadsheet: one objective a line, under headings as deep as they go.
 *
 * A heading is a line with `#` signs and a space, one that ends with a colon, and one with deeper lines below it: indented further,
 * numbered below it ("1.1" below "1."), or a list of another kind ("a)" below "1.", bullets below plain words). Markers in front
 * ("1.", "1.2", "a)", "-", "•", and Word's own) are dropped and spaces around trimmed; nothing else is touched, so "2-D shapes" and
 * "1.5 is more" stay. Of a spreadsheet the columns before the objectives are headings, an empty cell repeating the one above; if two
 * columns could hold the objectives an issue asks, and `wordingColumn` (from 1) answers. Lines without a letter or digit are passed over.
 *
 * Lines that are too long are refused and listed. The same wording twice under one heading is kept twice, with a warning.
 *
 * @example
 * ```ts
 * import { parseObjectiveList } from '@track/objectives'
 *
 * parseObjectiveList('Fractions:\n1. Find unit fractions\n2. Compare fractions\n').accepted[1]
 * // => { row: 3, path: ['Fractions'], strand: 'Fractions', wording: 'Compare fractions' }
 * parseObjectiveList('1 Number\n1.1 Place value\n1.1.1 Count in 6s').accepted
 * // => [{ row: 3, path: ['Number', 'Place value'], strand: 'Place value', wording: 'Count in 6s' }]
 * parseObjectiveList('Geometry\tDraw 2-D shapes and make 3-D shapes').accepted
 * // => [{ row: 1, path: ['Geometry'], strand: 'Geometry', wording: 'Draw 2-D shapes and make 3-D shapes' }]
 * ```
 */
export function parseObjectiveList(
  text: string,
  { wordingColumn }: { readonly wordingColumn?: number | undefined } = {},
): PastedList {
  const lines = text.split(/\r\n|\r|\n/).map((line, index) => ({ row: index + 1, text: line.replace(/^\ufeff/, '') }))
  const written = lines.filter((line) => /[\p{L}\p{N}]/u.test(line.text))
  if (!isTable(written)) return listOf(readOutline(written))
  const table = readPastedTable(written, { wordingColumn })
  if (table.candidates.length > 0) {
    const columns = table.candidates.map(({ column }) => column)
    const message = `Columns ${columns.slice(0, -1).join(', ')} and ${columns.at(-1)} could both hold the objectives: choose one.`
    const issue: Issue = { field: 'wordingColumn', code: WHICH_COLUMN, message, severity: 'error' }
    return { accepted: [], issues: [issue], wordingColumns: table.candidates }
  }
  const { accepted, issues } = accept(table.lines)
  const wordless = table.wordlessRows.map((row) =>
    issueAt(row, 'wording', 'objectives/no-wording', 'has headings and no objective: it is left out.', 'warning'),
  )
  return { accepted, issues: [...issues, ...wordless].sort((a, b) => (a.row ?? 0) - (b.row ?? 0)) }
}

const WHICH_COLUMN: keyof typeof ERROR_CODES = 'objectives/which-column'

function listOf(lines: readonly OutlineLine[]): PastedList {
  const issues: Issue[] = []
  const paths = new Map<OutlineLine, readonly string[]>()
  // A line always comes behind its parent, whose path is known by then.
  const pathOf = (line: OutlineLine | null) => (line ? paths.get(line)! : [])
  for (const line of lines) {
    const isTooLong = (line.saidHeading || line.hasLines) && line.words.length > LENGTH
    if (isTooLong) issues.push(issueAt(line.row, 'strand', 'objectives/strand-too-long', TOO_LONG))
    const path = pathOf(line.parent)
    paths.set(line, isTooLong || line.words === '' ? path : [...path, line.words])
  }
  const objectives = lines.filter(({ saidHeading, hasLines, words }) => !saidHeading && !hasLines && words !== '')
  const read = accept(objectives.map((line) => ({ row: line.row, wording: line.words, path: pathOf(line.parent) })))
  return { accepted: read.accepted, issues: [...issues, ...read.issues].sort((a, b) => (a.row ?? 0) - (b.row ?? 0)) }
}

/** Refuses what is too long and warns of the same wording twice under one heading. */
function accept(lines: readonly TableLine[]): { accepted: PastedObjective[]; issues: Issue[] } {
  const accepted: PastedObjective[] = []
  const issues: Issue[] = []
  const seen = new Set<string>()
  for (const { row, wording, path, code } of lines) {
    if (wording.length > LENGTH) {
      issues.push(issueAt(row, 'wording', 'objectives/wording-too-long', TOO_LONG))
      continue
    }
    const key = JSON.stringify([path, wording])
    if (seen.has(key)) issues.push(issueAt(row, 'wording', 'objectives/same-wording', SAME, 'warning'))
    seen.add(key)
    const strand = path.at(-1)
    accepted.push({ row, path, ...(strand !== undefined && { strand }), ...(code && { code }), wording })
  }
  return { accepted, issues }
}

const TOO_LONG = 'is longer than 2,000 characters: shorten it.'
const SAME = 'says the same as a line above it: both are kept, delete one if it was not meant.'

function issueAt(
  row: number,
  field: 'wording' | 'strand',
  code: keyof typeof ERROR_CODES,
  what: string,
  severity: Issue['severity'] = 'error',
): Issue {
  return { row, field, code, message: `Line ${row} ${what}`, severity }
}
