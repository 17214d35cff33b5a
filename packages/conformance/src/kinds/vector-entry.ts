import type { CalendarDate, Instant } from '@track/kernel'
import type { EntryLike } from '@track/markbook'

/** An entry as vectors write it: the depth is its rank. */
export interface VectorEntry {
  readonly id: string
  readonly observedOn: CalendarDate
  readonly recordedAt: Instant
  readonly rank: number | null
  readonly supersedes?: string
}

/** The entry of the log that a vector means, in one cell unless told otherwise. */
export function toEntry(
  { id, observedOn, recordedAt, rank, supersedes }: VectorEntry,
  cell: Partial<Pick<EntryLike, 'pupilId' | 'objectiveId'>> = {},
): EntryLike {
  return {
    pupilId: 'pupil',
    objectiveId: 'objective',
    ...cell,
    id,
    measureId: null,
    track: 'teacher',
    value: rank,
    observedOn,
    recordedAt,
    supersedes,
  }
}
