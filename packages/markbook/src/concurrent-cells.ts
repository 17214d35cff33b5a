import type { CalendarDate } from '@track/kernel'
import { compareCodeUnits } from '@track/kernel'
import type { Entry } from './entry.js'
import { entryKind } from './entry-kind.js'
import { isConcurrent } from './is-concurrent.js'
import { lineInForce } from './state-as-of.js'

/**
 * Two lines of one cell, of an objective or of a measure, written by people who could not see each other's. Both are kept; a person
 * says which stands.
 */
export interface ConcurrentCell extends Pick<Entry, 'pupilId' | 'objectiveId' | 'measureId'> {
  /** The mark that was there first, and the one that came upon it unseen. */
  readonly marks: readonly [Entry, Entry]
}

/**
 * The cells where two marks stand against each other and that somebody has a part in, oldest question first.
 *
 * Both writers come to the same answer from the log alone: the last line of the cell was written upon something else than what
 * was there. Whoever marks the cell again, seeing both, answers it for everybody; so does taking the last line back.
 * The teachers' track only, words and marks of a measure as well as judgements; the order of the log does not matter.
 *
 * @example
 * ```ts
 * import { concurrentCells } from '@track/markbook'
 *
 * const cell = { pupilId: 'ada', objectiveId: 'count-in-6s', measureId: null, track: 'teacher', via: 'entry', observedOn: '2026-03-02' } as const
 * const log = [
 *   { ...cell, id: 'e1', value: 'secure', basis: null, recordedBy: 'jones', recordedAt: '2026-03-02T10:42:00.000Z' },
 *   { ...cell, id: 'e2', value: 'developing', basis: null, recordedBy: 'karimi', recordedAt: '2026-03-02T10:45:00.000Z' },
 * ] as const
 * const cells = concurrentCells(log, { accountId: 'jones', asOf: '2026-03-03' })
 * cells.map(({ marks }) => marks.map(({ id }) => id)) // => [['e1', 'e2']]
 * concurrentCells(log, { accountId: 'another colleague', asOf: '2026-03-03' }) // => []
 * ```
 */
export function concurrentCells(
  log: readonly Entry[],
  { accountId, asOf }: { readonly accountId: string; readonly asOf: CalendarDate },
): ConcurrentCell[] {
  const cells = new Map<string, Entry[]>()
  for (const entry of log) {
    if (entry.track !== 'teacher') continue
    const key = `${entry.pupilId} ${entry.objectiveId ?? ''} ${entry.measureId ?? ''}`
    const cell = cells.get(key)
    if (cell) cell.push(entry)
    else cells.set(key, [entry])
  }
  const found = [...cells.values()].flatMap((cell) => {
    const marks = cell.length < 2 ? null : againstEachOther(cell, asOf)
    if (!marks?.some(({ recordedBy }) => recordedBy === accountId)) return []
    const { pupilId, objectiveId, measureId } = marks[1]
    return { pupilId, objectiveId, measureId, marks }
  })
  return found.sort((a, b) => byRecording(a.marks[1], b.marks[1]))
}

function againstEachOther(cell: readonly Entry[], asOf: CalendarDate): readonly [Entry, Entry] | null {
  const ordered = [...cell].sort(byRecording)
  const dead = new Set(ordered.flatMap(({ supersedes }) => supersedes ?? []))
  const at = ordered.findLastIndex((line) => !dead.has(line.id) && entryKind(line) !== 'void')
  const last = ordered[at]
  if (!last) return null
  const head = lineInForce(
    ordered.slice(0, at).filter(({ id }) => !dead.has(id)),
    { asOf },
  )
  return head && isConcurrent({ basis: basisOf(last, head) }, head.id) ? [head, last] : null
}

/**
 * What the writer saw: null for an empty cell. The log keeps no difference between that and a writer who does not say. A mark
 * from a screen has a batch, and a screen always says; so upon somebody else's mark it was written as if the cell were empty.
 */
function basisOf({ basis, via, batchId, recordedBy }: Entry, head: Entry): string | null | undefined {
  const fromScreen = via === 'entry' && batchId !== undefined
  return basis === undefined && fromScreen && recordedBy !== head.recordedBy ? null : basis
}

/** The order in which the log took them: a line on its way stands last. */
function byRecording(a: Entry, b: Entry): number {
  return compareCodeUnits(a.recordedAt, b.recordedAt) || compareCodeUnits(a.id, b.id)
}
