import { type CalendarDate, plusDays, weekday } from '@track/kernel'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type CalendarRow, faultsOf, toCalendar, toRows } from './calendar-rows'
import { firstYear, nextYear } from './make-years'

const days = fc.integer({ min: 0, max: 14_000 }).map((count) => plusDays('2020-01-01', count))
const idsFrom = (start: number) => {
  let count = start
  return () => String(++count)
}
const words = {
  terms: ['A1', 'A2', 'Sp1', 'Sp2', 'Su1', 'Su2'],
  closures: ['Oct', 'Christmas', 'Feb', 'Easter', 'May'],
  dates: ['Autumn', 'Spring', 'Summer'],
}
const parts = (rows: readonly CalendarRow[], kind: CalendarRow['kind']) => rows.filter((row) => row.kind === kind)

it('makes a year around any day: six half-terms one after the other, holidays between them, all of it school days at the ends', () => {
  fc.assert(
    fc.property(days, (today) => {
      const rows = firstYear(today, { newId: idsFrom(0), words })
      const [year] = parts(rows, 'year')
      expect(faultsOf(rows)).toEqual([])
      expect(year!.from <= today && today <= year!.until).toBe(true)
      const terms = parts(rows, 'term')
      expect(terms.map(({ name }) => name)).toEqual(words.terms)
      for (const { from, until } of terms) {
        expect(weekday(from as CalendarDate)).toBeLessThan(6)
        expect(weekday(until as CalendarDate)).toBeLessThan(6)
      }
      parts(rows, 'closure').forEach(({ from, until }, n) => {
        expect(from).toBe(plusDays(terms[n]!.until as CalendarDate, 1))
        expect(until).toBe(plusDays(terms[n + 1]!.from as CalendarDate, -1))
      })
      for (const { from } of parts(rows, 'date'))
        expect(terms.some((term) => term.from <= from && from <= term.until)).toBe(true)
    }),
  )
})

it('goes on year after year: each follows the one before, with the same weekdays wherever it has room', () => {
  fc.assert(
    fc.property(days, fc.integer({ min: 1, max: 5 }), (today, years) => {
      let rows = firstYear(today, { newId: idsFrom(0), words })
      for (let n = 0; n < years; n++) {
        const added = nextYear(rows, { newId: idsFrom(1000 * (n + 1)) })
        const [last, year] = [parts(rows, 'year').at(-1)!, added[0]!]
        expect(year.from).toBe(plusDays(last.until as CalendarDate, 1))
        const before = rows.filter(({ yearKey, kind }) => yearKey === last.key && kind !== 'year')
        added.slice(1).forEach((row, at) => {
          const old = before[at]!
          expect(row.from >= year.from && row.from <= year.until).toBe(true)
          if (row.from !== year.from) expect(weekday(row.from as CalendarDate)).toBe(weekday(old.from as CalendarDate))
        })
        rows = [...rows, ...added]
      }
      expect(faultsOf(rows)).toEqual([])
      expect(new Set(parts(rows, 'year').map(({ name }) => name)).size).toBe(years + 1)
      expect(toRows(toCalendar(rows)).length).toBe(rows.length)
    }),
  )
})
