import { cellAt } from './cell-at.js'
import { CLEAR, NO_STATE } from './line-codes.js'
import type { Plan } from './plan.js'
import { madeOf } from './plan-timelines.js'
import { makeRoom, noEvents, type Timeline, timelineOf } from './timeline.js'

/** Which line stood in each slot over the days, by its number; -1 is none. */
export function marksTimeline(plan: Plan): Timeline {
  const made = madeOf(plan)
  made.marks ??= makeMarks(plan)
  return made.marks
}

function makeMarks({ ledger, slots, slotsOfPupil, measureOfSlot }: Plan): Timeline {
  const { index } = ledger
  const events = noEvents(1024)
  for (const [pupilId, ofPupil] of slotsOfPupil) {
    const pupil = ledger.pupils.numbers.get(pupilId) ?? -1
    for (const slot of ofPupil) {
      const measure = ledger.measures.numbers.get(measureOfSlot[slot]!)
      const cell = measure === undefined ? -1 : cellAt(index, pupil, ~measure)
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
  }
  return timelineOf(events, { start: new Int32Array(slots).fill(-1), days: index.calendar })
}
