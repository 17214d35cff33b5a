/**
 * Does every typed word begin a word of the text? Accents, capitals and marks between words do not matter.
 *
 * @example
 * ```ts
 * matchesWords('4 Oak Maths', 'ma 4') // => true
 * matchesWords('Zoë Ó Briain', 'zoe bri') // => true
 * matchesWords('Compare fractions', 'fractions, ') // => true
 * matchesWords('Ada Fielding', 'ield') // => false
 * ```
 */
export function matchesWords(text: string, typed: string): boolean {
  const words = wordsOf(text)
  return wordsOf(typed).every((start) => words.some((word) => word.startsWith(start)))
}

/** Does the text itself begin with what is typed? */
export function beginsWith(text: string, typed: string): boolean {
  return plain(text).startsWith(plain(typed))
}

function wordsOf(text: string): string[] {
  return plain(text).match(/[\p{L}\p{N}]+/gu) ?? []
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim()
}
