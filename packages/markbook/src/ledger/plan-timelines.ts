import { countUpTo } from './count-up-to.js'
import type { Ledger } from './ledger.js'
import { CLEAR, NO_STATE, READ_LINE } from './line-codes.js'
import type { MadeOfIndex, Plan, Strand } from './plan.js'
import { NOTHING, type Reading, type Said, saidByCode } from './reading.js'
import { type Events, makeRoom, noEvents, rowOn, type Timeline, timelineOf } from './timeline.js'

/** The counts of a member in one number: assessed in the lower 16 bits, secured in the upper. */
const COUNTS = [0, 1, 1 + (1 << 16)] as const
export const assessedIn = (counts: number): number => counts & 0xffff
export const securedIn = (counts: number): number => counts >>> 16

/** What was made of the ledger's index so far; nothing yet if the index is a new one. */
export function madeOf(plan: Plan): MadeOfIndex {
  if (plan.made.index !== plan.ledger.index) plan.made = { index: plan.ledger.index, counts: new Map(), marks: null }
  return plan.made
}

/**
 * The counts of all members on some days, by the lines in the index, with the scales read in one way.
 *
 * The first question is answered from the lines, as many pages are asked for once; the next one makes a timeline for all others.
 */
export function countsOn(
  plan: Plan,
  { reading, days }: { readonly reading: Reading; readonly days: readonly number[] },
): Int32Array[] {
  const { counts } = madeOf(plan)
  if (!counts.has(reading.key) && days.length <= FEW) {
    counts.set(reading.key, null)
    return countLines(plan, { reading, days })
  }
  const timeline = counts.get(reading.key) ?? makeCounts(plan, reading)
  counts.set(reading.key, timeline)
  return days.map((day) => rowOn(timeline, day))
}

/** So many days are read from the lines sooner than a timeline is made. */
const FEW = 6

function countLines(
  plan: Plan,
  { reading, days }: { readonly reading: Reading; readonly days: readonly number[] },
): Int32Array[] {
  const { membersOfPupil, listOfMember, strands, ledger } = plan
  const dates = days.map((day) => ({
    day,
    end: countUpTo(ledger.index.calendar, day),
    counts: new Int32Array(plan.members),
  }))
  const scales = countsInScales(plan, reading)
  const cells = cellsOfPlan(plan)
  for (const [pupilId, ofPupil] of membersOfPupil) {
    if (!findCells(cells, plan, pupilId)) continue
    for (const member of ofPupil)
      for (const strand of strands[listOfMember[member]!]!)
        countStrand(strand, cells.cellOf, ledger, scales.get(strand.scaleId)!, dates, member)
  }
  return dates.map(({ counts }) => counts)
}

/** A day, how many days of the index's calendar there are up to it, and the counts of all members on it. */
interface CountedDay {
  readonly day: number
  readonly end: number
  readonly counts: Int32Array
}

/** Adds what stands on each day of what a strand counts by then. */
function countStrand(
  { objectives, days: from, sign }: Strand,
  cellOf: Int32Array,
  ledger: Ledger,
  scale: CountsInScale,
  dates: readonly CountedDay[],
  member: number,
): void {
  const { cellStarts, days, codes } = ledger.index
  for (let place = 0; place < objectives.length; place++) {
    const cell = cellOf[objectives[place]!]!
    if (cell < 0) continue
    const [first, start, next] = [from[place]!, cellStarts[cell]!, cellStarts[cell + 1]!]
    for (let date = 0; date < dates.length; date++) {
      const { day, end, counts } = dates[date]!
      if (first > day) continue
      let code: number = CLEAR
      for (let at = start; at < next; at++) {
        const said = codes[at]!
        // Whether a judgement is from before a day is a coin toss: a mask of ones or zeros takes it or leaves it, without a branch.
        if (said !== NO_STATE) code ^= (code ^ said) & ((days[at]! - end) >> 31)
      }
      counts[member]! += sign * (code === READ_LINE ? countsOfLineIn(ledger, cell, end, scale) : scale.ofCode[code]!)
    }
  }
}

/** What the line in force in a cell adds, where its byte does not tell. */
function countsOfLineIn(ledger: Ledger, cell: number, end: number, scale: CountsInScale): number {
  const { cellStarts, days, codes, lines } = ledger.index
  let at = cellStarts[cell + 1]! - 1
  while (days[at]! >= end || codes[at] === NO_STATE) at--
  return countsOfLine(ledger, lines[at]!, scale)
}

