import { compareCodeUnits, TrackError } from '@track/kernel'
import { cellAt } from './cell-at.js'
import type { LedgerIndex } from './ledger.js'
import { CLEAR, codeOf, NO_STATE } from './line-codes.js'
import type { LogRows, WholeColumn } from './log-columns.js'

/**
 * Puts the lines of a log in the order of its cells.
 *
 * Lines are dealt out by pupil in one pass, so that what is left to sort, by item and day, fits the processor's nearest memory;
 * in the few places where one cell has several lines of one day, moment and id decide. A million lines take a few times as
 * long as reading them.
 */
export function indexLines(
  rows: LogRows,
  { pupils, objectives, measures }: { readonly pupils: number; readonly objectives: number; readonly measures: number },
): LedgerIndex {
  const { calendar, placeOf, firstDay } = calendarOf(rows.day)
  const dayBits = bitsFor(calendar.length)
  const bits = dayBits + bitsFor(objectives + measures)
  if (bits > 31)
    throw new TrackError('markbook/log-too-wide', 'Too many different objectives and days for one ledger', {
      items: objectives + measures,
      days: calendar.length,
    })

  const pupilStarts = startsOf(rows.pupil, pupils)
  const length = rows.pupil.length
  const lines = new Int32Array(length)
  const keys = new Int32Array(length)
  const { pupil, item, day } = rows
  const next = pupilStarts.slice()
  for (let row = 0; row < length; row++) {
    const place = next[pupil[row]!]!++
    lines[place] = row
    keys[place] = ((item[row]! + measures) << dayBits) | placeOf[day[row]! - firstDay]!
  }
  const sort = sorterOf({ keys, lines, bits, longest: longestOf(pupilStarts) })
  for (let p = 0; p < pupils; p++) sort(pupilStarts[p]!, pupilStarts[p + 1]!)

  const settle = settlerOf(rows)
  const days = calendar.length > 65_536 ? new Int32Array(length) : new Uint16Array(length)
  const codes = new Uint8Array(length)
  const pupilCells = new Int32Array(pupils + 1)
  const cellItems = new Int32Array(length)
  const cellStarts = new Int32Array(length + 1)
  const dayMask = (1 << dayBits) - 1
  let cells = 0
  for (let p = 0; p < pupils; p++) {
    pupilCells[p] = cells
    const end = pupilStarts[p + 1]!
    let last = -1
    for (let place = pupilStarts[p]!; place < end; place++) {
      const key = keys[place]!
      if (key >> dayBits !== last >> dayBits) {
        cellItems[cells] = (key >> dayBits) - measures
        cellStarts[cells++] = place
      } else if (key === last) settle({ keys, lines, from: cellStarts[cells - 1]!, place })
      last = key
      days[place] = key & dayMask
    }
  }
  pupilCells[pupils] = cells
  cellStarts[cells] = length
  for (let place = 0; place < length; place++) codes[place] = codeOf(rows, lines[place]!)

  const index = {
    calendar,
    pupilCells,
    cellItems: cellItems.slice(0, cells),
    cellStarts: cellStarts.slice(0, cells + 1),
    lines,
    days,
    codes,
  }
  markDead(index, rows)
  return index
}

/** The different days, earliest first, and the place of each among them. */
function calendarOf(day: WholeColumn): { calendar: Int32Array; placeOf: Int32Array; firstDay: number } {
  let [firstDay, lastDay] = [day[0] ?? 0, day[0] ?? 0]
  for (let row = 0; row < day.length; row++) {
    const value = day[row]!
    if (value < firstDay) firstDay = value
    if (value > lastDay) lastDay = value
  }
  const placeOf = new Int32Array(lastDay - firstDay + 1)
  for (let row = 0; row < day.length; row++) placeOf[day[row]! - firstDay] = 1
  const calendar: number[] = []
  for (let offset = 0; offset < placeOf.length; offset++)
    if (placeOf[offset] === 1) placeOf[offset] = calendar.push(firstDay + offset) - 1
  return { calendar: Int32Array.from(calendar), placeOf, firstDay }
}

