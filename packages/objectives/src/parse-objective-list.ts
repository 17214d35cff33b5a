import type { Issue } from '@track/kernel'
import type { ERROR_CODES } from './errors.js'

/** One pasted line: the wording word for word, the heading it stood under, and the line it stood on, from 1. */
export interface PastedObjective {
  readonly wording: string
  readonly strand?: string
  readonly row: number
}

/** As the schemas of wording and strand name allow. */
const [WORDING_LENGTH, STRAND_LENGTH] = [2000, 200]

/**
 * What a teacher means by a list pasted from a document or a spreadsheet: one objective a line.
 *
 * A line that ends with a colon, or starts with `#` and a space, is a heading for the lines below it. A list marker in front
 * ("1.", "2)", "a)", "-", "•", and Word's own) is dropped, spaces around are trimmed, and of a line of several columns the first
 * is taken; nothing else is touched, so "2-D shapes" and "1.5 is more" stay. Lines without a letter or digit are passed over.
 *
 * Lines that are too long are refused and listed. The same wording twice under one heading is kept twice, with a warning.
 *
 * @example
 * ```ts
 * const { accepted } = parseObjectiveList('Fractions:\n1. Find unit fractions\n2. Compare fractions\n')
 * accepted // => [{ row: 2, strand: 'Fractions', wording: 'Find unit fractions' }, { row: 3, strand: 'Fractions', wording: 'Compare fractions' }]
 * parseObjectiveList('• Draw 2-D shapes\tY3').accepted // => [{ row: 1, wording: 'Draw 2-D shapes' }]
 * ```
 */
export function parseObjectiveList(text: string): { accepted: PastedObjective[]; issues: Issue[] } {
  const accepted: PastedObjective[] = []
  const issues: Issue[] = []
  const seen = new Set<string>()
  let strand: string | undefined

  for (const [index, line] of text.split(/\r\n|\r|\n/).entries()) {
    const row = index + 1
    const wording = withoutMarker(line.trim()).split('\t', 1)[0]!.trimEnd()
    if (!/[\p{L}\p{N}]/u.test(wording)) continue
    const heading = headingOf(wording)
    if (heading !== undefined && heading.length > STRAND_LENGTH) {
      strand = undefined
      issues.push(issueAt(row, 'strand', 'objectives/strand-too-long', 'is longer than 200 characters: shorten it.'))
    } else if (heading !== undefined) {
      strand = heading
    } else if (wording.length > WORDING_LENGTH) {
      issues.push(
        issueAt(row, 'wording', 'objectives/wording-too-long', 'is longer than 2,000 characters: shorten it.'),
      )
    } else {
      const key = JSON.stringify([strand, wording])
      if (seen.has(key))
        issues.push({ ...issueAt(row, 'wording', 'objectives/same-wording', SAME), severity: 'warning' })
      seen.add(key)
      accepted.push({ row, wording, ...(strand !== undefined && { strand }) })
    }
  }
  return { accepted, issues }
}

const SAME = 'says the same as a line above it: both are kept, delete one if it was not meant.'

function headingOf(line: string): string | undefined {
  if (line.endsWith(':')) return line.slice(0, -1).trimEnd()
  return /^#{1,6} +(.+)$/.exec(line)?.[1]
}

/** A bullet needs no space behind it; a dash or a number does, as "-5" and "1.5" begin a wording. */
function withoutMarker(line: string): string {
  return line.replace(/^(?:[•◦▪▫●○■□‣⁃\uf0b7\uf0a7]\s*|o\t\s*|(?:[-–—*·]|\d{1,3}[.)]|\(?[a-z]\))(?:\s+|$))/, '')
}

function issueAt(row: number, field: 'wording' | 'strand', code: keyof typeof ERROR_CODES, what: string): Issue {
  return { row, field, code, message: `Line ${row} ${what}`, severity: 'error' }
}
