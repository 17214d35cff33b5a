import { Advice } from '@track/kernel'
import { describe, expect, it } from 'vitest'
import { adviseAbove } from './advise-above.js'

const objective = (id: string, ...yearGroups: string[]) => ({ id, yearGroups })
const ownYear = [true, true, false, null].map((secured, index) => ({ objectiveId: `o${index}`, secured }))

describe('adviseAbove', () => {
  it('counts how the registered year stands when a programme reaches above it (OOY-4)', () => {
    const programmeObjectives = [
      objective('a', '5'),
      objective('b', '6'),
      objective('c', '6', '7'),
      objective('d', '5', '6'),
    ]
    const advice = adviseAbove({ programmeObjectives, registeredYear: '5', ownYear })
    expect(advice).toMatchObject({ aboveIds: ['b', 'c'], secured: 2, notYet: 1, unknown: 1 })
    expect(Advice.parse(advice)).toEqual({ code: advice!.code, message: advice!.message })
  })

  it('knows the order of the years, 10 above 9 and Year 1 above Reception', () => {
    const isAbove = (year: string, registeredYear: string) =>
      adviseAbove({ programmeObjectives: [objective('a', year)], registeredYear, ownYear }) !== null
    const years = ['N1', 'N2', 'R', '1', '2', '9', '10', '13']
    for (const [place, year] of years.entries()) {
      expect(years.map((registered) => isAbove(year, registered))).toEqual(years.map((_, other) => other < place))
    }
  })

  it('says nothing of a programme below, of objectives without a year, or where a year is not known', () => {
    const ask = (registeredYear: string | null, ...yearGroups: string[]) =>
      adviseAbove({ programmeObjectives: [objective('a', ...yearGroups)], registeredYear, ownYear })
    expect([ask('5', '2', '3'), ask('5'), ask('5', 'Key Stage 3'), ask(null, '6'), ask('Year 5', '6')]).toEqual([
      null,
      null,
      null,
      null,
      null,
    ])
  })
})
