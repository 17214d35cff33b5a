import { TrackError } from '@track/kernel'
import type { Microtrack } from './microtrack.js'

/** Throws unless all notes are of one pupil: what is told from them is that pupil's own. */
export function checkOnePupil(microtracks: readonly Pick<Microtrack, 'pupilId' | 'publicationId'>[]): void {
  const first = microtracks[0]
  const stranger = first && microtracks.find(({ pupilId }) => pupilId !== first.pupilId)
  if (stranger)
    throw new TrackError('microtrack/mixed-pupils', 'These notes must all be of one pupil: ask for each pupil apart', {
      publicationIds: [first.publicationId, stranger.publicationId],
    })
}
