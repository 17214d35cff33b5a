import { cellAt, cellOf } from './cell-at.js'
import { countUpTo } from './count-up-to.js'
import { CLEAR, NO_STATE, READ_LINE } from './line-codes.js'
import type { MadeOfIndex, Plan } from './plan.js'
import { NOTHING, type Reading, type Said, saidByCode } from './reading.js'
import { makeRoom, noEvents, type Timeline, timelineOf } from './timeline.js'

/** The counts of a member in one number: assessed in the lower 16 bits, secured in the upper. */
const COUNTS = [0, 1, 1 + (1 << 16)] as const
export const assessedIn = (counts: number): number => counts & 0xffff
export const securedIn = (counts: number): number => counts >>> 16

/** What was made of the ledger's index so far; nothing yet if the index is a new one. */
function madeOf(plan: Plan): MadeOfIndex {
  if (plan.made.index !== plan.ledger.index) plan.made = { index: plan.ledger.index, counts: new Map(), marks: null }
  return plan.made
}

/** How the counts of all members changed over the days, by the lines in the index, with the scales read in one way. */
export function countsTimeline(plan: Plan, reading: Reading): Timeline {
  const made = madeOf(plan)
  const known = made.counts.get(reading.key)
  if (known) return known
  const timeline = makeCounts(plan, reading)
  made.counts.set(reading.key, timeline)
  return timeline
}

/** Which line stood in each slot over the days, by its number; -1 is none. */
export function marksTimeline(plan: Plan): Timeline {
  const made = madeOf(plan)
  made.marks ??= makeMarks(plan)
  return made.marks
}

function makeCounts({ ledger, members, membersOfPupil, listOfMember, strands }: Plan, reading: Reading): Timeline {
  const { calendar, pupilCells, cellItems, cellStarts, days, codes, lines } = ledger.index
  const axis = axisOf(
    calendar,
    strands.flatMap((ofList) => ofList.map((strand) => strand.days)),
  )
  const dayOnAxis = calendar.map((day) => countUpTo(axis, day) - 1)
  const placeOfDay = new Map(Array.from(axis, (day, place) => [day, place]))
  const objectives = ledger.objectives.list.length
  const countsIn = new Map(
    Array.from(reading.saidIn, ([scaleId, said]) => [
      scaleId,
      Int32Array.from(saidByCode(said, ledger.words.list).map((one) => COUNTS[one])),
    ]),
  )
  const resolved = strands.map((ofList) =>
    ofList.map((strand) => ({
      sign: strand.sign,
      items: Int32Array.from(strand.objectiveIds, (id) => ledger.objectives.numbers.get(id) ?? objectives),
      from: strand.days.map((day) => placeOfDay.get(day)!),
      countsOfCode: countsIn.get(strand.scaleId)!,
      saidByWord: reading.saidIn.get(strand.scaleId)!,
    })),
  )

  // Valid for a pupil while it lies among the pupil's cells; unknown objectives share a place that is never filled.
  const cellOfItem = new Int32Array(objectives + 1).fill(-1)
  const events = noEvents(lines.length)
  for (const [pupilId, ofPupil] of membersOfPupil) {
    const pupil = ledger.pupils.numbers.get(pupilId) ?? pupilCells.length
    if (pupil >= pupilCells.length - 1) continue
    const [firstCell, endCell] = [pupilCells[pupil]!, pupilCells[pupil + 1]!]
    for (let cell = firstCell; cell < endCell; cell++) if (cellItems[cell]! >= 0) cellOfItem[cellItems[cell]!] = cell
    for (const member of ofPupil)
      for (const { sign, items, from, countsOfCode, saidByWord } of resolved[listOfMember[member]!]!) {
        for (let place = 0; place < items.length; place++) {
          const cell = cellOfItem[items[place]!]!
          if (cell < firstCell || cell >= endCell) continue
          const [start, end] = [cellStarts[cell]!, cellStarts[cell + 1]!]
          makeRoom(events, end - start)
          const first = from[place]!
          let { count } = events
          const { days: eventDays, places, steps } = events
          let before = 0
          for (let at = start; at < end; at++) {
            const code = codes[at]!
            if (code === NO_STATE) continue
            const counts = code === READ_LINE ? countsOfLine(lines[at]!, saidByWord) : countsOfCode[code]!
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
  }
  return timelineOf(events, { start: new Int32Array(members), days: axis })

  function countsOfLine(line: number, said: ReadonlyMap<string, Said>): number {
    const word = ledger.rows.word[line]!
    return word < 0 ? 0 : COUNTS[said.get(ledger.words.list[word]!) ?? NOTHING]!
  }
}

function makeMarks({ ledger, slots, slotsOfPupil, measureOfSlot }: Plan): Timeline {
  const { index } = ledger
  const events = noEvents(1024)
  for (const [pupilId, ofPupil] of slotsOfPupil)
    for (const slot of ofPupil) {
      const { pupil, item } = cellOf(ledger, { pupilId, measureId: measureOfSlot[slot]! })
      const cell = cellAt(index, pupil, item)
      if (cell < 0) continue
      const [start, end] = [index.cellStarts[cell]!, index.cellStarts[cell + 1]!]
      makeRoom(events, end - start)
      let before = -1
      for (let at = start; at < end; at++) {
        if (index.codes[at] === NO_STATE) continue
        const line = index.codes[at] === CLEAR ? -1 : index.lines[at]!
        events.days[events.count] = index.days[at]!
        events.places[events.count] = slot
        events.steps[events.count] = line - before
        events.count++
        before = line
      }
    }
  return timelineOf(events, { start: new Int32Array(slots).fill(-1), days: index.calendar })
}

/** The days of the log and those on which something begins or ends to count, ascending. */
function axisOf(calendar: Int32Array, more: readonly Int32Array[]): Int32Array {
  const days = new Set(calendar)
  for (const some of more) for (const day of some) days.add(day)
  return Int32Array.from(days).sort()
}
