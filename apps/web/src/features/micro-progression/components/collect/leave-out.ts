/**
 * A text without what stands at these places, which are in their order; three dots show that something was there.
 *
 * @example
 * ```ts
 * leaveOut('I think Ada is right', [{ start: 8, end: 11 }]) // => 'I think … is right'
 * ```
 */
export function leaveOut(text: string, spots: readonly { readonly start: number; readonly end: number }[]): string {
  let from = 0
  let left = ''
  for (const { start, end } of spots) {
    if (start >= from) left += `${text.slice(from, start)}…`
    from = Math.max(from, end)
  }
  return left + text.slice(from)
}
