import type { CalendarDate, Issue } from '@track/kernel'
import type { NewEntry } from './entry.js'
import { ERROR_CODES } from './errors.js'
import { isSameCell } from './state-as-of.js'

/**
 * May this new entry be written? Every reason against it, or an empty list.
 *
 * `target` is the entry that `supersedes` names, if it is known; `today` is the school's own today. Its shape is what `Entry`
 * parses; this looks at what it means beside the rest of the log. Correcting a dead line is allowed and changes nothing that
 * is dead: two people may correct the same line.
 *
 * @example
 * ```ts
 * import { checkEntry } from '@track/markbook'
 *
 * const entry = {
 *   id: 'e2', pupilId: 'ada', objectiveId: 'count-in-6s', measureId: null, value: 'secure',
 *   observedOn: '2026-03-03', track: 'teacher', via: 'entry',
 * } as const
 * checkEntry(entry, { today: '2026-03-03' }) // => []
 * checkEntry(entry, { today: '2026-03-02' })[0]?.code // => 'markbook/observed-in-future'
 * checkEntry({ ...entry, supersedes: 'e1' }, { today: '2026-03-03' })[0]?.code // => 'markbook/unknown-target'
 * ```
 */
export function checkEntry(
  entry: Pick<
    NewEntry,
    'id' | 'pupilId' | 'objectiveId' | 'measureId' | 'value' | 'observedOn' | 'track' | 'supersedes'
  >,
  {
    target,
    today,
  }: {
    readonly target?: Pick<NewEntry, 'id' | 'pupilId' | 'objectiveId' | 'measureId' | 'track'> | undefined
    readonly today: CalendarDate
  },
): Issue[] {
  const issues: Issue[] = []
  if ((entry.objectiveId === null) === (entry.measureId === null))
    issues.push(issue('markbook/objective-or-measure', 'objectiveId'))
  else if (entry.objectiveId !== null && typeof entry.value === 'number')
    issues.push(issue('markbook/value-kind', 'value'))
  if (entry.observedOn > today) issues.push(issue('markbook/observed-in-future', 'observedOn'))
  if (entry.supersedes !== undefined) {
    if (entry.supersedes === entry.id) issues.push(issue('markbook/wrong-cell', 'supersedes'))
    else if (target === undefined || target.id !== entry.supersedes)
      issues.push(issue('markbook/unknown-target', 'supersedes'))
    else if (!isSameCell(entry, target)) issues.push(issue('markbook/wrong-cell', 'supersedes'))
  }
  return issues
}

function issue(code: keyof typeof ERROR_CODES, field: string): Issue {
  return { code, field, message: ERROR_CODES[code], severity: 'error' }
}
