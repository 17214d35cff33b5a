import type { Transaction } from '../../database/transaction.js'
import { refusal } from '../../problem.js'
import { findWork, lockPupils, type RemovableWork, takeAway } from './placements-repository.js'

/**
 * Takes a piece off its chart, with what was said about it, out of everybody's sight.
 *
 * What was said stays in its log, and nobody reads it any more. The picture is erased.
 */
export async function removeWork(
  tx: Transaction,
  workId: string,
  {
    removedBy,
    check,
  }: {
    /** An account, or a pupil. */
    readonly removedBy: string
    /** Throws what is against it. */
    readonly check: (work: RemovableWork) => Promise<void>
  },
): Promise<void> {
  const found = await findWork(tx, workId)
  if (found === undefined) throw refusal('request/not-found')
  // Nobody places it, nor shows its picture with another piece, while it goes.
  await lockPupils(tx, [found.pupilId])
  const work = await findWork(tx, workId)
  if (work === undefined) throw refusal('request/not-found')
  await check(work)
  await takeAway(tx, work, removedBy)
}