/** Where the run of each number begins when all are put in order, and where the last one ends. */
function startsOf(column: WholeColumn, numbers: number): Int32Array {
  const starts = new Int32Array(numbers + 1)
  for (let row = 0; row < column.length; row++) starts[column[row]! + 1]!++
  for (let number = 0; number < numbers; number++) starts[number + 1]! += starts[number]!
  return starts
}

function longestOf(starts: Int32Array): number {
  let longest = 0
  for (let run = 1; run < starts.length; run++) longest = Math.max(longest, starts[run]! - starts[run - 1]!)
  return longest
}

/** How many bits it takes to tell so many things apart. */
function bitsFor(things: number): number {
  return 32 - Math.clz32(Math.max(things - 1, 0))
}

const FEW = 64
const DIGIT = 11

/** Sorts runs of keys and the lines beside them, equal keys as they come: digit by digit, or one by one where there are few. */
function sorterOf({
  keys,
  lines,
  bits,
  longest,
}: {
  readonly keys: Int32Array
  readonly lines: Int32Array
  readonly bits: number
  readonly longest: number
}): (start: number, end: number) => void {
  const digits = Math.ceil(bits / DIGIT)
  const width = Math.ceil(bits / Math.max(digits, 1))
  const mask = (1 << width) - 1
  const counts = new Int32Array(mask + 1)
  const [otherKeys, otherLines] = [new Int32Array(longest), new Int32Array(longest)]

  return (start, end) => {
    if (end - start < FEW) return sortFew(start, end)
    const length = end - start
    for (let shift = 0; shift < bits; shift += width) {
      counts.fill(0)
      for (let place = start; place < end; place++) counts[(keys[place]! >> shift) & mask]!++
      let sum = 0
      for (let digit = 0; digit <= mask; digit++) {
        const count = counts[digit]!
        counts[digit] = sum
        sum += count
      }
      for (let place = start; place < end; place++) {
        const key = keys[place]!
        const to = counts[(key >> shift) & mask]!++
        otherKeys[to] = key
        otherLines[to] = lines[place]!
      }
      for (let place = 0; place < length; place++) {
        keys[start + place] = otherKeys[place]!
        lines[start + place] = otherLines[place]!
      }
    }
  }

  function sortFew(start: number, end: number): void {
    for (let place = start + 1; place < end; place++) {
      const [key, line] = [keys[place]!, lines[place]!]
      let to = place
      for (; to > start && keys[to - 1]! > key; to--) {
        keys[to] = keys[to - 1]!
        lines[to] = lines[to - 1]!
      }
      keys[to] = key
      lines[to] = line
    }
  }
}

/** Moves the line at a place before those of its cell (which begins at `from`) and day that speak later by moment, then id. */
function settlerOf({
  recordedAt,
  id,
}: LogRows): (at: {
  readonly keys: Int32Array
  readonly lines: Int32Array
  readonly from: number
  readonly place: number
}) => void {
  const speaksLater = (a: number, b: number): boolean =>
    (recordedAt[a]! - recordedAt[b]! || compareIds(id[a]!, id[b]!)) > 0
  return ({ keys, lines, from, place }) => {
    const [key, line] = [keys[place]!, lines[place]!]
    let to = place
    for (; to > from && keys[to - 1] === key && speaksLater(lines[to - 1]!, line); to--) lines[to] = lines[to - 1]!
    lines[to] = line
  }
}

/** Numbers by size, texts by code unit. */
export function compareIds(a: string | number, b: string | number): number {
  return typeof a === 'number' && typeof b === 'number' ? a - b : compareCodeUnits(String(a), String(b))
}

/** A void is no state, and neither is a line that a line of its own cell supersedes, whatever became of that one. */
function markDead(index: LedgerIndex, rows: LogRows): void {
  const { cellStarts, lines, codes } = index
  const { supersedes, id } = rows
  for (let row = 0; row < supersedes.length; row++) {
    const target = supersedes[row]!
    if (target === null || target === -1) continue
    const cell = cellAt(index, rows.pupil[row]!, rows.item[row]!)
    const isVoid = codeOf(rows, row) === CLEAR
    for (let place = cellStarts[cell]!; place < cellStarts[cell + 1]!; place++) {
      const line = lines[place]!
      if (id[line] === target || (isVoid && line === row)) codes[place] = NO_STATE
    }
  }
}
