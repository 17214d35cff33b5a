import { compareCodeUnits, TrackError } from '@track/kernel'
import { cellAt } from './cell-at.js'
import type { LedgerIndex } from './ledger.js'
import { codesOf, isBlank, NO_STATE, SUPERSEDES } from './line-codes.js'
import type { LogRows, WholeColumn } from './log-columns.js'

/**
 * Puts the lines of a log in the order of its cells.
 *
 * Lines are dealt out by pupil in one pass, so that what is left to sort fits the processor's nearest memory: by item, and the few
 * lines of a cell as they speak. The whole takes a few times as long as reading the log.
 */
export function indexLines(
  rows: LogRows,
  { pupils, objectives, measures }: { readonly pupils: number; readonly objectives: number; readonly measures: number },
): LedgerIndex {
  const { calendar, placeOf, firstDay } = calendarOf(rows.day)
  const dayBits = bitsFor(calendar.length)
  const itemBits = bitsFor(objectives + measures)
  if (dayBits + itemBits > 31)
    throw new TrackError('markbook/log-too-wide', 'Too many different objectives and days for one ledger', {
      items: objectives + measures,
      days: calendar.length,
    })

  const { pupil, item, day } = rows
  const { length } = pupil
  const pupilStarts = startsOf(pupil, pupils)
  const order: Order = { keys: new Int32Array(length), lines: new Int32Array(length) }
  const { keys, lines } = order
  const next = pupilStarts.slice()
  for (let row = 0; row < length; row++) {
    const place = next[pupil[row]!]!++
    lines[place] = row
    keys[place] = ((item[row]! + measures) << dayBits) | placeOf[day[row]! - firstDay]!
  }
  sortRuns(order, pupilStarts, { from: dayBits, bits: itemBits })

  const pupilCells = new Int32Array(pupils + 1)
  const cellItems = new Int32Array(length)
  const cellStarts = new Int32Array(length + 1)
  const unsettled: number[] = []
  let cells = 0
  for (let p = 0; p < pupils; p++) {
    pupilCells[p] = cells
    const end = pupilStarts[p + 1]!
    let last = -1
    for (let place = pupilStarts[p]!; place < end; place++) {
      const key = keys[place]!
      // Whether a line begins a cell is a coin toss: what does not is written over, not branched around.
      cellItems[cells] = (key >> dayBits) - measures
      cellStarts[cells] = place
      cells += key >> dayBits === last >> dayBits ? 0 : 1
      // Most logs arrive nearly in order, so few cells need settling.
      if (key <= last && unsettled.at(-1) !== cells - 1) unsettled.push(cells - 1)
      last = key
    }
  }
  pupilCells[pupils] = cells
  cellStarts[cells] = length
  for (const cell of unsettled) settle(order, rows, cellStarts[cell]!, cellStarts[cell + 1]!)

  const days = calendar.length > 65_536 ? new Int32Array(length) : new Uint16Array(length)
  const codes = new Uint8Array(length)
  const codesAsTheyCame = codesOf(rows)
  const dayMask = (1 << dayBits) - 1
  const superseding: number[] = []
  for (let place = 0; place < length; place++) {
    const code = codesAsTheyCame[lines[place]!]!
    days[place] = keys[place]! & dayMask
    codes[place] = code & ~SUPERSEDES
    if (code & SUPERSEDES) superseding.push(place)
  }
  const index = {
    calendar,
    pupilCells,
    cellItems: cellItems.slice(0, cells),
    cellStarts: cellStarts.slice(0, cells + 1),
    lines,
    days,
    codes,
  }
  markDead(index, rows, superseding)
  return index
}

/** Lines while they are put in order; a key is the item and the day of its line. */
interface Order {
  readonly keys: Int32Array
  readonly lines: Int32Array
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

const DIGIT = 11

/** Sorts each run by some bits of its keys, digit by digit; equal ones stay as they came. */
function sortRuns(
  { keys, lines }: Order,
  starts: Int32Array,
  { from, bits }: { readonly from: number; readonly bits: number },
): void {
  const width = Math.ceil(bits / Math.ceil(bits / DIGIT || 1))
  const mask = (1 << width) - 1
  const counts = new Int32Array(mask + 1)
  const longest = longestOf(starts)
  const [sortedKeys, sortedLines] = [new Int32Array(longest), new Int32Array(longest)]
  for (let run = 0; run < starts.length - 1; run++) {
    const [start, end] = [starts[run]!, starts[run + 1]!]
    for (let shift = from; shift < from + bits; shift += width) {
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
        sortedKeys[to] = key
        sortedLines[to] = lines[place]!
      }
      for (let place = start; place < end; place++) {
        keys[place] = sortedKeys[place - start]!
        lines[place] = sortedLines[place - start]!
      }
    }
  }
}

const FEW = 32

/** Puts the lines of one cell in the order in which they speak: by day, which the keys hold, then by moment and id. */
function settle({ keys, lines }: Order, { recordedAt, id }: LogRows, start: number, end: number): void {
  const isLater = (keyA: number, a: number, keyB: number, b: number): boolean =>
    keyA !== keyB ? keyA > keyB : (recordedAt[a]! - recordedAt[b]! || compareIds(id[a]!, id[b]!)) > 0
  if (end - start > FEW) {
    const pairs = Array.from(keys.subarray(start, end), (key, place) => [key, lines[start + place]!] as const)
    pairs.sort(([keyA, a], [keyB, b]) => (isLater(keyA, a, keyB, b) ? 1 : -1))
    for (const [place, [key, line]] of pairs.entries()) {
      keys[start + place] = key
      lines[start + place] = line
    }
    return
  }
  for (let place = start + 1; place < end; place++) {
    const [key, line] = [keys[place]!, lines[place]!]
    let to = place
    for (; to > start && isLater(keys[to - 1]!, lines[to - 1]!, key, line); to--) {
      keys[to] = keys[to - 1]!
      lines[to] = lines[to - 1]!
    }
    keys[to] = key
    lines[to] = line
  }
}

/** Numbers by size, texts by code unit. */
export function compareIds(a: string | number, b: string | number): number {
  return typeof a === 'number' && typeof b === 'number' ? a - b : compareCodeUnits(String(a), String(b))
}

/** A void is no state, and neither is a line that a line of its own cell supersedes, whatever became of that one. */
function markDead(index: LedgerIndex, rows: LogRows, superseding: readonly number[]): void {
  const { cellStarts, lines, codes } = index
  for (const killer of superseding) {
    const row = lines[killer]!
    const target = rows.supersedes[row]
    const cell = cellAt(index, rows.pupil[row]!, rows.item[row]!)
    for (let place = cellStarts[cell]!; place < cellStarts[cell + 1]!; place++)
      if (rows.id[lines[place]!] === target) codes[place] = NO_STATE
    if (isBlank(rows, row)) codes[killer] = NO_STATE
  }
}
