import { type CalendarDate, TrackError } from '@track/kernel'
import { type Tally, tallyLedger } from '@track/markbook'
import { bringAnswer, bringMark, bringShare, bringWord, type Reader } from './bring.js'
import { type ColumnReader, columnReaders } from './column-reader.js'
import type { PageSums } from './page-sums.js'
import type { PreparedPage } from './prepare-page.js'

/** Sums that can be kept current as the log grows: see `refreshSums`. */
export interface LiveSums extends PageSums {
  readonly page: PreparedPage
  readonly tally: Tally
  readonly readers: readonly ColumnReader[]
}

/**
 * A page in whole numbers, counted anew: at its own dates or, if what is taught was given by days and its rows have the same pupils
 * on all of its dates, at any others.
 *
 * Pupils are added up class by class, and each class to its rows, so that many overlapping rows cost little more than a few.
 */
export function sumPage(
  page: PreparedPage,
  { dates = page.definition.dates.map(({ on }) => on) }: { readonly dates?: readonly CalendarDate[] | undefined } = {},
): LiveSums {
  checkDates(page, dates)
  const tally = tallyLedger(page.plan, { dates })
  const readers = columnReaders(page, tally)
  const { groupIds } = page.definition
  const width = readers.reduce((sum, { fields }) => sum + fields.length, 0)
  const sums = {
    page,
    tally,
    readers,
    groupIds,
    dates,
    columns: readers.map(({ column, fields, decimals, offset }) => ({ column, fields, decimals, offset })),
    width,
    pupils: pupilsOf(page, dates.length),
    numbers: new Float64Array(groupIds.length * dates.length * width),
  }
  addClassesToRows(sums, sumClasses(sums))
  return sums
}

function checkDates({ definition, byDays, classes }: PreparedPage, dates: readonly CalendarDate[]): void {
  const own = dates.length === definition.dates.length && dates.every((day, date) => day === definition.dates[date]!.on)
  if (!own && !(byDays && classes.steady))
    throw new TrackError('reports/dates-do-not-match', 'The page was prepared for its own dates only', {
      dates: dates.length,
    })
}

function pupilsOf({ classes: { pupils } }: PreparedPage, dates: number): Int32Array {
  const onDates = new Int32Array(pupils.length * dates)
  for (const [row, ofRow] of pupils.entries())
    for (let date = 0; date < dates; date++) onDates[row * dates + date] = ofRow[date] ?? ofRow[0]!
  return onDates
}

/** The numbers of each class, laid out as those of a row. */
function sumClasses(sums: Omit<LiveSums, 'numbers'>): Float64Array {
  const { page, readers, dates, width } = sums
  const numbers = new Float64Array(page.classes.count * dates.length * width)
  for (const reader of readers)
    for (let date = 0; date < dates.length; date++)
      switch (reader.reads) {
        case 'shares':
          sumShares(sums, reader, date, numbers)
          break
        case 'rule':
          sumAnswers(sums, reader, date, numbers)
          break
        case 'marks':
          sumMarks(sums, reader, date, numbers)
          break
        case 'words':
          sumWords(sums, reader, date, numbers)
      }
  return numbers
}

function sumShares(
  { page: { classOfMember }, tally, dates, width }: Omit<LiveSums, 'numbers'>,
  { from, to, offset, fieldOf }: Reader<'shares'>,
  date: number,
  numbers: Float64Array,
): void {
  const { taught, assessed, secured, members } = tally
  const [step, first] = [dates.length * width, date * width + offset]
  for (let member = from, place = date * members + from; member < to; member++, place++)
    if (assessed[place]! > 0)
      bringShare(numbers, classOfMember[member]! * step + first, fieldOf, taught[place]!, secured[place]!, 1)
}

function sumAnswers(
  { page: { classOfMember }, tally, dates, width }: Omit<LiveSums, 'numbers'>,
  { from, to, offset, fewest: fewestOn }: Reader<'rule'>,
  date: number,
  numbers: Float64Array,
): void {
  const fewest = fewestOn[date]!
  if (fewest === null) return
  const { taught, assessed, secured, members } = tally
  const [step, first] = [dates.length * width, date * width + offset]
  for (let member = from, place = date * members + from; member < to; member++, place++)
    if (assessed[place]! > 0)
      bringAnswer(numbers, classOfMember[member]! * step + first, Number(secured[place]! >= fewest[taught[place]!]!), 1)
}

function sumMarks(
  { page, tally, dates, width }: Omit<LiveSums, 'numbers'>,
  reader: Reader<'marks'>,
  date: number,
  numbers: Float64Array,
): void {
  const { marks, markLines, slots } = tally
  const { from, to, offset, matched: onlyMatched } = reader
  const [step, first] = [dates.length * width, date * width + offset]
  for (let slot = from, place = date * slots + from; slot < to; slot++, place++) {
    const at = page.classes.classOf[slot - from]! * step + first
    const matched = !onlyMatched || isMatched(tally, slot)
    bringMark(numbers, at, reader, page.ledger, marks[place]!, markLines[place]!, matched, 1)
  }
}

function sumWords(
  { page, tally, dates, width }: Omit<LiveSums, 'numbers'>,
  reader: Reader<'words'>,
  date: number,
  numbers: Float64Array,
): void {
  const { marks, markLines, slots } = tally
  const { from, to, offset } = reader
  const [step, first] = [dates.length * width, date * width + offset]
  for (let slot = from, place = date * slots + from; slot < to; slot++, place++)
    bringWord(
      numbers,
      page.classes.classOf[slot - from]! * step + first,
      reader,
      page.ledger,
      marks[place]!,
      markLines[place]!,
      1,
    )
}

/** Has a pupil a number on every date? */
function isMatched({ marks, slots, dates }: Pick<Tally, 'marks' | 'slots' | 'dates'>, slot: number): boolean {
  for (let date = 0; date < dates.length; date++) if (Number.isNaN(marks[date * slots + slot]!)) return false
  return true
}

function addClassesToRows({ page, dates, width, numbers }: LiveSums, ofClasses: Float64Array): void {
  const whole = dates.length * width
  for (const [inClass, memberships] of page.classes.rowsOf.entries())
    for (const { row, dates: onDates } of memberships) {
      const [from, to] = [inClass * whole, row * whole]
      if (onDates === null) addUp(numbers, to, ofClasses, from, whole)
      else for (const date of onDates) addUp(numbers, to + date * width, ofClasses, from + date * width, width)
    }
}

/** Four at a time, which takes two thirds of the time of one at a time: it is most of the work of a page of many rows. */
function addUp(into: Float64Array, to: number, numbers: Float64Array, from: number, length: number): void {
  let place = 0
  for (; place + 3 < length; place += 4) {
    into[to + place]! += numbers[from + place]!
    into[to + place + 1]! += numbers[from + place + 1]!
    into[to + place + 2]! += numbers[from + place + 2]!
    into[to + place + 3]! += numbers[from + place + 3]!
  }
  for (; place < length; place++) into[to + place]! += numbers[from + place]!
}
