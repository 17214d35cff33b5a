import type { Microtrack } from './microtrack.js'

/**
 * Has anything been done on this note that says the pupil was there?
 *
 * A list made, a tick or a way taken (of what may be moved on to as well), a gauge, confidence, an answer, a check-in, being ready or
 * asking to talk, a change the pupil proposed or answered, an exit ticket. Not that the note hangs on the wall, was closed, or was
 * adjusted by a teacher alone: a teacher does that to the notes of all.
 *
 * @example
 * ```ts
 * import { type Act, isBegun, microtrackOf, type Publication } from '@track/microtrack'
 *
 * const task = { criterionIds: ['c1'], getsMeReady: false, optional: false }
 * const publication = {
 *   id: 'mon', outcome: 'I can find equivalent fractions', criteria: [{ id: 'c1', text: 'I can show it' }],
 *   tasks: [{ ...task, id: 'wall', text: 'Warm up' }], moveOn: [], questions: [], variants: [], readingBand: 'middle',
 *   pupils: [{ pupilId: 'ada', variantId: null }],
 *   startsOn: '2026-03-02', endsOn: '2026-03-02', publishedAt: '2026-03-01T16:00:00.000Z',
 * } satisfies Publication
 * const said = {
 *   publicationId: 'mon', pupilId: 'ada', via: 'screen', recordedBy: 'ada',
 *   at: '2026-03-02T09:10:00.000Z', recordedAt: '2026-03-02T09:10:01.000Z',
 * } as const
 * const park = { ...said, kind: 'park', id: 'a1', by: 'teacher', parked: true } satisfies Act
 * const tick = { ...said, kind: 'tick', id: 'a2', by: 'pupil', taskId: 'wall' } satisfies Act
 * isBegun(microtrackOf(publication, [park], { pupilId: 'ada' })) // => false
 * isBegun(microtrackOf(publication, [park, tick], { pupilId: 'ada' })) // => true
 * ```
 */
export function isBegun(note: Microtrack): boolean {
  const { before, after } = note.confidence
  return (
    note.isBuilt ||
    note.exit !== null ||
    note.readyAt !== null ||
    note.askedAt !== null ||
    before !== null ||
    after !== null ||
    note.checkIns.length > 0 ||
    note.criteria.some(({ gauges }) => gauges.length > 0) ||
    note.questions.some(({ answers }) => answers.length > 0) ||
    note.adjustments.some(isOfPupil) ||
    [...note.lines, ...note.moveOn].some(({ done, choice }) => done > 0 || choice?.attempts.length)
  )
}

/** A teacher's proposal that nobody answered, or that was taken back, says nothing about the pupil. */
function isOfPupil({ proposedBy, status }: Microtrack['adjustments'][number]): boolean {
  return proposedBy === 'pupil' || status === 'accepted' || status === 'declined'
}
