import type { CalendarDate } from '@track/kernel'
import { dayOf } from './calendar-days.js'
import { checkLedger } from './check-ledger.js'
import { countUpTo } from './count-up-to.js'
import { markIn } from './line-at.js'
import { marksTimeline } from './marks-timeline.js'
import type { Plan } from './plan.js'
import { assessedIn, countsOn, securedIn } from './plan-timelines.js'
import { readingOn } from './reading.js'
import { refreshTally } from './refresh-tally.js'
import type { Tally } from './tally.js'
import { rowOn } from './timeline.js'

/**
 * How much of what was taught to each pupil of each list is assessed and secured on each of any days, and which marks stand.
 *
 * Taught by a day is what is taught from that day or earlier; what is judged and not taught by then counts nowhere. Secured is asked
 * of the version of the scale in force on the day; a code that it does not have, or a number, says nothing, as if nobody had judged.
 * The first question of a plan reads its judgements once, the second remembers how the counts went, and every other one costs a few
 * copies of the answer.
 * See `planOf` for an example.
 */
export function tallyLedger(plan: Plan, { dates }: { readonly dates: readonly CalendarDate[] }): Tally {
  checkLedger(plan.ledger)
  const { members, slots } = plan
  const days = dates.map(dayOf)
  const [atMembers, atSlots] = [dates.length * members, dates.length * slots]
  const tally: Tally = {
    plan,
    dates,
    members,
    memberStarts: plan.memberStarts,
    taught: new Int32Array(atMembers),
    assessed: new Int32Array(atMembers),
    secured: new Int32Array(atMembers),
    slots,
    slotStarts: plan.slotStarts,
    marks: new Float64Array(atSlots).fill(Number.NaN),
    markLines: new Int32Array(atSlots),
    days,
    readings: dates.map((date) => readingOn(plan, date)),
    known: plan.ledger.rows.pupil.length,
  }
  for (const [date, day] of days.entries()) {
    fillTaught(tally, date, day)
    if (slots > 0) fillMarks(tally, date, day)
  }
  fillCounts(tally)
  refreshTally(tally)
  return tally
}

function fillTaught({ plan: { strands, memberStarts }, members, taught }: Tally, date: number, day: number): void {
  for (const [list, ofList] of strands.entries()) {
    let count = 0
    for (const { sign, daysAscending } of ofList) count += sign * countUpTo(daysAscending, day)
    taught.fill(count, date * members + memberStarts[list]!, date * members + memberStarts[list + 1]!)
  }
}

/** The dates on which the scales are read alike are asked about together. */
function fillCounts({ plan, members, assessed, secured, days, readings }: Tally): void {
  const alike = new Map(readings.map((reading) => [reading.key, reading]))
  for (const reading of alike.values()) {
    const dates = [...days.keys()].filter((date) => readings[date]!.key === reading.key)
    const countsOnDates = countsOn(plan, { reading, days: dates.map((date) => days[date]!) })
    for (const [place, date] of dates.entries()) {
      const counts = countsOnDates[place]!
      const first = date * members
      for (let member = 0; member < members; member++) {
        assessed[first + member] = assessedIn(counts[member]!)
        secured[first + member] = securedIn(counts[member]!)
      }
    }
  }
}

function fillMarks({ plan, slots, marks, markLines }: Tally, date: number, day: number): void {
  const lines = rowOn(marksTimeline(plan), day)
  const { ledger } = plan
  markLines.set(lines, date * slots)
  for (let slot = 0; slot < slots; slot++) {
    const line = lines[slot]!
    if (line >= 0) marks[date * slots + slot] = markIn(ledger, ledger.rows.value[line]!)
  }
}
