import type { ActsResult } from '@track/api-contract'
import type { NewAct } from '@track/microtrack'
import type pg from 'pg'
import { changeSchool } from '../../change-school.js'
import { type Reason, writeActs } from './write-acts.js'

/** Keeps what a pupil did on their own notes: as themselves or with a partner, on a screen, and on nobody else's. */
export async function writeOwnActs(
  pool: pg.Pool,
  acts: readonly NewAct[],
  { schoolId, pupilId }: { readonly schoolId: string; readonly pupilId: string },
): Promise<ActsResult> {
  const refuse = (act: NewAct): Reason | null => {
    // A note that is somebody else's is told like one that is nobody's.
    if (act.pupilId !== pupilId) return 'microtrack/unknown-note'
    return act.by === 'teacher' || act.via === 'paper' ? 'microtrack/not-allowed' : null
  }
  return changeSchool(pool, schoolId, (tx) => writeActs(tx, acts, { schoolId, recordedBy: pupilId, refuse }))
}
