import { type NamedDates, resolveTemplate, type TemplateDate } from '@track/reports'
import { expect, it } from 'vitest'
import { issuesOnPage } from './issues-on-page.js'

it('counts dates as the page shows them, in whatever order the report asks for them', () => {
  const named = (name: string): TemplateDate => ({ kind: 'assessment-date', name })
  const calendar: NamedDates = {
    assessmentDates: [
      { name: 'Mid-point', on: '2026-02-13' },
      { name: 'End of year', on: '2026-07-03' },
      { name: 'Start of year', on: '2026-10-09' },
      { name: 'Spring', on: '2027-03-26' },
    ],
    academicYears: [
      { name: '2025/26', startsOn: '2025-09-01' },
      { name: '2026/27', startsOn: '2026-09-01' },
    ],
    today: '2026-11-20',
  }
  const { definition, issues } = resolveTemplate(
    {
      groupIds: ['all'],
      columns: [{ subjectId: 'maths', measure: { kind: 'secured', average: 'per-pupil' } }],
      dates: ['Phonics', 'Spring', 'Start of year', 'End of year', 'Mid-point'].map(named),
      membership: 'current',
      scope: 'own-programme',
      minimumGroup: 0,
    },
    calendar,
  )
  expect(definition.dates.map(({ label }) => label)).toEqual([
    'Mid-point 2025/26',
    'End of year 2025/26',
    'Start of year',
  ])
  const ofEarlierYear = "in an earlier academic year: this year's has not come."
  expect(issuesOnPage(issues, definition)).toEqual([
    {
      code: 'reports/date-of-earlier-year',
      message: `The latest “Mid-point” is that of 13 February 2026, ${ofEarlierYear}`,
      pointer: '/template/dates/4',
      on: '2026-02-13',
      date: 0,
    },
    {
      code: 'reports/date-of-earlier-year',
      message: `The latest “End of year” is that of 3 July 2026, ${ofEarlierYear}`,
      pointer: '/template/dates/3',
      on: '2026-07-03',
      date: 1,
    },
    {
      code: 'reports/date-to-come',
      message: '“Spring” comes on 26 March 2027: until then the page is without it.',
      pointer: '/template/dates/1',
      on: '2027-03-26',
    },
    {
      code: 'reports/no-such-date',
      message: 'The school has no assessment date called “Phonics”: choose another, or add it to the calendar.',
      pointer: '/template/dates/0',
    },
  ])
})
