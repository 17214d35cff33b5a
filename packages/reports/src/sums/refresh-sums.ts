import { refreshTally, type TallyChanges } from '@track/markbook'
import { bringAnswer, bringMark, bringShare, bringWord, type Reader } from './bring.js'
import { fitsIn, wordIn } from './column-reader.js'
import { type LiveSums, sumPage } from './sum-page.js'

/**
 * Brings sums up to date with what was appended to their ledger: in microseconds for a judgement, however long the log is.
 *
 * The sums given are changed and come back; but where somebody wrote a code, or a mark with more decimals, that a column has no
 * place for, the page is counted anew. Go on with what comes back.
 */
export function refreshSums(sums: LiveSums): LiveSums {
  const changes = refreshTally(sums.tally)
  if (changes.marks.some(({ place }) => !hasRoomFor(sums, place))) return sumPage(sums.page, { dates: sums.dates })
  for (const change of changes.counts) moveCounts(sums, change)
  for (const [slot, before] of bySlot(sums, changes)) moveMarks(sums, slot, before)
  return sums
}

function hasRoomFor({ page, tally, readers }: LiveSums, place: number): boolean {
  const slot = place % tally.slots
  const [mark, line] = [tally.marks[place]!, tally.markLines[place]!]
  return readers.every((reader) => {
    if (reader.reads !== 'marks' || slot < reader.from || slot >= reader.to || line < 0) return true
    return Number.isNaN(mark) ? reader.fieldOf.has(wordIn(page.ledger, line)) : fitsIn(reader, mark)
  })
}

/** Takes away what a pupil's counts brought to their rows on a date, and adds what they bring now. */
function moveCounts(sums: LiveSums, before: TallyChanges['counts'][number]): void {
  const { page, tally, readers } = sums
  const { place } = before
  const [member, date] = [place % tally.members, Math.floor(place / tally.members)]
  const after = { assessed: tally.assessed[place]!, secured: tally.secured[place]! }
  for (const reader of readers) {
    if (reader.reads === 'marks' || reader.reads === 'words' || member < reader.from || member >= reader.to) continue
    for (const at of placesOf(sums, { inClass: page.classOfMember[member]!, date, offset: reader.offset })) {
      bringCounts(sums, { reader, at, date, taught: tally.taught[place]!, ...before, sign: -1 })
      bringCounts(sums, { reader, at, date, taught: tally.taught[place]!, ...after, sign: 1 })
    }
  }
}

function bringCounts(
  { numbers }: LiveSums,
  {
    reader,
    at,
    date,
    taught,
    assessed,
    secured,
    sign,
  }: {
    readonly reader: Reader<'shares' | 'rule'>
    readonly at: number
    readonly date: number
    readonly taught: number
    readonly assessed: number
    readonly secured: number
    readonly sign: number
  },
): void {
  if (assessed === 0) return
  if (reader.reads === 'shares') bringShare(numbers, at, reader.fieldOf, taught, secured, sign)
  else {
    const fewest = reader.fewest[date]!
    if (fewest !== null) bringAnswer(numbers, at, Number(secured >= fewest[taught]!), sign)
  }
}

/** What stood in a slot on each date. */
interface Slot {
  readonly marks: number[]
  readonly lines: number[]
}

/** The slots in which anything changed, as they were before. */
function bySlot({ tally }: LiveSums, { marks: changes }: TallyChanges): Map<number, Slot> {
  const slots = new Map<number, Slot>()
  for (const { place, mark, line } of changes) {
    const slot = place % tally.slots
    const before = slots.get(slot) ?? slotNow(tally, slot)
    slots.set(slot, before)
    const date = Math.floor(place / tally.slots)
    before.marks[date] = mark
    before.lines[date] = line
  }
  return slots
}

function slotNow({ marks, markLines, slots, dates }: LiveSums['tally'], slot: number): Slot {
  const places = dates.map((_, date) => date * slots + slot)
  return { marks: places.map((place) => marks[place]!), lines: places.map((place) => markLines[place]!) }
}

/** As `moveCounts`, on all dates: whether a mark is matched depends on the others. */
function moveMarks(sums: LiveSums, slot: number, before: Slot): void {
  const { page, tally, readers, numbers, dates } = sums
  const after = slotNow(tally, slot)
  for (const reader of readers) {
    if (reader.reads === 'shares' || reader.reads === 'rule' || slot < reader.from || slot >= reader.to) continue
    const inClass = page.classes.classOf[slot - reader.from]!
    for (const [{ marks, lines }, sign] of [
      [before, -1],
      [after, 1],
    ] as const) {
      const matched = !marks.some(Number.isNaN)
      for (const date of dates.keys())
        for (const at of placesOf(sums, { inClass, date, offset: reader.offset }))
          if (reader.reads === 'words') bringWord(numbers, at, reader, page.ledger, marks[date]!, lines[date]!, sign)
          else bringMark(numbers, at, reader, page.ledger, marks[date]!, lines[date]!, matched, sign)
    }
  }
}

/** Where a column's numbers of the rows of a class begin on a date. */
function placesOf(
  { page: { classes }, dates, width }: LiveSums,
  { inClass, date, offset }: { readonly inClass: number; readonly date: number; readonly offset: number },
): number[] {
  return classes.rowsOf[inClass]!.flatMap(({ row, dates: onDates }) =>
    onDates === null || onDates.includes(date) ? (row * dates.length + date) * width + offset : [],
  )
}
