import { expect, it } from 'vitest'
import { programmeOn } from './programme-on.js'

it('shows a programme with what it held and what was offered on the day', () => {
  const programme = {
    id: 'year-4',
    subjectId: 'maths',
    name: 'Year 4 maths',
    objectiveIds: ['o1', 'o3', 'o4'],
    spells: [
      { objectiveId: 'o2', fromOn: null, untilOn: '2027-02-01' as const },
      { objectiveId: 'o3', fromOn: '2027-02-01' as const, untilOn: null },
    ],
  }
  const objectives = [{ id: 'o4', offeredFrom: null, retiredOn: '2027-02-01' as const }]
  expect(programmeOn(programme, objectives, '2027-01-31')).toEqual({
    ...programme,
    objectiveIds: ['o1', 'o4', 'o2'],
    spells: [],
  })
  expect(programmeOn(programme, objectives, '2027-02-01').objectiveIds).toEqual(['o1', 'o3'])
})
