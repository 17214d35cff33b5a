/**
 * A wording as it stands in the middle of a sentence: "Compare fractions" becomes "compare fractions", "SATs paper" stays.
 *
 * @example
 * ```ts
 * lowerFirst('Compare fractions') // => 'compare fractions'
 * lowerFirst('SATs paper') // => 'SATs paper'
 * lowerFirst('I can count') // => 'I can count'
 * ```
 */
export function lowerFirst(text: string): string {
  return /^\p{Lu}\p{Ll}/u.test(text) ? text[0]!.toLowerCase() + text.slice(1) : text
}
