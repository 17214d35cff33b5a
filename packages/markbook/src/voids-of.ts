import { TrackError } from '@track/kernel'
import type { EntryLike, NewEntry } from './entry.js'
import { entryKind } from './entry-kind.js'

/**
 * The voids that undo what was written together: one for each entry of the batch, under the ids you give, in order.
 *
 * A void stands at the day of its target, so it is never in the future and is found beside it. A void in the batch is passed
 * over: taking it back does nothing. What a correction in the batch had replaced stays dead; bring it back with a new entry.
 *
 * @example
 * ```ts
 * import { voidsOf } from '@track/markbook'
 *
 * const batch = [{
 *   id: 'e1', pupilId: 'ada', objectiveId: 'count-in-6s', measureId: null, value: 'secure', track: 'teacher',
 *   observedOn: '2026-03-02', recordedAt: '2026-03-02T10:00:00.000Z',
 * }] as const
 * const undo = voidsOf(batch, { ids: ['v1'], batchId: 'undo-1' })
 * undo.map(({ id, value, supersedes }) => ({ id, value, supersedes })) // => [{ id: 'v1', value: null, supersedes: 'e1' }]
 * ```
 */
export function voidsOf(
  batch: readonly EntryLike[],
  { ids, batchId }: { readonly ids: readonly string[]; readonly batchId?: string },
): NewEntry[] {
  if (ids.length !== batch.length)
    throw new TrackError('markbook/ids-do-not-match', 'Give exactly one new id for each entry of the batch', {
      entries: batch.length,
      ids: ids.length,
    })
  return batch.flatMap((entry, index) =>
    entryKind(entry) === 'void'
      ? []
      : {
          id: ids[index]!,
          pupilId: entry.pupilId,
          objectiveId: entry.objectiveId,
          measureId: entry.measureId,
          value: null,
          observedOn: entry.observedOn,
          track: entry.track,
          via: 'entry' as const,
          ...(batchId === undefined ? {} : { batchId }),
          supersedes: entry.id,
        },
  )
}
