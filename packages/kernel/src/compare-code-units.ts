/**
 * Which of two texts comes first by UTF-16 code unit: the same everywhere, whatever the reader's language.
 *
 * @example
 * ```ts
 * import { compareCodeUnits } from '@track/kernel'
 *
 * ['b', 'a', 'B'].sort(compareCodeUnits) // => ['B', 'a', 'b']
 * ```
 */
export function compareCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
