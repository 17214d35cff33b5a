import { plusDays } from '@track/kernel'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { PageDefinition } from './page-definition.js'
import { PageTemplate, type TemplateDate } from './page-template.js'
import { type NamedDates, resolveTemplate } from './resolve-template.js'

const day = fc.integer({ min: 0, max: 1200 }).map((days) => plusDays('2025-01-01', days))
const name = fc.constantFrom('Start of year', 'Mid-point', 'End of year')
const date: fc.Arbitrary<TemplateDate> = fc.oneof(
  fc.record({ kind: fc.constant('fixed' as const), label: fc.string({ maxLength: 40 }), on: day }),
  fc.record({ kind: fc.constant('assessment-date' as const), name: fc.oneof(name, fc.constant('Gone')) }),
  fc.constant({ kind: 'today' as const }),
)
const calendar: fc.Arbitrary<NamedDates> = fc.record({
  assessmentDates: fc.array(fc.record({ name, on: day }), { maxLength: 12 }),
  academicYears: fc.uniqueArray(fc.record({ name: fc.string({ minLength: 1, maxLength: 40 }), startsOn: day }), {
    maxLength: 4,
    selector: ({ startsOn }) => startsOn,
  }),
  today: day,
})
const template = fc.array(date, { minLength: 1, maxLength: 12 }).map(
  (dates): PageTemplate => ({
    groupIds: ['all'],
    columns: [{ subjectId: 'maths', measure: { kind: 'secured', average: 'pooled' } }],
    dates,
    membership: 'current',
    scope: 'own-programme',
    minimumGroup: 0,
  }),
)

it('every template means a page that can be calculated: each day once, in order, none to come', () => {
  fc.assert(
    fc.property(template, calendar, (saved, school) => {
      const { definition } = resolveTemplate(PageTemplate.parse(saved), school)
      expect(PageDefinition.parse(definition)).toEqual(definition)
      const days = definition.dates.map(({ on }) => on)
      expect(days).toEqual([...new Set(days)].sort())
      expect(days.every((on) => on <= school.today)).toBe(true)
    }),
  )
})

it('a date is on the page or told about, whatever order the calendar is in', () => {
  fc.assert(
    fc.property(template, calendar, (saved, school) => {
      const { definition, issues } = resolveTemplate(saved, school)
      const left = issues.filter(({ code }) => code !== 'reports/date-of-earlier-year').map(({ date }) => date)
      const days = new Set(definition.dates.map(({ on }) => on))
      saved.dates.forEach((one, index) => {
        if (left.includes(index)) return
        const on = one.kind === 'fixed' ? one.on : one.kind === 'today' ? school.today : undefined
        if (on) expect(days).toContain(on)
        else
          expect(school.assessmentDates.some((its) => 'name' in one && its.name === one.name && days.has(its.on))).toBe(
            true,
          )
      })
      const reversed = {
        ...school,
        assessmentDates: school.assessmentDates.toReversed(),
        academicYears: school.academicYears.toReversed(),
      }
      expect(resolveTemplate(saved, reversed)).toEqual({ definition, issues })
    }),
  )
})
