import type { CalendarDate } from '@track/kernel'
import { dateOf, dayOf } from './calendar-days.js'
import { checkLedger } from './check-ledger.js'
import { countUpTo } from './count-up-to.js'
import type { Ledger } from './ledger.js'
import type { LedgerStates } from './ledger-line.js'
import { lineAt, valueIn } from './line-at.js'
import { rowInForce } from './lines-in-cell.js'

/**
 * Where anybody stood in anything on each of several days: `stateAsOf`, asked of a ledger.
 *
 * `stateOf(pupilId, objectiveId, date)` is the depth code in force, `markOf(pupilId, measureId, date)` the number or word and the
 * day it is from; `date` is a place in `dates`, and null means unknown. Lines that are appended later count.
 *
 * @example
 * ```ts
 * import { ledgerOf, statesOn } from '@track/markbook'
 *
 * const line = { pupilId: 'ada', track: 'teacher', observedOn: '2026-03-02', recordedAt: '2026-03-02T10:00:00.000Z' } as const
 * const ledger = ledgerOf([
 *   { ...line, id: 'e1', objectiveId: 'count-in-6s', measureId: null, value: 'secure' },
 *   { ...line, id: 'e2', objectiveId: null, measureId: 'reading-age', value: 104 },
 * ])
 * const states = statesOn(ledger, { dates: ['2026-03-31'] })
 * states.stateOf('ada', 'count-in-6s', 0) // => 'secure'
 * states.markOf('ada', 'reading-age', 0) // => { value: 104, observedOn: '2026-03-02' }
 * ```
 */
export function statesOn(ledger: Ledger, { dates }: { readonly dates: readonly CalendarDate[] }): LedgerStates {
  checkLedger(ledger)
  const days = dates.map(dayOf)
  let places: number[] = []
  let calendar: Int32Array | undefined
  const datesRead = new Map<number, CalendarDate>()
  return {
    stateOf: (pupilId, objectiveId, date) => {
      const row = inForce(pupilId, ledger.objectives.numbers.get(objectiveId), date)
      if (row < 0) return null
      const value = row < ledger.rows.value.length ? ledger.rows.value[row]! : lineAt(ledger, row).value
      return value < 0 ? null : ledger.words.list[value]!
    },
    markOf: (pupilId, measureId, date) => {
      const measure = ledger.measures.numbers.get(measureId)
      const row = inForce(pupilId, measure === undefined ? undefined : ~measure, date)
      if (row < 0) return null
      const line = lineAt(ledger, row)
      const value = valueIn(ledger, line)
      return value === null ? null : { value, observedOn: observedOn(line.day) }
    },
  }

  function inForce(pupilId: string, item: number | undefined, date: number): number {
    const pupil = ledger.pupils.numbers.get(pupilId)
    if (pupil === undefined || item === undefined) return -1
    if (calendar !== ledger.index.calendar) {
      calendar = ledger.index.calendar
      places = days.map((day) => countUpTo(ledger.index.calendar, day))
    }
    return rowInForce(ledger, { pupil, item, day: days[date]!, place: places[date]! })
  }

  function observedOn(day: number): CalendarDate {
    const known = datesRead.get(day)
    if (known !== undefined) return known
    const date = dateOf(day)
    datesRead.set(day, date)
    return date
  }
}
