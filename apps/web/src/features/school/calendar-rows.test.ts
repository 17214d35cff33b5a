import { expect, it } from 'vitest'
import { type CalendarRow, faultsOf, fieldAt, mergeRows, sameRows, toCalendar, toRows } from './calendar-rows'

const calendar = {
  academicYears: [
    { name: '2026/27', startsOn: '2026-09-01', endsOn: '2027-08-31' },
    { name: '2025/26', startsOn: '2025-09-01', endsOn: '2026-08-31' },
  ],
  terms: [
    { id: 'autumn', academicYear: '2025/26', name: 'Autumn', startsOn: '2025-09-03', endsOn: '2025-12-19' },
    { id: 'spring', academicYear: '2025/26', name: 'Spring', startsOn: '2026-01-05', endsOn: '2026-03-27' },
  ],
  closures: [{ id: 'inset', name: 'Training day', startsOn: '2026-09-01', endsOn: '2026-09-01' }],
  assessmentDates: [{ id: 'start', name: 'Start', on: '2025-08-20' }],
} as const satisfies ReturnType<typeof toCalendar>

const rows = toRows(calendar)
const change = (key: string, next: Partial<CalendarRow>) =>
  rows.map((row) => (row.key === key ? { ...row, ...next } : row))
const without = (key: string) => rows.filter((row) => row.key !== key)
const named = (among: readonly CalendarRow[]) => among.map(({ name }) => name).sort()

it('puts every line under its year, in order, and keeps what lies in none', () => {
  expect(rows.map(({ name, yearKey }) => [name, yearKey])).toEqual([
    ['2025/26', 'year 2025/26'],
    ['2026/27', 'year 2026/27'],
    ['Autumn', 'year 2025/26'],
    ['Spring', 'year 2025/26'],
    ['Training day', 'year 2026/27'],
    ['Start', null],
  ])
  expect(toCalendar(rows)).toEqual({ ...calendar, academicYears: [...calendar.academicYears].reverse() })
})

it('takes the terms along when their year is given another name', () => {
  const renamed = change('year 2025/26', { name: ' 2025-2026 ' })
  expect(toCalendar(renamed).terms.map(({ academicYear }) => academicYear)).toEqual(['2025-2026', '2025-2026'])
})

it('finds the field that a pointer of the API means', () => {
  expect(fieldAt(rows, '/terms/1/endsOn')).toEqual({ key: 'spring', field: 'until' })
  expect(fieldAt(rows, '/academicYears/0')).toEqual({ key: 'year 2025/26', field: 'name' })
  expect(fieldAt(rows, '/assessmentDates/0/on')).toEqual({ key: 'start', field: 'from' })
  expect(fieldAt(rows, '/terms/7/endsOn')).toBeNull()
  expect(fieldAt(rows, '/terms')).toBeNull()
  expect(fieldAt(rows, '')).toBeNull()
})

it('sees what is missing or the wrong way round before anything is sent', () => {
  expect(faultsOf(rows)).toEqual([])
  expect(faultsOf(change('spring', { name: ' ', from: '', until: '2026-03-27' }))).toEqual([
    { key: 'spring', field: 'name', fault: 'no-name' },
    { key: 'spring', field: 'from', fault: 'no-day' },
  ])
  expect(faultsOf(change('spring', { until: '2026-01-04' }))).toEqual([
    { key: 'spring', field: 'until', fault: 'ends-before' },
  ])
  expect(faultsOf(change('start', { until: '' }))).toEqual([])
})

it('brings what somebody else stored in under what is being written', () => {
  const mine = change('spring', { until: '2026-04-01' })
  const theirs = change('autumn', { until: '2025-12-12' })
  const both = mergeRows(rows, { mine, theirs })
  expect(both.find(({ key }) => key === 'spring')!.until).toBe('2026-04-01')
  expect(both.find(({ key }) => key === 'autumn')!.until).toBe('2025-12-12')
  expect(sameRows(mergeRows(rows, { mine: rows, theirs }), theirs)).toBe(true)
  expect(sameRows(mergeRows(rows, { mine, theirs: rows }), mine)).toBe(true)
})

it('takes out what either side took out, unless the other changed it', () => {
  expect(named(mergeRows(rows, { mine: without('spring'), theirs: rows }))).not.toContain('Spring')
  expect(named(mergeRows(rows, { mine: rows, theirs: without('spring') }))).not.toContain('Spring')
  const renamed = change('spring', { name: 'Spring term' })
  expect(named(mergeRows(rows, { mine: without('spring'), theirs: renamed }))).toContain('Spring term')
  expect(named(mergeRows(rows, { mine: renamed, theirs: without('spring') }))).toContain('Spring term')
})

it('keeps the lines of a year that somebody else renamed', () => {
  const mine = change('spring', { until: '2026-04-01' })
  const theirs = toRows({
    ...calendar,
    academicYears: [calendar.academicYears[0], { ...calendar.academicYears[1], name: '25/26' }],
    terms: calendar.terms.map((term) => ({ ...term, academicYear: '25/26' })),
  })
  const merged = mergeRows(rows, { mine, theirs })
  expect(merged.find(({ key }) => key === 'spring')).toMatchObject({ yearKey: 'year 25/26', until: '2026-04-01' })
  expect(named(merged.filter(({ kind }) => kind === 'year'))).toEqual(['2026/27', '25/26'])
})
