import { type MarkedLine, outlineNumbers, readMarker } from './list-marker.js'

/** A line of a pasted list where it stands: under the headings above it. */
export interface OutlineLine extends MarkedLine {
  readonly row: number
  /** Said to be a heading by `#` or a colon. */
  readonly saidHeading: boolean
  parent: OutlineLine | null
  /** Has something below it, and so is a heading. */
  hasLines: boolean
  /** The depth of `#` signs; 0 without. */
  readonly hashes: number
  readonly indent: number
}

const TAB = 4

/**
 * The lines of a list with the headings they stand under.
 *
 * `#` signs go before everything; below them a line stands under the one above it if it is indented further (by two spaces or a
 * tab; one space is a slip), numbered below it ("1.1" below "1"), or behind a colon; at one indentation also if it begins a list of
 * another kind ("a)" below "1.", "o" below "•", bullets below plain words).
 */
export function readOutline(lines: readonly { readonly row: number; readonly text: string }[]): OutlineLine[] {
  const outline = outlineNumbers(lines.map(({ text }) => text.trim()))
  const read = withLetters(lines.map(({ row, text }) => lineOf(row, text, outline)))
  const plainWords = howPlainWordsStand(read.filter(({ saidHeading }) => !saidHeading))
  const above: OutlineLine[] = []
  for (const line of read) {
    while (above.length > 0 && !isBelow(line, above, plainWords)) above.pop()
    line.parent = above.at(-1) ?? null
    if (line.parent) line.parent.hasLines = true
    above.push(line)
  }
  return read
}

function lineOf(row: number, text: string, outline: ReadonlySet<string>): OutlineLine {
  const body = text.trim()
  let indent = 0
  for (const space of /^\s*/.exec(text)![0]) indent = space === '\t' ? indent - (indent % TAB) + TAB : indent + 1
  const marked = readMarker(body, outline)
  const { words, hashes } = headingOf(marked.words)
  const saidHeading = words !== null
  return {
    ...marked,
    kind: saidHeading ? 'heading' : marked.kind,
    words: (words ?? marked.words).split('\t', 1)[0]!.trimEnd(),
    row,
    saidHeading,
    parent: null,
    hasLines: false,
    hashes,
    indent,
  }
}

/** The words of a line that says it is a heading, by `#` or a colon; null of any other. */
export function headingOf(line: string): { readonly words: string | null; readonly hashes: number } {
  const hashed = /^(#{1,6})\s+(.+)$/.exec(line)
  if (hashed) return { words: hashed[2]!.replace(/\s*:$/, ''), hashes: hashed[1]!.length }
  return { words: line.endsWith(':') ? line.slice(0, -1).trimEnd() : null, hashes: 0 }
}

/** Does a line stand under the last of those above it? */
function isBelow(line: OutlineLine, above: readonly OutlineLine[], plainWords: PlainWords): boolean {
  const last = above.at(-1)!
  if (line.hashes > 0) return last.hashes > 0 && last.hashes < line.hashes
  if (last.hashes > 0) return true
  const further = line.indent - last.indent
  if (line.parts.length > 1 || (last.parts.length > 1 && line.parts.length > 0 && further < 2)) {
    if (last.parts.length > 0) {
      return line.parts.length > last.parts.length && last.parts.every((part, place) => part === line.parts[place])
    }
  }
  if (Math.abs(further) >= 2) return further > 0
  if (line.kind === 'heading') return false
  if (last.kind === 'heading') return true
  if (above.some(({ kind, indent }) => kind === line.kind && Math.abs(indent - line.indent) < 2)) return false
  if (line.kind === 'plain') return plainWords === 'below'
  return last.kind !== 'plain' || plainWords === 'above'
}

/** Where plain words stand to marked lines at one indentation. */
type PlainWords = 'above' | 'beside' | 'below'

/**
 * A list that begins with plain words has them as headings of what is marked. In one that begins with a marker they are what stands
 * under "1.1 Place value" if there are many of them; a few are lines whose bullet was forgotten.
 */
function howPlainWordsStand(lines: readonly OutlineLine[]): PlainWords {
  if (lines[0] === undefined || lines[0].kind === 'plain') return 'above'
  const counts = new Map<string, number>()
  for (const { kind, parts } of lines) {
    const level = `${kind} ${parts.length}`
    counts.set(level, (counts.get(level) ?? 0) + 1)
  }
  const plain = counts.get('plain 0') ?? 0
  return plain >= Math.max(...counts.values()) ? 'below' : 'beside'
}

/** "i)" is one of the letters behind "h)", and a number of its own elsewhere; likewise "v)" and "x)". */
function withLetters(lines: readonly OutlineLine[]): OutlineLine[] {
  let last = ''
  return lines.map((line) => {
    const goesOn = line.kind === 'roman' && line.sign.charCodeAt(0) === last.charCodeAt(0) + 1 && line.sign.length === 1
    const kind = goesOn ? 'letter' : line.kind
    if (kind === 'letter') last = line.sign
    return { ...line, kind }
  })
}
