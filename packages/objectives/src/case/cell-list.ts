/**
 * Several texts in one cell of a table, so that `splitCell` finds each again, whatever is written in it.
 *
 * A separator inside a text (and a backslash) gets a backslash in front.
 *
 * @example
 * ```ts
 * import { joinCell, splitCell } from '@track/objectives/case'
 *
 * joinCell(['Number', 'Fractions'], ' > ') // => 'Number > Fractions'
 * joinCell(['shape; space', 'core'], '; ') // => 'shape\\; space; core'
 * splitCell('shape\\; space; core', ';') // => ['shape; space', 'core']
 * ```
 */
export function joinCell(texts: readonly string[], separator: ' > ' | '; ' | ', '): string {
  return texts
    .map((text) => text.replace(/[\\>;,|]/g, (mark) => (needsMark(mark, separator) ? `\\${mark}` : mark)))
    .join(separator)
}

/** The texts of such a cell, without the spaces around them. Any of the characters in `separators` divides. Blanks are passed over. */
export function splitCell(cell: string, separators: string): string[] {
  const texts = ['']
  for (const [mark] of cell.matchAll(/\\[\\>;,|]|[\s\S]/g)) {
    if (mark.length === 1 && separators.includes(mark)) texts.push('')
    else texts[texts.length - 1] += mark.length === 2 ? mark.slice(1) : mark
  }
  return texts.map((text) => text.trim()).filter((text) => text !== '')
}

/** A list of tags may be divided by any of three marks, so all three are marked in it; a path by one. */
function needsMark(mark: string, separator: string): boolean {
  if (mark === '\\') return true
  return separator === ' > ' ? mark === '>' : separator === ', ' ? ',;|'.includes(mark) : ';|'.includes(mark)
}
