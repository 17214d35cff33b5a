import { createHash } from 'node:crypto'
import { DATES, GROUPS, SUBJECTS } from './workload.js'

/**
 * The page as whole numbers, 8 groups x 6 subjects x 19: the pupils of the group, then for each date what `AT_A_DATE` names.
 *
 * Everything a page shows is one of these or one divided by another. A pupil with nothing taught, or nothing of it judged, by
 * a date is behind none of the first four on that date.
 */
export type PageIntegers = Int32Array

const AT_A_DATE = ['secured', 'taught', 'counted', 'onTrack', 'scoreSum', 'scores'] as const
export const WIDTH = 1 + DATES.length * AT_A_DATE.length

export function emptyPage(): PageIntegers {
  return new Int32Array(GROUPS.length * SUBJECTS * WIDTH)
}

/** Where the numbers of a group in a subject begin. */
export function offsetOf(group: number, subject: number): number {
  return (group * SUBJECTS + subject) * WIDTH
}

export function hashOf(page: PageIntegers): string {
  return createHash('sha256').update(new Uint8Array(page.buffer)).digest('hex')
}
