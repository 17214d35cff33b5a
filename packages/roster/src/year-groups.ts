type YearGroup = (typeof YEAR_GROUPS)[number]

/** Every year group of a school in England, youngest first (the schema's own options come digits first). */
export const YEAR_GROUPS = [
  'N1',
  'N2',
  'R',
  '1',
  '2',
  '3',
  '4',
  '5',
  '6',
  '7',
  '8',
  '9',
  '10',
  '11',
  '12',
  '13',
] as const

/**
 * Which of two year groups is the younger: for sorting, where text would put 10 before 2 and R after 9.
 *
 * @example
 * ```ts
 * import { compareYearGroups } from '@track/roster'
 *
 * (['10', 'R', '2', 'N1'] as const).toSorted(compareYearGroups) // => ['N1', 'R', '2', '10']
 * ```
 */
export function compareYearGroups(a: YearGroup, b: YearGroup): number {
  return YEAR_GROUPS.indexOf(a) - YEAR_GROUPS.indexOf(b)
}
