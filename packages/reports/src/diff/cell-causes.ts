import { compareCodeUnits } from '@track/kernel'
import type { ChangeEnd } from '../baseline-of.js'
import type { PageCell } from '../page-cell.js'
import { entriesBehind } from './entries-behind.js'
import { CAUSE_KINDS, type CauseKind, type CellCause } from './page-diff.js'
import { endsOfNumber, type StateOfPage } from './page-states.js'

/** A number that reads otherwise, with the group's pupils on each date, before and after. */
interface ChangedNumber {
  readonly column: number
  readonly date: number
  readonly before: PageCell
  readonly after: PageCell
  readonly members: { readonly before: Members; readonly after: Members }
}

type Members = readonly (readonly string[])[]

/** Says why a number reads otherwise: one cause of a kind, over both ends of a change. */
export function causeFinder(states: readonly StateOfPage[]): (number: ChangedNumber) => CellCause[] {
  // A pupil stands in many rows, with the same figure in each.
  const entries = new Map<string, readonly string[]>()
  const entryIdsOf: EntryIdsOf = (end, pupilId) => {
    const key = JSON.stringify([end, pupilId])
    const found = entries.get(key) ?? entriesBehind({ was: states[0]!, is: states[1]! }, { end, pupilId })
    entries.set(key, found)
    return found
  }
  return (number) => causesOf(states, number, entryIdsOf)
}

type EntryIdsOf = (end: ChangeEnd, pupilId: string) => readonly string[]

function causesOf(states: readonly StateOfPage[], number: ChangedNumber, entryIdsOf: EntryIdsOf): CellCause[] {
  if (number.before.suppressed || number.after.suppressed) return [{ kind: 'hidden', pupilIds: [], entryIds: [] }]
  if (number.before.blank || number.after.blank) return [{ kind: 'other', pupilIds: [], entryIds: [] }]
  const [was, isInLog] = [states[0]!, states[1]!]
  const is = states.at(-1)!
  const found = new Map<CauseKind, { readonly pupils: Set<string>; readonly entries: Set<string> }>()
  const blame = (cause: CauseKind, pupilId: string, entryIds: readonly string[] = []) => {
    const sofar = found.get(cause) ?? { pupils: new Set(), entries: new Set() }
    sofar.pupils.add(pupilId)
    for (const id of entryIds) sofar.entries.add(id)
    found.set(cause, sofar)
  }
  const column = was.sources.definition.columns[number.column]!
  for (const end of endsOfNumber(was.sources, { column, date: number.date })) {
    const before = new Set(number.members.before[end.date])
    const after = new Set(number.members.after[end.date])
    for (const pupilId of after) if (!before.has(pupilId) && is.figure(end, pupilId) !== null) blame('joined', pupilId)
    for (const pupilId of before) {
      if (!after.has(pupilId)) {
        if (was.figure(end, pupilId) !== null) blame('left', pupilId)
        continue
      }
      if (was.figure(end, pupilId) !== isInLog.figure(end, pupilId)) {
        // Without any, lines are gone that the kept page was calculated from.
        const entryIds = entryIdsOf(end, pupilId)
        blame(entryIds.length > 0 ? 'entries' : 'other', pupilId, entryIds)
      }
      for (const [place, state] of states.entries())
        if (place > 1 && states[place - 1]!.figure(end, pupilId) !== state.figure(end, pupilId))
          blame(state.cause!, pupilId)
    }
  }
  if (found.size === 0) return [{ kind: 'other', pupilIds: [], entryIds: [] }]
  return CAUSE_KINDS.flatMap((kind): CellCause[] => {
    const cause = found.get(kind)
    if (!cause) return []
    const [pupilIds, entryIds] = [cause.pupils, cause.entries].map((ids) => [...ids].sort(compareCodeUnits))
    return [{ kind, pupilIds: pupilIds!, entryIds: entryIds! }]
  })
}
