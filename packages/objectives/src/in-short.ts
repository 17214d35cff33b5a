/** The beginning of some words, enough to know them again in a message. */
export function inShort(words: string): string {
  return words.length <= 60 ? words : `${words.slice(0, 59).trimEnd()}…`
}
