import { z } from 'zod'

/** An opaque name made by the caller. Nothing is read out of it; it only breaks ties, by code unit. */
export const Id = z.string().min(1).max(200).meta({ title: 'Id', description: 'An opaque, non-empty identifier.' })
export type Id = z.infer<typeof Id>

/**
 * Which of two texts comes first by UTF-16 code unit: the same everywhere, whatever the reader's language.
 *
 * @example
 * ```ts
 * ['b', 'a', 'B'].sort(compareCodeUnits) // => ['B', 'a', 'b']
 * ```
 */
export function compareCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
