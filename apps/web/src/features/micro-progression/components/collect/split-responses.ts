/**
 * Several responses out of one pasted text: each ends at a blank line. Where responses have paragraphs of their own, a line of dashes
 * stands between them, and then blank lines end nothing.
 *
 * @example
 * ```ts
 * splitResponses('Because it is bigger.\n\nIt is more.') // => ['Because it is bigger.', 'It is more.']
 * splitResponses('One.\n\nStill one.\n---\nTwo.') // => ['One.\n\nStill one.', 'Two.']
 * ```
 */
export function splitResponses(text: string): readonly string[] {
  const lines = text.replace(/\r\n?/g, '\n')
  const dashes = /^[ \t]*-{3,}[ \t]*$/m
  const parts = dashes.test(lines) ? lines.split(/^[ \t]*-{3,}[ \t]*$/m) : lines.split(/\n[ \t]*\n/)
  return parts.map((part) => part.trim()).filter((part) => part !== '')
}
