import { readMarker } from './list-marker.js'
import { headingOf } from './read-outline.js'

/** A row of a pasted spreadsheet: its objective, if it has one, under the headings of the columns before it. */
export interface TableLine {
  readonly row: number
  readonly wording: string
  readonly code?: string
  readonly path: readonly string[]
}

/** A column, counted from 1, that could hold the objectives, with the first words in it. */
export interface WordingColumn {
  readonly column: number
  readonly example: string
}

interface PastedTable {
  readonly lines: TableLine[]
  /** Rows that name headings with nothing below, or nothing that could be read. */
  readonly wordlessRows: number[]
  /** Not empty: several columns could hold the objectives, and nothing is read. */
  readonly candidates: WordingColumn[]
}

interface Row {
  readonly row: number
  readonly cells: readonly string[]
}

const OBJECTIVES =
  /^(?:learning )?(?:objectives?|wording|statements?|targets?|outcomes?|descriptions?|criteri(?:on|a))$/i
const CODE = /^(?=\S{1,20}$)\S*\d/
/** How near the words of a second column must come to those of the fullest for it to be asked about. */
const NEAR = 0.7

/** Are these lines copied from a spreadsheet: tabs between words, and not just in front of them or behind a bullet? */
export function isTable(lines: readonly { readonly text: string }[]): boolean {
  const isSplit = (text: string) => readMarker(text.trim()).words.includes('\t')
  const tabbed = lines.filter(({ text }) => text.startsWith('\t') || isSplit(text))
  return tabbed.length * 2 >= lines.length && tabbed.some(({ text }) => isSplit(text))
}

/**
 * The objectives of a pasted table. The column that holds most different words is the one with the objectives, unless the first row
 * names one or the caller does; those before it are headings, an empty cell repeating the one above. A column of codes is no heading,
 * and columns behind the objectives are left out.
 */
export function readPastedTable(
  lines: readonly { readonly row: number; readonly text: string }[],
  { wordingColumn }: { readonly wordingColumn?: number | undefined },
): PastedTable {
  const rows: Row[] = lines.map(({ row, text }) => {
    const unmarked = text.startsWith('\t') ? text : readMarker(text.trimStart()).words
    return { row, cells: unmarked.split('\t').map((cell) => cell.trim()) }
  })
  const named = rows.length > 1 ? rows[0]!.cells.flatMap((cell, place) => (OBJECTIVES.test(cell) ? place : [])) : []
  const body = named.length === 1 ? rows.slice(1) : rows
  const candidates = wordingColumn ? [wordingColumn - 1] : named.length === 1 ? named : fullest(body)
  const [wording] = candidates
  if (wording === undefined || candidates.length > 1) {
    const exampleOf = (place: number) => body.find(({ cells }) => cells[place])!.cells[place]!
    const columns = candidates.map((place) => ({ column: place + 1, example: exampleOf(place) }))
    return { lines: [], wordlessRows: [], candidates: columns }
  }
  return { ...readRows(body, wording), candidates: [] }
}

function fullest(rows: readonly Row[]): number[] {
  const width = Math.max(0, ...rows.map(({ cells }) => cells.length))
  const words = Array.from({ length: width }, (_, place) => [...new Set(rows.map(({ cells }) => cells[place] ?? ''))])
  const lengths = words.map((cells) => cells.reduce((sum, cell) => sum + cell.length, 0))
  const most = Math.max(...lengths)
  return lengths.flatMap((length, place) => (length >= most * NEAR ? place : []))
}

function readRows(rows: readonly Row[], wording: number): Omit<PastedTable, 'candidates'> {
  const before = Array.from({ length: wording }, (_, place) => place)
  const codes = before.find((place) => holdsCodes(rows, place))
  const headings = before.filter((place) => !holdsCodes(rows, place))
  const lines: TableLine[] = []
  const wordlessRows: number[] = []
  let section: string[] = []
  let path: string[] = []
  let unused: { row: number; place: number }[] = []

  for (const { row, cells } of rows) {
    const [only, ...others] = cells.filter((cell) => cell !== '')
    const said = others.length === 0 ? headingOf(only ?? '').words : null
    if (said !== null) {
      section = [said]
      path = []
      continue
    }
    const first = headings.find((place) => cells[place])
    if (first !== undefined) {
      path = headings.map((place) => cells[place] || (place < first ? (path[headings.indexOf(place)] ?? '') : ''))
    }
    const words = cells[wording]
    if (words) {
      // A bare number is the row's place in the list and says nothing.
      const code = codes === undefined || /^\d+$/.test(cells[codes] ?? '') ? '' : cells[codes]
      lines.push({
        row,
        wording: words,
        ...(code && { code }),
        path: [...section, ...path.filter((heading) => heading !== '')],
      })
      unused = []
    } else if (first === undefined) {
      wordlessRows.push(row)
    } else {
      wordlessRows.push(...unused.filter(({ place }) => place >= first).map((one) => one.row))
      unused = [...unused.filter(({ place }) => place < first), { row, place: first }]
    }
  }
  wordlessRows.push(...unused.map(({ row }) => row))
  return { lines, wordlessRows }
}

/** Short signs with a digit, one row like no other; or nothing but numbers. */
function holdsCodes(rows: readonly Row[], place: number): boolean {
  const cells = rows.flatMap(({ cells }) => cells[place] || [])
  if (cells.length === 0 || !cells.every((cell) => CODE.test(cell))) return false
  return cells.every((cell) => /^[\d.]+$/.test(cell)) || (cells.length > 2 && new Set(cells).size === cells.length)
}
