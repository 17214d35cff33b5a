import { compareCodeUnits } from '@track/kernel'
import { type AsOf, compareDated, greatest, isKnown } from './in-force.js'
import type { ProgrammeAssignment } from './programme.js'

/** One pupil, with the groups they are in on the day (`groupsOfPupilAsAt` of @track/roster). Other groups do no harm. */
export interface OfPupil {
  readonly pupilId: string
  readonly groupIds: readonly string[]
}

/**
 * Which programme a pupil works in, in a subject, on a day; null if none.
 *
 * The pupil's own assignment in force comes before the class's, whichever was made later; own `programmeId: null` returns
 * to the class's. In force is the one with the greatest `(effectiveFrom, recordedAt)` that is in effect and known. Of several
 * groups (a class and a set), each speaks with its own in force, those with null are silent, and the greatest of the rest wins.
 *
 * @example
 * ```ts
 * import { programmeOf } from '@track/objectives'
 *
 * const [subjectId, recordedAt] = ['maths', '2025-09-01T08:00:00.000Z'] as const
 * const assignments = [
 *   { subjectId, groupId: '5-oak', pupilId: null, programmeId: 'year-5', effectiveFrom: '2025-09-01', recordedAt },
 *   { subjectId, groupId: null, pupilId: 'cai', programmeId: 'cai-2-and-3', effectiveFrom: '2025-09-01', recordedAt },
 * ] as const
 * programmeOf(assignments, { subjectId, pupilId: 'cai', groupIds: ['5-oak'], asOf: '2025-10-01' }) // => 'cai-2-and-3'
 * programmeOf(assignments, { subjectId, pupilId: 'ada', groupIds: ['5-oak'], asOf: '2025-10-01' }) // => 'year-5'
 * programmeOf(assignments, { subjectId, pupilId: 'ada', groupIds: ['5-oak'], asOf: '2025-08-31' }) // => null
 * ```
 */
export function programmeOf(
  assignments: readonly ProgrammeAssignment[],
  { subjectId, pupilId, groupIds, asOf, asKnown }: AsOf & OfPupil & { readonly subjectId: string },
): string | null {
  const inEffect = assignments.filter(
    (assignment) =>
      assignment.subjectId === subjectId && assignment.effectiveFrom <= asOf && isKnown(assignment, asKnown),
  )
  const own = greatest(
    inEffect.filter((assignment) => assignment.pupilId === pupilId),
    compareAssignments,
  )
  if (own && own.programmeId !== null) return own.programmeId
  const ofGroups = groupIds.flatMap((groupId) => {
    const ofGroup = inEffect.filter((assignment) => assignment.groupId === groupId)
    return greatest(ofGroup, compareAssignments) ?? []
  })
  const speaking = ofGroups.filter(({ programmeId }) => programmeId !== null)
  return greatest(speaking, compareAssignments)?.programmeId ?? null
}

/** Which of two assignments counts: the later one, and by the programme's id where both clocks agree. */
export function compareAssignments(a: ProgrammeAssignment, b: ProgrammeAssignment): number {
  return compareDated(a, b) || compareCodeUnits(a.programmeId ?? '', b.programmeId ?? '')
}
