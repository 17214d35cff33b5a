import { compareCodeUnits, TrackError } from '@track/kernel'
import type { LedgerIndex } from './ledger.js'
import { CLEAR, codesOf, NO_STATE, SUPERSEDES } from './line-codes.js'
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
  const items = objectives + measures
  const itemBits = bitsFor(items)
  if (dayBits + itemBits > 31)
    throw new TrackError('markbook/log-too-wide', 'Too many different objectives and days for one ledger', {
      items,
      days: calendar.length,
    })

  // What a line says goes along in its key where there is room, so that nothing is looked up out of order later.
  const codeBits = dayBits + itemBits + CODE_BITS <= 31 ? CODE_BITS : 0
  const itemShift = dayBits + codeBits
  const codesAsTheyCame = codesOf(rows)

  const { pupil, item, day } = rows
  const { length } = pupil
  const pupilStarts = startsOf(pupil, pupils)
  const dealt: Order = { keys: new Int32Array(length), lines: new Int32Array(length) }
  const next = pupilStarts.slice()
  for (let row = 0; row < length; row++) {
    const place = next[pupil[row]!]!++
    dealt.lines[place] = row
    const cellAndDay = ((item[row]! + measures) << dayBits) | placeOf[day[row]! - firstDay]!
    dealt.keys[place] = codeBits === 0 ? cellAndDay : (cellAndDay << CODE_BITS) | codesAsTheyCame[row]!
  }

  const pupilCells = new Int32Array(pupils + 1)
  const cellItems = Math.max(objectives, measures) > 32_768 ? new Int32Array(length) : new Int16Array(length)
  const cellStarts = new Int32Array(length + 1)
  const days = calendar.length > 65_536 ? new Int32Array(length) : new Uint16Array(length)
  const codes = new Uint8Array(length)
  const { lines } = dealt
  const superseding: number[] = []
  const sorter = sorterFor(longestOf(pupilStarts), { from: itemShift, bits: itemBits, items })
  const { sorted } = sorter
  const dayMask = (1 << dayBits) - 1
  let cells = 0
  for (let p = 0; p < pupils; p++) {
    pupilCells[p] = cells
    const [start, end] = [pupilStarts[p]!, pupilStarts[p + 1]!]
    sortRun(dealt, start, end - start, sorter)
    let last = -1
    for (let place = start; place < end; place++) {
      const [key, line] = [sorted.keys[place - start]!, sorted.lines[place - start]!]
      // Whether a line begins a cell is a coin toss: what does not is written over, not branched around.
      cellItems[cells] = (key >> itemShift) - measures
      cellStarts[cells] = place
      cells += ((last >> itemShift) - (key >> itemShift)) >>> 31
      const code = codeBits === 0 ? codesAsTheyCame[line]! : key & CODE_MASK
      lines[place] = line
      days[place] = (key >> codeBits) & dayMask
      codes[place] = code
      if (code >= SUPERSEDES) superseding.push(cells - 1)
      // Most logs arrive nearly in order, so few lines need to be moved.
      if (key >> codeBits > last >> codeBits) last = key
      else settle({ lines, days, codes }, rows, cellStarts[cells - 1]!, place)
    }
  }
  pupilCells[pupils] = cells
  cellStarts[cells] = length

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

/** Lines while they are put in order; a key is the item, the day and, where there is room, the byte of its line. */
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

/** What it takes to sort runs of up to some length by some bits of their keys. */
interface Sorter {
  readonly sorted: Order
  readonly from: number
  readonly bits: number
  readonly width: number
  readonly counts: Int32Array
}

const DIGIT = 11

/** A line's byte in its key: see `line-codes.ts`. */
const CODE_BITS = 8
const CODE_MASK = 255

function sorterFor(
  longest: number,
  { from, bits, items }: { readonly from: number; readonly bits: number; readonly items: number },
): Sorter {
  const width = Math.ceil(bits / Math.max(Math.ceil(bits / DIGIT), 1))
  const sorted = { keys: new Int32Array(longest), lines: new Int32Array(longest) }
  return { sorted, from, bits, width, counts: new Int32Array(Math.min(1 << width, items)) }
}

/** Sorts `count` lines from `start` on into `sorted`, digit by digit; equal ones stay as they came. */
function sortRun(
  { keys, lines }: Order,
  start: number,
  count: number,
  { sorted, from, bits, width, counts }: Sorter,
): void {
  const mask = (1 << width) - 1
  const { keys: sortedKeys, lines: sortedLines } = sorted
  for (let shift = from; ; ) {
    counts.fill(0)
    for (let at = 0; at < count; at++) counts[(keys[start + at]! >> shift) & mask]!++
    let sum = 0
    for (let digit = 0; digit < counts.length; digit++) {
      const ofDigit = counts[digit]!
      counts[digit] = sum
      sum += ofDigit
    }
    for (let at = 0; at < count; at++) {
      const key = keys[start + at]!
      const to = counts[(key >> shift) & mask]!++
      sortedKeys[to] = key
      sortedLines[to] = lines[start + at]!
    }
    shift += width
    if (shift >= from + bits) return
    for (let at = 0; at < count; at++) {
      keys[start + at] = sortedKeys[at]!
      lines[start + at] = sortedLines[at]!
    }
  }
}

/** Moves the line at a place to where it belongs among the lines of its cell before it, which are in order: by day, moment and id. */
function settle(
  { lines, days, codes }: Pick<LedgerIndex, 'lines' | 'days' | 'codes'>,
  { recordedAt, id }: LogRows,
  start: number,
  place: number,
): void {
  const [line, day, code] = [lines[place]!, days[place]!, codes[place]!]
  let to = place
  for (; to > start && days[to - 1]! >= day; to--) {
    const other = lines[to - 1]!
    if (days[to - 1] === day && (recordedAt[other]! - recordedAt[line]! || compareIds(id[other]!, id[line]!)) < 0) break
    lines[to] = other
    days[to] = days[to - 1]!
    codes[to] = codes[to - 1]!
  }
  lines[to] = line
  days[to] = day
  codes[to] = code
}

/** Numbers by size, texts by code unit. */
export function compareIds(a: string | number, b: string | number): number {
  return typeof a === 'number' && typeof b === 'number' ? a - b : compareCodeUnits(String(a), String(b))
}

/** A void is no state, and neither is a line that a line of its own cell supersedes, whatever became of that one. */
function markDead(
  { cellStarts, lines, codes }: LedgerIndex,
  { id, supersedes }: LogRows,
  cells: readonly number[],
): void {
  for (const cell of cells) {
    const [start, end] = [cellStarts[cell]!, cellStarts[cell + 1]!]
    for (let killer = start; killer < end; killer++) {
      if (codes[killer]! < SUPERSEDES) continue
      const target = supersedes[lines[killer]!]
      for (let place = start; place < end; place++)
        if (id[lines[place]!] === target) codes[place] = NO_STATE | (codes[place]! & SUPERSEDES)
      if (codes[killer] === (CLEAR | SUPERSEDES)) codes[killer] = NO_STATE | SUPERSEDES
    }
    for (let place = start; place < end; place++) codes[place]! &= ~SUPERSEDES
  }
}
