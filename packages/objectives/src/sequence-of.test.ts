import { type CalendarDate, daysBetween, plusDays, weekday } from '@track/kernel'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sequenceOf, type TaughtDay } from './sequence-of.js'
import { spreadOverWeeks } from './spread-over-weeks.js'
import { thisWeek } from './this-week.js'

const programme = { objectiveIds: ['place-value', 'fractions', 'angles', 'money'] }
const day = (objectiveId: string, taughtFrom: CalendarDate): TaughtDay => ({ objectiveId, taughtFrom })
const oak = [day('place-value', '2026-09-07'), day('fractions', '2026-10-05'), day('angles', '2027-01-11')]
const elm = [day('angles', '2026-09-07'), day('money', '2026-10-05'), day('fractions', '2026-10-05')]
const asOf = '2026-10-08'

describe('sequenceOf', () => {
  it('gives two classes of one programme their own order, undated last', () => {
    expect(sequenceOf(programme, { taught: oak, asOf })).toEqual(['place-value', 'fractions', 'angles', 'money'])
    expect(sequenceOf(programme, { taught: elm, asOf })).toEqual(['angles', 'fractions', 'money', 'place-value'])
    expect(sequenceOf(programme, { taught: elm.toReversed(), asOf })).toEqual(
      sequenceOf(programme, { taught: elm, asOf }),
    )
  })

  it('leaves out what is not in the programme or not offered on the day', () => {
    const objectives = [{ id: 'angles', offeredFrom: null, retiredOn: '2026-10-01' }] as const
    const taught = [...elm, day('elsewhere', '2026-09-07')]
    expect(sequenceOf(programme, { taught, asOf, objectives })).toEqual(['fractions', 'money', 'place-value'])
  })
})

describe('thisWeek', () => {
  it('goes from Monday to Sunday, planned days of the week included', () => {
    const days = ['2026-10-04', '2026-10-05', '2026-10-11'] as const
    expect(days.map((on) => thisWeek(programme, { taught: elm, asOf: on }))).toEqual([
      ['angles'],
      ['fractions', 'money'],
      ['fractions', 'money'],
    ])
  })

  it('keeps to the lessons before a holiday, and to none before the first', () => {
    expect(thisWeek(programme, { taught: elm, asOf: '2026-10-27' })).toEqual(['fractions', 'money'])
    expect(thisWeek(programme, { taught: oak, asOf: '2026-08-31' })).toEqual([])
    expect(thisWeek({ objectiveIds: [] }, { taught: [], asOf })).toEqual([])
  })

  it('never shows what begins in a later week', () => {
    const days = fc.integer({ min: 0, max: 60 }).map((days) => plusDays('2026-09-01', days))
    const taught = fc.array(fc.record({ objectiveId: fc.constantFrom(...programme.objectiveIds), taughtFrom: days }))
    fc.assert(
      fc.property(taught, days, (rows, on) => {
        const sunday = plusDays(on, 7 - weekday(on))
        const shown = thisWeek(programme, { taught: rows, asOf: on })
        const begun = rows.filter(({ taughtFrom }) => taughtFrom <= sunday)
        expect(shown.length > 0).toBe(begun.length > 0)
        for (const id of shown) expect(begun.some(({ objectiveId }) => objectiveId === id)).toBe(true)
      }),
    )
  })
})

describe('spreadOverWeeks', () => {
  it('plans nothing without a week left', () => {
    expect(spreadOverWeeks(['o1'], { startsOn: '2026-09-14', weeks: ['2026-09-07'] })).toEqual([])
  })

  it('keeps the order, uses school weeks only, and no week has two more than another', () => {
    const weeks = fc
      .uniqueArray(fc.integer({ min: 0, max: 39 }), { minLength: 1 })
      .map((places) => places.map((place) => plusDays('2026-09-07', 7 * place)))
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60 }), weeks, (count, mondays) => {
        const ids = Array.from({ length: count }, (_, place) => `o${place}`)
        const plan = spreadOverWeeks(ids, { startsOn: '2026-09-09', weeks: mondays })
        const left = mondays.map((monday) => (monday < '2026-09-09' ? '2026-09-09' : monday))
        expect(plan.map(({ objectiveId }) => objectiveId)).toEqual(ids)
        expect(plan.every(({ taughtFrom }) => left.includes(taughtFrom))).toBe(true)
        expect(
          plan.every(({ taughtFrom }, i) => i === 0 || daysBetween(plan[i - 1]!.taughtFrom, taughtFrom) >= 0),
        ).toBe(true)
        const counts = left.map((monday) => plan.filter(({ taughtFrom }) => taughtFrom === monday).length)
        expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1)
      }),
    )
  })
})
