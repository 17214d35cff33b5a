/**
 * A suggestion that was tapped, in a box where somebody writes: it fills an empty one, and stands as a sentence of its own after what
 * is there. Nothing that was written goes; what is there already or has no room is not added.
 *
 * @example
 * ```ts
 * withSuggestion('', 'Say why', 500) // => 'Say why'
 * withSuggestion('Write neatly', 'Say why', 500) // => 'Write neatly. Say why'
 * ```
 */
export function withSuggestion(written: string, suggestion: string, most: number): string {
  const before = written.trimEnd()
  if (before === '') return suggestion
  if (before.includes(suggestion)) return written
  const both = `${before}${/[\p{L}\p{N}]$/u.test(before) ? '.' : ''} ${suggestion}`
  return both.length > most ? written : both
}
