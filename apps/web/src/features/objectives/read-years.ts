import { parseYearGroup } from '@track/roster'

/**
 * The year groups somebody wrote in a field: "3-5" is three years, "Key stage 2" is the school's own word and stays.
 *
 * @example
 * ```ts
 * readYears('Y3 and 4') // => ['3', '4']
 * readYears('Lower juniors, 4') // => ['Lower juniors', '4']
 * readYears(' ') // => []
 * ```
 */
export function readYears(text: string): string[] {
  const years = parseYearGroup(text)
  if (years !== undefined) return years
  const words = text.split(',').flatMap((part) => parseYearGroup(part) ?? [part.trim().slice(0, 20)])
  return [...new Set(words.filter(Boolean))]
}
