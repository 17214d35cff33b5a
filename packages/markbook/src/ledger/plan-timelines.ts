import { countUpTo } from './count-up-to.js'
import type { Ledger } from './ledger.js'
import { NO_STATE, READ_LINE } from './line-codes.js'
import type { MadeOfIndex, Plan, Strand } from './plan.js'
import { NOTHING, type Reading, type Said, saidByCode } from './reading.js'
import { type Events, makeRoom, noEvents, rowOn, type Timeline, timelineOf } from './timeline.js'

/** The counts of a member in one number: assessed in the lower 16 bits, secured in the upper. */
const COUNTS = [0, 1, 1 + (1 << 16)] as const
export const assessedIn = (counts: number): number => counts & 0xffff
export const securedIn = (counts: number): number => counts >>> 16

/**
 * What a line adds to the counts: in place `3 * before + now` by what was said before it and what it says, and nine places further
 * on the same taken away.
 */
const STEPS = Int32Array.from([1, -1].flatMap((sign) => COUNTS.flatMap((a) => COUNTS.map((b) => sign * (b - a)))))
const TAKEN_AWAY = 9

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
  const axis = Int32Array.from(days).sort()
  const { members } = plan
  // What happens on each day of the axis, or after all of them, member by member.
  const width = axis.length + 1
  const steps = new Int32Array(members * width)
  takeSteps(plan, { reading, axis }, (strand, found, member) => addSteps(strand, found, steps, member * width))
  const rows = days.map(() => new Int32Array(members))
  for (let member = 0; member < members; member++)
    for (let date = 0, counts = 0; date < axis.length; date++) {
      counts += steps[member * width + date]!
      rows[date]![member] = counts
    }
  return days.map((day) => rows[axis.indexOf(day)]!)
}

function makeCounts(plan: Plan, reading: Reading): Timeline {
  const { calendar, lines } = plan.ledger.index
  const axis = axisOf(
    calendar,
    plan.strands.flatMap((ofList) => ofList.map(({ days }) => days)),
  )
  const events = noEvents(lines.length)
  takeSteps(plan, { reading, axis }, (strand, found, member) => gatherSteps(strand, found, events, member))
  return timelineOf(events, { start: new Int32Array(plan.members), days: axis, sizes: STEPS })
}

/** What is known of a pupil's lines, and of a strand, while steps are taken. Days are places on an axis. */
interface Found {
  readonly ledger: Ledger
  readonly cellOf: Int32Array
  /** The first day of the axis that is no earlier than each day of the calendar. */
  readonly dayOnAxis: Int32Array
  scale: ScaleRead
  /** The same of the days from which the strand counts its objectives. */
  from: Int32Array
}

/** Goes through every strand of every member. */
function takeSteps(
  plan: Plan,
  { reading, axis }: { readonly reading: Reading; readonly axis: Int32Array },
  take: (strand: Strand, found: Found, member: number) => void,
): void {
  const { membersOfPupil, listOfMember, strands, ledger } = plan
  const onAxis = (day: number) => countUpTo(axis, day - 1)
  const from = strands.map((ofList) => ofList.map(({ days }) => days.map(onAxis)))
  const scales = scalesRead(plan, reading)
  const cells = cellsOfPlan(plan)
  const dayOnAxis = ledger.index.calendar.map(onAxis)
  for (const [pupilId, ofPupil] of membersOfPupil) {
    if (!findCells(cells, plan, pupilId)) continue
    for (const member of ofPupil) {
      const list = listOfMember[member]!
      for (const [place, strand] of strands[list]!.entries())
        take(
          strand,
          { ledger, cellOf: cells.cellOf, dayOnAxis, scale: scales.get(strand.scaleId)!, from: from[list]![place]! },
          member,
        )
    }
  }
}

/** Adds every step that a strand makes the counts take: a number for each day, from `at` on. */
function addSteps(
  { objectives, sign }: Strand,
  { ledger, cellOf, dayOnAxis, scale, from }: Found,
  steps: Int32Array,
  at: number,
): void {
  const { cellStarts, days, codes, lines } = ledger.index
  const shift = sign === 1 ? 0 : TAKEN_AWAY
  for (let place = 0; place < objectives.length; place++) {
    const cell = cellOf[objectives[place]!]!
    if (cell < 0) continue
    const [first, end] = [from[place]!, cellStarts[cell + 1]!]
    let before: Said = NOTHING
    for (let line = cellStarts[cell]!; line < end; line++) {
      const code = codes[line]!
      if (code === NO_STATE) continue
      const now = code === READ_LINE ? saidInLine(ledger, lines[line]!, scale) : (scale.saidOf[code] as Said)
      steps[at + Math.max(dayOnAxis[days[line]!]!, first)]! += STEPS[shift + 3 * before + now]!
      before = now
    }
  }
}

/** Gathers them as events of a member. */
function gatherSteps(
  { objectives, sign }: Strand,
  { ledger, cellOf, dayOnAxis, scale, from }: Found,
  events: Events,
  member: number,
): void {
  const { cellStarts, days, codes, lines } = ledger.index
  const shift = sign === 1 ? 0 : TAKEN_AWAY
  for (let place = 0; place < objectives.length; place++) {
    const cell = cellOf[objectives[place]!]!
    if (cell < 0) continue
    const [first, start, end] = [from[place]!, cellStarts[cell]!, cellStarts[cell + 1]!]
    makeRoom(events, end - start)
    const { days: eventDays, places, steps } = events
    let { count } = events
    let before: Said = NOTHING
    for (let line = start; line < end; line++) {
      const code = codes[line]!
      if (code === NO_STATE) continue
      const now = code === READ_LINE ? saidInLine(ledger, lines[line]!, scale) : (scale.saidOf[code] as Said)
      eventDays[count] = Math.max(dayOnAxis[days[line]!]!, first)
      places[count] = member
      steps[count] = shift + 3 * before + now
      // Whether a judgement changes anything is a coin toss: what changes nothing is written over, not branched around.
      count += now === before ? 0 : 1
      before = now
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

/** What a line says in a scale: by its byte in the index, or by its word where the byte does not tell. */
interface ScaleRead {
  readonly saidOf: Uint8Array
  readonly said: ReadonlyMap<string, Said>
}

function scalesRead({ ledger }: Plan, { saidIn }: Reading): ReadonlyMap<string, ScaleRead> {
  return new Map(
    Array.from(saidIn, ([scaleId, said]) => [
      scaleId,
      { saidOf: Uint8Array.from(saidByCode(said, ledger.words.list)), said },
    ]),
  )
}

function saidInLine({ rows, words }: Ledger, line: number, { said }: ScaleRead): Said {
  const value = rows.value[line]!
  return value < 0 ? NOTHING : (said.get(words.list[value]!) ?? NOTHING)
}

/** The days of the log and those on which something begins or ends to count, ascending. */
function axisOf(calendar: Int32Array, more: readonly Int32Array[]): Int32Array {
  const days = new Set(calendar)
  for (const some of more) for (const day of some) days.add(day)
  return Int32Array.from(days).sort()
}