function makeCounts(plan: Plan, reading: Reading): Timeline {
  const { membersOfPupil, listOfMember, strands, ledger } = plan
  const { calendar, lines } = ledger.index
  const all = strands.flat()
  const axis = axisOf(
    calendar,
    all.map(({ days }) => days),
  )
  const dayOnAxis = calendar.map((day) => countUpTo(axis, day) - 1)
  const placeOfDay = new Map(Array.from(axis, (day, place) => [day, place]))
  const fromOf = new Map(all.map((strand) => [strand, strand.days.map((day) => placeOfDay.get(day)!)]))
  const scales = countsInScales(plan, reading)
  const cells = cellsOfPlan(plan)
  const events = noEvents(lines.length)
  for (const [pupilId, ofPupil] of membersOfPupil) {
    if (!findCells(cells, plan, pupilId)) continue
    for (const member of ofPupil)
      for (const strand of strands[listOfMember[member]!]!)
        gatherStrand(strand, cells.cellOf, ledger, scales.get(strand.scaleId)!, {
          events,
          member,
          dayOnAxis,
          from: fromOf.get(strand)!,
        })
  }
  return timelineOf(events, { start: new Int32Array(plan.members), days: axis })
}

/** Every step that the counts of a member took by what a strand counts. */
function gatherStrand(
  { objectives, sign }: Strand,
  cellOf: Int32Array,
  ledger: Ledger,
  scale: CountsInScale,
  {
    events,
    member,
    dayOnAxis,
    from,
  }: {
    readonly events: Events
    readonly member: number
    readonly dayOnAxis: Int32Array
    readonly from: Int32Array
  },
): void {
  const { cellStarts, days, codes, lines } = ledger.index
  for (let place = 0; place < objectives.length; place++) {
    const cell = cellOf[objectives[place]!]!
    if (cell < 0) continue
    const [start, end] = [cellStarts[cell]!, cellStarts[cell + 1]!]
    makeRoom(events, end - start)
    const first = from[place]!
    let { count } = events
    const { days: eventDays, places, steps } = events
    let before = 0
    for (let at = start; at < end; at++) {
      const code = codes[at]!
      if (code === NO_STATE) continue
      const counts = code === READ_LINE ? countsOfLine(ledger, lines[at]!, scale) : scale.ofCode[code]!
      eventDays[count] = Math.max(dayOnAxis[days[at]!]!, first)
      places[count] = member
      steps[count] = sign * (counts - before)
      // Whether a judgement changes anything is a coin toss: what changes nothing is written over, not branched around.
      count += counts === before ? 0 : 1
      before = counts
    }
    events.count = count
  }
}

/** The cells of one pupil by the plan's numbers of objectives, -1 where nothing was written; and how to find the next pupil's. */
interface CellsOfPlan {
  readonly cellOf: Int32Array
  readonly objectiveOfItem: Int32Array
  /** The cells that `cellOf` holds. */
  from: number
  to: number
}

function cellsOfPlan({ ledger, objectives }: Plan): CellsOfPlan {
  // What no list teaches shares a last place, which nobody reads.
  const objectiveOfItem = new Int32Array(ledger.objectives.list.length).fill(objectives.size)
  for (const [id, objective] of objectives) {
    const item = ledger.objectives.numbers.get(id)
    if (item !== undefined) objectiveOfItem[item] = objective
  }
  return { cellOf: new Int32Array(objectives.size + 1).fill(-1), objectiveOfItem, from: 0, to: 0 }
}

/** Finds a pupil's cells; false if the index has none. */
function findCells(cells: CellsOfPlan, { ledger }: Plan, pupilId: string): boolean {
  const { pupilCells, cellItems } = ledger.index
  const { cellOf, objectiveOfItem } = cells
  for (let cell = cells.from; cell < cells.to; cell++)
    if (cellItems[cell]! >= 0) cellOf[objectiveOfItem[cellItems[cell]!]!] = -1
  const pupil = ledger.pupils.numbers.get(pupilId) ?? pupilCells.length
  cells.from = pupilCells[pupil] ?? 0
  cells.to = pupilCells[pupil + 1] ?? cells.from
  for (let cell = cells.from; cell < cells.to; cell++)
    if (cellItems[cell]! >= 0) cellOf[objectiveOfItem[cellItems[cell]!]!] = cell
  return cells.from < cells.to
}

/** What a line adds to the counts in a scale: by its byte in the index, or by its word where the byte does not tell. */
interface CountsInScale {
  readonly ofCode: Int32Array
  readonly said: ReadonlyMap<string, Said>
}

function countsInScales({ ledger }: Plan, { saidIn }: Reading): ReadonlyMap<string, CountsInScale> {
  return new Map(
    Array.from(saidIn, ([scaleId, said]) => [
      scaleId,
      { ofCode: Int32Array.from(saidByCode(said, ledger.words.list), (one) => COUNTS[one]), said },
    ]),
  )
}

function countsOfLine({ rows, words }: Ledger, line: number, { said }: CountsInScale): number {
  const value = rows.value[line]!
  return value < 0 ? 0 : COUNTS[said.get(words.list[value]!) ?? NOTHING]!
}

/** The days of the log and those on which something begins or ends to count, ascending. */
function axisOf(calendar: Int32Array, more: readonly Int32Array[]): Int32Array {
  const days = new Set(calendar)
  for (const some of more) for (const day of some) days.add(day)
  return Int32Array.from(days).sort()
}
