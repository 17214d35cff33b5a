import { expect, it } from 'vitest'
import { toRows } from './calendar-rows'
import { nextYear } from './make-years'

const newId = () => 'new'
const year = (name: string) =>
  toRows({
    academicYears: [{ name, startsOn: '2025-09-01', endsOn: '2026-08-31' }],
    terms: [{ id: 'a', academicYear: name, name: 'Autumn', startsOn: '2025-09-03', endsOn: '2025-12-19' }],
    closures: [],
    assessmentDates: [{ id: 'b', name: `Start of ${name}`, on: '2025-10-10' }],
  })

it('moves the last year on by 52 weeks and counts its name up, wherever it stands', () => {
  expect(nextYear(year('2025/26'), { newId }).map(({ name, from, until }) => [name, from, until])).toEqual([
    ['2026/27', '2026-09-01', '2027-08-31'],
    ['Autumn', '2026-09-02', '2026-12-18'],
    ['Start of 2026/27', '2026-10-09', ''],
  ])
})

it.each([
  ['2025-2026', '2026-2027'],
  ['1999/00', '2000/01'],
  ['Year of the fox', '2026/27'],
])('after %s comes %s', (name, next) => {
  expect(nextYear(year(name), { newId })[0]!.name).toBe(next)
})

it('leaves a day that nobody chose yet to be chosen, and does nothing without a year', () => {
  const rows = year('2025/26').map((row) => (row.kind === 'term' ? { ...row, until: '' } : row))
  expect(nextYear(rows, { newId })[1]!.until).toBe('')
  expect(nextYear([], { newId })).toEqual([])
})
