import type { DepthScale } from '@track/descriptors'
import type { CellRef } from './markbook-view'

/** One cell that a pasted table would change, in words for the eye: nothing is written before somebody agrees. */
export interface PastedChange extends CellRef {
  readonly value: string | null
  readonly before: string | null
}

/** A pasted word that no depth of the scale is called. `row` counts the pasted lines from 1. */
export interface PastedProblem {
  readonly row: number
  readonly text: string
  readonly pupilId: string | null
}

/** What a paste would do. */
export interface PastePlan {
  readonly changes: readonly PastedChange[]
  readonly unchanged: number
  readonly empty: number
  readonly problems: readonly PastedProblem[]
}

/**
 * What a table copied from a spreadsheet would change, cell by cell from the one in hand.
 *
 * `cellAt(row, column)` is the cell under a pasted one, null past the edge. A word is read as a label or short code of the cell's own
 * scale, capitals aside. An empty pasted cell leaves what is there; a line past the last pupil is a problem, not a silent loss.
 */
export function planPaste(
  text: string,
  {
    cellAt,
    scaleOf,
    depthOf,
  }: {
    readonly cellAt: (row: number, column: number) => CellRef | null
    readonly scaleOf: (objectiveId: string) => DepthScale | undefined
    readonly depthOf: (cell: CellRef) => string | null
  },
): PastePlan {
  const changes: PastedChange[] = []
  const problems: PastedProblem[] = []
  let [unchanged, empty] = [0, 0]
  readTable(text).forEach((line, row) => {
    line.forEach((word, column) => {
      if (word === '') {
        empty++
        return
      }
      const cell = cellAt(row, column)
      const code =
        cell &&
        scaleOf(cell.objectiveId)?.codes.find(({ label, shortCode }) => isWord(label, word) || isWord(shortCode, word))
      if (!cell || !code) problems.push({ row: row + 1, text: word, pupilId: cell?.pupilId ?? null })
      else if (depthOf(cell) === code.id) unchanged++
      else changes.push({ ...cell, value: code.id, before: depthOf(cell) })
    })
  })
  return { changes, unchanged, empty, problems }
}

/**
 * Cells as spreadsheets put them on the clipboard: a line a row, tabs between cells. They come row by row.
 *
 * @example
 * ```ts
 * writeTable([{ row: 4, text: 'Secure' }, { row: 4, text: '' }, { row: 5, text: 'Emerging' }]) // => 'Secure\t\nEmerging'
 * ```
 */
export function writeTable(cells: readonly { readonly row: number; readonly text: string }[]): string {
  return cells.map(({ row, text }, at) => (at === 0 ? '' : cells[at - 1]!.row === row ? '\t' : '\n') + text).join('')
}

function readTable(text: string): string[][] {
  const lines = text.replace(/\r\n?/g, '\n').replace(/\n$/, '').split('\n')
  return lines.map((line) => line.split('\t').map((word) => word.trim()))
}

function isWord(word: string, typed: string): boolean {
  return word.toLowerCase() === typed.toLowerCase()
}
