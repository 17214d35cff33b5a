import { compareCodeUnits } from '@track/kernel'
import type { Microtrack } from './microtrack.js'

/** Which of two notes came first: by the day it started, then by the id of its publication, then by pupil. */
export function compareNotes(
  a: Pick<Microtrack, 'startsOn' | 'publicationId' | 'pupilId'>,
  b: Pick<Microtrack, 'startsOn' | 'publicationId' | 'pupilId'>,
): number {
  return (
    compareCodeUnits(a.startsOn, b.startsOn) ||
    compareCodeUnits(a.publicationId, b.publicationId) ||
    compareCodeUnits(a.pupilId, b.pupilId)
  )
}
