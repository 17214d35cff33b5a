/** What stands in front of a line of a list, and the words behind it. */
export interface MarkedLine {
  /** Lines of one kind belong to one depth: a bullet's own sign, `number`, `letter`, `roman`, or `plain` for none. */
  readonly kind: string
  /** The parts of "1.2.3"; nothing for lines that are not numbered. */
  readonly parts: readonly number[]
  /** The letters of "a)" or "ii."; empty for other kinds. */
  readonly sign: string
  readonly words: string
}

/** Word's private-use bullets are the ones it shows. */
const BULLETS: Readonly<Record<string, string>> = { '\uf0b7': '•', '\uf0a7': '▪' }

/**
 * Takes the marker off a line of a list. A bullet needs no space behind it; a dash or a number does, as "-5" and "1.5" begin a
 * wording. "1.2" in front is a marker only where `outline` has found it to be one.
 */
export function readMarker(line: string, outline: ReadonlySet<string> = new Set()): MarkedLine {
  const read = (pattern: RegExp) => pattern.exec(line)
  const marked = (kind: string, marker: RegExpExecArray, parts: number[] = []) => ({
    kind,
    parts,
    sign: /^\(?([a-z]+)[.)]/.exec(line)?.[1] ?? '',
    words: line.slice(marker[0].length),
  })
  const bullet = read(/^([•◦▪▫●○■□‣⁃\uf0b7\uf0a7])\s*/)
  if (bullet) return marked(BULLETS[bullet[1]!] ?? bullet[1]!, bullet)
  const round = read(/^o(?:\t\s*|\s{2,})/)
  if (round) return marked('o', round)
  const dash = read(/^([-–—*·])(?:\s+|$)/)
  if (dash) return marked(dash[1]!, dash)
  const number = read(/^(\d{1,3}(?:\.\d{1,3})*)([.)]?)(?:\s+|$)/)
  if (number && (outline.has(number[1]!) || (number[2] && !number[1]!.includes('.')))) {
    return marked('number', number, number[1]!.split('.').map(Number))
  }
  const roman = read(/^\(?(?:i|ii|iii|iv|v|vi|vii|viii|ix|x)[.)](?:\s+|$)/)
  if (roman) return marked('roman', roman)
  const letter = read(/^(?:\(?[a-z]\)(?:\s+|$)|[a-z]\.\s+)/)
  return letter ? marked('letter', letter) : { kind: 'plain', parts: [], sign: '', words: line }
}

/**
 * Which numbers in front of lines make up an outline: "1.2" with a neighbour ("1.1", "1.3"), "1.1" below "1", and "1" above "1.1".
 * A "1.5" on its own begins a wording.
 */
export function outlineNumbers(lines: readonly string[]): ReadonlySet<string> {
  const found = new Set(lines.flatMap((line) => /^(\d{1,3}(?:\.\d{1,3})*)[.)]?\s/.exec(line)?.[1] ?? []))
  const isOutline = (number: string) => {
    const parts = number.split('.')
    const last = Number(parts.at(-1))
    const parent = parts.slice(0, -1).join('.')
    const child = found.has(`${number}.1`)
    if (parts.length === 1) return child
    const sister = (place: number) => found.has(`${parent}.${place}`)
    return child || sister(last - 1) || sister(last + 1) || (last === 1 && found.has(parent))
  }
  return new Set([...found].filter(isOutline))
}
