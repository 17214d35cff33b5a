import { compareCodeUnits, type Instant } from '@track/kernel'
import type { Microtrack } from './microtrack.js'

/** A pupil whom nobody has checked in with lately; `lastAt` null when nobody ever has. */
export interface NotCheckedIn {
  readonly pupilId: string
  readonly lastAt: Instant | null
}

/**
 * With whom has nobody checked in since a moment? Those never first, then the longest ago; the pupil's id breaks ties.
 *
 * Over all notes given, of the pupils in `pupilIds` (others are left aside); a check-in at that very moment is one since. Whom to see
 * next, not who stands where: what was said at a check-in plays no part. The order of the input does not matter.
 *
 * @example
 * ```ts
 * import { notCheckedIn } from '@track/microtrack'
 *
 * const seen = { standing: 'going-well', text: null, recordedAt: '2026-03-02T10:00:00.000Z', recordedBy: 'ms-okafor' } as const
 * const notes = [{ pupilId: 'ada', checkIns: [seen] }]
 * notCheckedIn(notes, { pupilIds: ['ada', 'ben'], since: '2026-03-02T00:00:00.000Z' }) // => [{ pupilId: 'ben', lastAt: null }]
 * ```
 */
export function notCheckedIn(
  microtracks: readonly Pick<Microtrack, 'pupilId' | 'checkIns'>[],
  { pupilIds, since }: { readonly pupilIds: readonly string[]; readonly since: Instant },
): NotCheckedIn[] {
  const lastAt = new Map<string, Instant>()
  for (const { pupilId, checkIns } of microtracks)
    for (const { recordedAt } of checkIns) if (recordedAt > (lastAt.get(pupilId) ?? '')) lastAt.set(pupilId, recordedAt)
  return [...new Set(pupilIds)]
    .map((pupilId) => ({ pupilId, lastAt: lastAt.get(pupilId) ?? null }))
    .filter((pupil) => pupil.lastAt === null || pupil.lastAt < since)
    .sort((a, b) => compareCodeUnits(a.lastAt ?? '', b.lastAt ?? '') || compareCodeUnits(a.pupilId, b.pupilId))
}
