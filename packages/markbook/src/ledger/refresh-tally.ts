import { checkLedger } from './check-ledger.js'
import type { Line } from './ledger.js'
import { lengthOf, lineAt, markIn, valueIn } from './line-at.js'
import { inForceOn, linesInCell, livingOf } from './lines-in-cell.js'
import { ASSESSED, NOTHING, SECURED } from './reading.js'
import type { Tally, TallyChanges } from './tally.js'

/**
 * Takes what was appended since into a tally, in time proportional to that, and says what changed: changes the tally.
 *
 * Every cell that was written in is read as it was and as it is, so late rows, corrections, voids and clears count as everywhere.
 *
 * @example
 * ```ts
 * import { appendToLedger, ledgerOf, planOf, refreshTally, tallyLedger } from '@track/markbook'
 *
 * const line = { pupilId: 'ada', objectiveId: 'count-in-6s', measureId: null, track: 'teacher', observedOn: '2026-03-02' } as const
 * const ledger = ledgerOf([{ ...line, id: 'e1', value: 'emerging', recordedAt: '2026-03-02T10:00:00.000Z' }])
 * const plan = planOf(ledger, {
 *   lists: [{ pupilIds: ['ada'], objectives: [{ objectiveId: 'count-in-6s', scaleId: 'depth' }] }],
 *   scales: [{
 *     id: 'depth', codes: [{ id: 'emerging' }, { id: 'secure' }], secureFrom: 'secure',
 *     effectiveFrom: '2025-09-01', recordedAt: '2025-08-20T09:00:00.000Z',
 *   }],
 * })
 * const tally = tallyLedger(plan, { dates: ['2026-03-31'] })
 * appendToLedger(ledger, [{ ...line, id: 'e2', value: 'secure', recordedAt: '2026-03-02T10:05:00.000Z' }])
 * refreshTally(tally).counts // => [{ place: 0, assessed: 1, secured: 0 }]
 * tally.secured // => Int32Array.of(1)
 * ```
 */
export function refreshTally(tally: Tally): TallyChanges {
  const { ledger } = tally.plan
  checkLedger(ledger)
  const length = lengthOf(ledger)
  const counts = new Map<number, TallyChanges['counts'][number]>()
  const marks = new Map<number, TallyChanges['marks'][number]>()
  const seen = new Map<number, Set<number>>()
  for (let row = tally.known; row < length; row++) {
    const { pupil, item } = lineAt(ledger, row)
    const items = seen.get(pupil)
    if (items?.has(item)) continue
    if (items) items.add(item)
    else seen.set(pupil, new Set([item]))
    const now = livingOf(ledger, linesInCell(ledger, { pupil, item }))
    if (item < 0) refreshMarks(tally, { pupil, item, now }, marks)
    else {
      const before = livingOf(ledger, linesInCell(ledger, { pupil, item, known: tally.known }))
      refreshCounts(tally, { pupil, item, before, now }, counts)
    }
  }
  tally.known = length
  return { counts: [...counts.values()], marks: [...marks.values()] }
}

function refreshCounts(
  tally: Tally,
  { pupil, item, before, now }: { pupil: number; item: number; before: readonly Line[]; now: readonly Line[] },
  changes: Map<number, TallyChanges['counts'][number]>,
): void {
  const { plan, days, readings, members, assessed, secured } = tally
  const { ledger, membersOfPupil, listOfMember, strands } = plan
  const objective = plan.objectives.get(ledger.objectives.list[item]!)
  if (objective === undefined) return
  for (const member of membersOfPupil.get(ledger.pupils.list[pupil]!) ?? [])
    for (const strand of strands[listOfMember[member]!]!) {
      if (!strand.objectives.includes(objective)) continue
      const from = strand.days.filter((_, place) => strand.objectives[place] === objective)
      for (let date = 0; date < days.length; date++) {
        const day = days[date]!
        const times = strand.sign * from.filter((first) => first <= day).length
        if (times === 0) continue
        const said = readings[date]!.saidIn.get(strand.scaleId)!
        const saidOf = (living: readonly Line[]) => said.get(wordOf(inForceOn(living, day))) ?? NOTHING
        const [then, today] = [saidOf(before), saidOf(now)]
        if (then === today) continue
        const place = date * members + member
        if (!changes.has(place)) changes.set(place, { place, assessed: assessed[place]!, secured: secured[place]! })
        assessed[place]! += times * (Number(today >= ASSESSED) - Number(then >= ASSESSED))
        secured[place]! += times * (Number(today === SECURED) - Number(then === SECURED))
      }
    }

  function wordOf(line: Line | undefined): string {
    return line === undefined || line.value < 0 ? '' : ledger.words.list[line.value]!
  }
}

function refreshMarks(
  { plan, days, slots, marks, markLines }: Tally,
  { pupil, item, now }: { pupil: number; item: number; now: readonly Line[] },
  changes: Map<number, TallyChanges['marks'][number]>,
): void {
  const { ledger, slotsOfPupil, measureOfSlot } = plan
  const measureId = ledger.measures.list[~item]!
  for (const slot of slotsOfPupil.get(ledger.pupils.list[pupil]!) ?? []) {
    if (measureOfSlot[slot] !== measureId) continue
    for (const [date, day] of days.entries()) {
      const inForce = inForceOn(now, day)
      const line = inForce === undefined || valueIn(ledger, inForce) === null ? undefined : inForce
      const place = date * slots + slot
      if (markLines[place] === (line?.row ?? -1)) continue
      changes.set(place, { place, mark: marks[place]!, line: markLines[place]! })
      markLines[place] = line?.row ?? -1
      marks[place] = line === undefined ? Number.NaN : markIn(ledger, line.value)
    }
  }
}
