import type { EntryLike } from './entry.js'

/**
 * Is this the same entry sent again? Then sending it twice is harmless; if not, its id was used for two things.
 *
 * Compares what the writer said: pupil, objective or measure, value, day, track, how it came, batch, target and basis. What the
 * server stamps (`recordedAt`, `recordedBy`) is left out, since a retry does not know it. `null` and absent are the same.
 *
 * @example
 * ```ts
 * import { samePayload } from '@track/markbook'
 *
 * const sent = { id: 'e1', pupilId: 'ada', objectiveId: null, measureId: 'test', value: 104, observedOn: '2026-03-02', track: 'teacher' } as const
 * samePayload(sent, { ...sent, recordedAt: '2026-03-02T10:00:00.000Z' }) // => true
 * samePayload(sent, { ...sent, value: 105 }) // => false
 * ```
 */
export function samePayload(a: Payload, b: Payload): boolean {
  return FIELDS.every((field) => (a[field] ?? null) === (b[field] ?? null))
}

type Payload = Omit<EntryLike, 'recordedAt'> & {
  readonly recordedAt?: string | null | undefined
  readonly recordedBy?: string | null | undefined
  readonly via?: string | null | undefined
  readonly batchId?: string | null | undefined
  readonly basis?: string | null | undefined
}

const FIELDS = [
  'id',
  'pupilId',
  'objectiveId',
  'measureId',
  'value',
  'observedOn',
  'track',
  'via',
  'batchId',
  'supersedes',
  'basis',
] as const satisfies readonly (keyof Payload)[]
