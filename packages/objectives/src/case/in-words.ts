/** Names in a sentence: all of a few, the first of many. */
export function inWords(names: readonly string[]): string {
  const shown = names.slice(0, names.length > 10 ? 5 : 10)
  const rest = names.length - shown.length
  const last = rest > 0 ? `${rest} more` : shown.at(-1)
  const first = rest > 0 ? shown : shown.slice(0, -1)
  return first.length === 0 ? (last ?? '') : `${first.join(', ')} and ${last}`
}

/** "1 statement", "12 statements". */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}

/** What a person calls a statement: its code, else how its words begin, else its identifier. */
export function nameOf({
  code,
  wording = '',
  externalId,
}: {
  readonly code?: string | undefined
  readonly wording?: string | undefined
  readonly externalId: string
}): string {
  if (code !== undefined) return code
  const words = wording.trim()
  return words === '' ? externalId : `"${words.length > 60 ? `${words.slice(0, 57).trimEnd()}...` : words}"`
}
