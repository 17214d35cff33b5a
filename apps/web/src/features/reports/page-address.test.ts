import { describe, expect, it } from 'vitest'
import { readChoice, readNumber, readSearch, writeChoice } from './page-address'
import type { PageChoice } from './page-choice'

const [oak, maths, rule, test] = [1, 2, 3, 4].map((n) => `0193a1b2-0000-7000-8000-00000000000${n}`) as [
  string,
  string,
  string,
  string,
]

describe('the address of a page', () => {
  it('holds ids and days in letters that no address has to escape', () => {
    const search = writeChoice({
      groupIds: ['all', oak],
      combined: [],
      columns: [
        { subjectId: maths, measure: { kind: 'secured', average: 'pooled' } },
        { subjectId: maths, measure: { kind: 'on-track', ruleId: rule } },
        { subjectId: maths, measure: { kind: 'mean-mark', measureId: test, matched: true } },
      ],
      dates: [{ kind: 'fixed', label: '', on: '2025-12-12' }, { kind: 'today' }],
      membership: 'as-at-each-date',
      scope: 'age-related',
      minimumGroup: 5,
      paper: 'a3',
    })
    expect(search).toEqual({
      groups: `all_${oak}`,
      columns: `pooled.${maths}_on-track.${maths}.${rule}_matched.${maths}.${test}`,
      dates: '2025-12-12_today',
      membership: 'as-at-each-date',
      scope: 'age-related',
      minimum: 5,
      paper: 'a3',
    })
    const written = new URLSearchParams(Object.entries(search).map(([key, value]) => [key, String(value)])).toString()
    expect(written).not.toContain('%')
  })

  it('holds the words that a school has for its dates and columns, whatever stands in them', () => {
    const choice: PageChoice = {
      groupIds: ['all'],
      combined: [],
      columns: [{ subjectId: maths, measure: { kind: 'secured', average: 'per-pupil' }, label: 'Secure_in * maths' }],
      dates: [
        { kind: 'assessment-date', name: 'Start_of year *u' },
        { kind: 'fixed', label: 'Before the tests', on: '2026-05-01' },
      ],
      membership: 'current',
      scope: 'own-programme',
      minimumGroup: 0,
      paper: 'a4',
    }
    const search = writeChoice(choice)
    expect(search.dates).toBe('every.Start*uof year *su_2026-05-01 Before the tests')
    expect(search.columns).toBe(`secured.${maths} Secure*uin *s maths`)
    expect(readChoice(search)).toEqual(choice)
  })

  it('says nothing of what is as usual', () => {
    const search = writeChoice({
      groupIds: ['all'],
      combined: [],
      columns: [{ subjectId: maths, measure: { kind: 'secured', average: 'per-pupil' } }],
      dates: [{ kind: 'fixed', label: '', on: '2026-03-27' }],
      membership: 'current',
      scope: 'own-programme',
      minimumGroup: 0,
      paper: 'a4',
    })
    expect(Object.keys(search)).toEqual(['groups', 'columns', 'dates'])
  })

  it('leaves out what cannot be read, and keeps the rest in its order', () => {
    const search = readSearch({
      groups: `all_teacher_${oak}_all`,
      columns: `secured.${maths}_by-teacher.${maths}_mean.${maths}_secured.${maths}.${rule}_secured.${maths}`,
      dates: '2026-03-27_2026-02-30_every._2025-12-12_soon_2026-03-27 again_today',
      membership: 'yes',
      minimum: -1,
      paper: 'a2',
      base: 'no version',
      print: 'yes',
      pupil: oak,
    })
    expect(search).toEqual({
      groups: `all_${oak}`,
      columns: `secured.${maths}`,
      dates: '2026-03-27_2025-12-12_today',
    })
  })

  it('names a whole page or none', () => {
    expect(readChoice({ groups: 'all', columns: `secured.${maths}` })).toBeUndefined()
    expect(readChoice({})).toBeUndefined()
  })

  it('holds the number that is open, and a pupil only behind a number', () => {
    expect(readNumber({ number: `${oak}.2.0` })).toEqual({ groupId: oak, column: 2, date: 0 })
    expect(readNumber({ number: 'everybody.0.0' })).toBeUndefined()
    expect(readSearch({ number: 'all.1.2', pupil: oak })).toEqual({ number: 'all.1.2', pupil: oak })
    expect(readSearch({ pupil: oak })).toEqual({})
    expect(readSearch({ print: true, base: 'aB3-_x' })).toEqual({ print: true, base: 'aB3-_x' })
  })
})
