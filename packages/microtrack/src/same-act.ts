import type { NewAct } from './act.js'

/**
 * Is this the same act sent again? Then sending it twice is harmless; if not, its id was used for two things.
 *
 * What the keeper of the log stamps (`recordedAt`, `recordedBy`) is left out, since a retry does not know it. An absent key and an
 * undefined one are the same, space around somebody's words means nothing, and an act whose words were erased is still that act.
 *
 * @example
 * ```ts
 * import { sameAct } from '@track/microtrack'
 *
 * const sent = {
 *   kind: 'tick', id: 'a1', publicationId: 'mon', pupilId: 'ada', by: 'pupil', via: 'screen', at: '2026-03-02T09:10:00.000Z', taskId: 'wall',
 * } as const
 * sameAct(sent, { ...sent, recordedAt: '2026-03-02T09:12:00.000Z' } as typeof sent) // => true
 * sameAct(sent, { ...sent, taskId: 'cards' }) // => false
 * ```
 */
export function sameAct(a: NewAct, b: NewAct): boolean {
  const isErased = !hasWords(a) || !hasWords(b)
  return isSame(payloadOf(a), payloadOf(b)) && (isErased || isSame(wordsOf(a), wordsOf(b)))
}

/** Whether anything that somebody wrote is (still) with the act. */
export function hasWords(act: NewAct): boolean {
  return Object.values(wordsOf(act)).some((words) => words !== undefined)
}

function wordsOf(act: NewAct): Readonly<Record<string, string | undefined>> {
  return 'words' in act ? (act.words ?? {}) : {}
}

function payloadOf(act: NewAct): object {
  return { ...act, words: undefined, recordedAt: undefined, recordedBy: undefined }
}

function isSame(a: unknown, b: unknown): boolean {
  if (typeof a === 'string' && typeof b === 'string') return a.trim() === b.trim()
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b
  const [left, right] = [a, b] as Readonly<Record<string, unknown>>[]
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].every((key) => isSame(left![key], right![key]))
}
