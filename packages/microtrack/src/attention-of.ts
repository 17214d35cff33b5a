import { compareCodeUnits, type Instant } from '@track/kernel'
import type { Microtrack } from './microtrack.js'

/** A pupil who asked for the teacher, to talk or to show what they can do, and since when. */
export interface Attention {
  readonly pupilId: string
  readonly publicationId: string
  readonly about: 'ask' | 'ready'
  readonly at: Instant
}

/**
 * Who asked to talk, and who is ready to show what they can do? Whoever asked first comes first.
 *
 * A pupil who asks for both is there twice; one whom a teacher has heard since is not there. Ties go by pupil and note.
 *
 * @example
 * ```ts
 * import { attentionOf } from '@track/microtrack'
 *
 * const note = { pupilId: 'ada', publicationId: 'p', askedAt: '2026-03-02T10:05:00.000Z', readyAt: null }
 * attentionOf([note]) // => [{ pupilId: 'ada', publicationId: 'p', about: 'ask', at: '2026-03-02T10:05:00.000Z' }]
 * ```
 */
export function attentionOf(
  microtracks: readonly Pick<Microtrack, 'pupilId' | 'publicationId' | 'askedAt' | 'readyAt'>[],
): Attention[] {
  return microtracks
    .flatMap(({ pupilId, publicationId, askedAt, readyAt }) => [
      ...(askedAt === null ? [] : [{ pupilId, publicationId, about: 'ask' as const, at: askedAt }]),
      ...(readyAt === null ? [] : [{ pupilId, publicationId, about: 'ready' as const, at: readyAt }]),
    ])
    .sort(
      (a, b) =>
        compareCodeUnits(a.at, b.at) ||
        compareCodeUnits(a.pupilId, b.pupilId) ||
        compareCodeUnits(a.publicationId, b.publicationId) ||
        compareCodeUnits(a.about, b.about),
    )
}
