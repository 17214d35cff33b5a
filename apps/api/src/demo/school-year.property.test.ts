import { plusDays, weekday } from '@track/kernel'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { makeRandom } from './random.js'
import { demoCalendar } from './school-year.js'

const anyDay = fc.integer({ min: 0, max: 20_000 }).map((days) => plusDays('2020-01-01', days))

it('looks back over three assessment dates and at most four terms, whatever the day', () => {
  fc.assert(
    fc.property(anyDay, (today) => {
      const { years, startsOn } = demoCalendar(today, makeRandom('calendar'))
      const behind = years
        .flatMap(({ assessmentDates }) => assessmentDates)
        .filter(({ on }) => on >= startsOn && on <= today)
      expect(behind.length === 3 || behind.length === 4).toBe(true)
      expect(startsOn > plusDays(today, -460)).toBe(true)
      const current = years.at(-1)!
      expect(current.days[0]! <= today).toBe(true)
      expect(today < plusDays(current.days.at(-1)!, 55)).toBe(true)
    }),
  )
})

it('makes years of six half-terms that follow one another, with 180 to 200 weekdays of school', () => {
  fc.assert(
    fc.property(anyDay, (today) => {
      for (const { terms, days, assessmentDates } of demoCalendar(today, makeRandom('calendar')).years) {
        expect(terms.map(({ name }) => name.split(' ')[0])).toEqual([
          'Autumn',
          'Autumn',
          'Spring',
          'Spring',
          'Summer',
          'Summer',
        ])
        for (const [index, { startsOn, endsOn }] of terms.entries()) {
          expect(endsOn > startsOn).toBe(true)
          if (index > 0) expect(startsOn > plusDays(terms[index - 1]!.endsOn, 8)).toBe(true)
        }
        expect(days.every((day) => weekday(day) <= 5)).toBe(true)
        expect(days.length).toBeGreaterThanOrEqual(180)
        expect(days.length).toBeLessThanOrEqual(200)
        expect(assessmentDates.every(({ on }) => days.includes(on))).toBe(true)
      }
    }),
  )
})
