import { createHash } from 'node:crypto'
import { SUBJECTS } from './workload.js'

/**
 * The page as whole numbers, for each group in each of 6 subjects 14 of them: the pupils of the group, the objectives taught to
 * those of them who are counted by the last date, then for each of three dates what `AT_A_DATE` names.
 *
 * Everything the page shows is one of these or one divided by another. A pupil with nothing taught, or nothing of it judged, by
 * a date is not counted on that date.
 */
export type PageIntegers = Int32Array

/** Objectives secured, pupils on track, the sum of the marks that stand and their number. */
const AT_A_DATE = ['secured', 'onTrack', 'scoreSum', 'scores'] as const
export const AT_EACH = AT_A_DATE.length
const DATES = 3
export const WIDTH = 2 + DATES * AT_EACH

export function emptyPage(groups: number): PageIntegers {
  return new Int32Array(groups * SUBJECTS * WIDTH)
}

/** Where the numbers of a group in a subject begin. */
export function offsetOf(group: number, subject: number): number {
  return (group * SUBJECTS + subject) * WIDTH
}

export function hashOf({ buffer, byteOffset, byteLength }: PageIntegers): string {
  return createHash('sha256')
    .update(new Uint8Array(buffer, byteOffset, byteLength))
    .digest('hex')
}
