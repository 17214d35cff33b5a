import { describe, expect, it } from 'vitest'
import type { PageTemplate, TemplateDate } from './page-template.js'
import { type NamedDates, resolveDate, resolveTemplate } from './resolve-template.js'

const CALENDAR: Omit<NamedDates, 'today'> = {
  academicYears: [
    { name: '2026/27', startsOn: '2026-09-01' },
    { name: '2025/26', startsOn: '2025-09-02' },
  ],
  assessmentDates: [
    { name: 'End of year', on: '2027-07-02' },
    { name: 'Start of year', on: '2026-10-09' },
    { name: 'Mid-point', on: '2026-02-13' },
    { name: 'End of year', on: '2026-07-03' },
    { name: 'Start of year', on: '2025-10-10' },
    { name: 'Mid-point', on: '2027-02-12' },
  ],
}

const named = (name: string): TemplateDate => ({ kind: 'assessment-date', name })
const template = (dates: TemplateDate[]): PageTemplate => ({
  groupIds: ['all', 'oak'],
  columns: [{ subjectId: 'maths', measure: { kind: 'secured', average: 'per-pupil' }, label: 'Secure in maths' }],
  dates,
  membership: 'as-at-each-date',
  scope: 'age-related',
  minimumGroup: 5,
  combined: [{ id: 'both', groupIds: ['oak', 'ash'], take: 'any-of' }],
  audienceId: 'governors',
})

describe('a template read on a day', () => {
  it('keeps groups and rows made of them, columns with their labels, membership, scope, audience and the smallest group', () => {
    const { dates: _, ...rest } = template([{ kind: 'today' }])
    const { definition, issues } = resolveTemplate(template([{ kind: 'today' }]), { ...CALENDAR, today: '2026-03-02' })
    expect(definition).toEqual({ ...rest, dates: [{ label: '', on: '2026-03-02' }] })
    expect(issues).toEqual([])
  })

  it('means the latest day of a name that has come, in the order of the calendar', () => {
    const dates = [named('End of year'), named('Mid-point'), named('Start of year')]
    const july = resolveTemplate(template(dates), { ...CALENDAR, today: '2026-07-10' })
    expect(july.definition.dates).toEqual([
      { label: 'Start of year', on: '2025-10-10' },
      { label: 'Mid-point', on: '2026-02-13' },
      { label: 'End of year', on: '2026-07-03' },
    ])
    expect(july.issues).toEqual([])
  })

  it('says of a day of an earlier academic year which year it is of, so that November is not misread', () => {
    const dates = [named('Start of year'), named('Mid-point'), named('End of year')]
    const { definition, issues } = resolveTemplate(template(dates), { ...CALENDAR, today: '2026-11-20' })
    expect(definition.dates).toEqual([
      { label: 'Mid-point 2025/26', on: '2026-02-13' },
      { label: 'End of year 2025/26', on: '2026-07-03' },
      { label: 'Start of year', on: '2026-10-09' },
    ])
    expect(issues.map(({ code, date, field, on }) => ({ code, date, field, on }))).toEqual([
      { code: 'reports/date-of-earlier-year', date: 1, field: 'dates.1', on: '2026-02-13' },
      { code: 'reports/date-of-earlier-year', date: 2, field: 'dates.2', on: '2026-07-03' },
    ])
  })

  it('counts the day itself as come, and the summer as the year that ended', () => {
    const onTheDay = resolveDate(named('Start of year'), { ...CALENDAR, today: '2026-10-09' })
    expect(onTheDay).toEqual({ label: 'Start of year', on: '2026-10-09' })
    expect(resolveDate(named('End of year'), { ...CALENDAR, today: '2026-08-15' }).label).toBe('End of year')
  })

  it('leaves out what has not come and what the school does not know, and says so', () => {
    const dates = [named('Phonics'), named('Mid-point'), { kind: 'fixed', label: 'Sats', on: '2026-05-11' } as const]
    const { definition, issues } = resolveTemplate(template(dates), { ...CALENDAR, today: '2026-01-20' })
    expect(issues.map(({ code, date, on }) => [code, date, on])).toEqual([
      ['reports/no-such-date', 0, undefined],
      ['reports/date-to-come', 1, '2026-02-13'],
      ['reports/date-to-come', 2, '2026-05-11'],
    ])
    // Nothing is left, and a page needs a date.
    expect(definition.dates).toEqual([{ label: '', on: '2026-01-20' }])
  })

  it('shows a day once, by its name', () => {
    const dates: TemplateDate[] = [
      { kind: 'today' },
      { kind: 'fixed', label: '', on: '2026-02-13' },
      named('Mid-point'),
    ]
    expect(resolveTemplate(template(dates), { ...CALENDAR, today: '2026-02-13' }).definition.dates).toEqual([
      { label: 'Mid-point', on: '2026-02-13' },
    ])
  })

  it('calls a fixed day by its own label first, then as the school calls it', () => {
    const calendar = { ...CALENDAR, today: '2026-11-20' } as const
    const fixed = (label: string) => resolveDate({ kind: 'fixed', label, on: '2026-07-03' }, calendar).label
    expect(fixed('Governors')).toBe('Governors')
    expect(fixed('')).toBe('End of year 2025/26')
  })

  it('keeps a label short enough for a page, the year whole', () => {
    const name = 'The assessment that everybody in this school does in June'
    const { label } = resolveDate(named(name), {
      ...CALENDAR,
      assessmentDates: [{ name, on: '2026-06-05' }],
      today: '2026-11-20',
    })
    expect(label).toBe('The assessment that everybody in 2025/26')
    expect(label).toHaveLength(40)
  })

  it('does not take a name that had to be cut for one of an earlier year', () => {
    const name = 'The assessment that everybody in this school does in June'
    const assessmentDates = [{ name, on: '2026-11-06' }] as const
    expect(resolveDate(named(name), { ...CALENDAR, assessmentDates, today: '2026-11-20' })).toEqual({
      label: 'The assessment that everybody in this sc',
      on: '2026-11-06',
    })
  })
})
