import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sharedData } from '../../../shared-data.js'
import { parseYearGroup } from './parse-year-group.js'
import { YEAR_GROUPS } from './year-groups.js'

describe('parseYearGroup', () => {
  it.each([
    ['Year Group 4', ['4']],
    ['Year 4', ['4']],
    [' year  4 ', ['4']],
    ['Y4', ['4']],
    ['Yr. 4', ['4']],
    ['4', ['4']],
    ['04', ['4']],
    ['13', ['13']],
    ['R', ['R']],
    ['YR', ['R']],
    ['Year R', ['R']],
    ['reception', ['R']],
    ['N1', ['N1']],
    ['Nursery 2', ['N2']],
    ['Nursery', ['N1', 'N2']],
    ['Year Groups 3 and 4', ['3', '4']],
    ['Years 5 & 6', ['5', '6']],
    ['Y6/Y5', ['5', '6']],
    ['3, 4, 4', ['3', '4']],
    ['Years 3-6', ['3', '4', '5', '6']],
    ['R to Y2', ['R', '1', '2']],
    ['Nursery – R', ['N1', 'N2', 'R']],
    ['', []],
  ])('reads "%s" as %j', (text, expected) => {
    expect(parseYearGroup(text)).toEqual(expected)
  })

  it.each(['4A', 'Oak', '0', '14', '-3', '6-3', '3-4-5', '3,', 'Key Stage 2', 'Year', 'X', '4.5', 'Year 4 maths'])(
    'does not guess at "%s"',
    (text) => {
      expect(parseYearGroup(text)).toBeUndefined()
    },
  )

  it('reads back every year group, alone and in any list', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.constantFrom(...YEAR_GROUPS), { minLength: 1 }), (years) => {
        expect(parseYearGroup(years.join(', '))).toEqual(YEAR_GROUPS.filter((year) => years.includes(year)))
      }),
    )
  })

  it('reads every year group that the national curriculum file names', (context) => {
    const file = sharedData('nc/nc-england-objectives.derived.csv')
    if (!file) return context.skip()
    const named = new Set(file.toString('utf8').match(/(?<=,)Year Groups? [^,]*/g))
    expect([...named].map((text) => parseYearGroup(text)).filter((years) => years === undefined)).toEqual([])
    expect(named.size).toBe(8)
  })
})
