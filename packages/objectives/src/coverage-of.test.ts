import { describe, expect, it } from 'vitest'
import { coverageOf } from './coverage-of.js'

const links = [
  { originId: 'own-1', kind: 'exactMatchOf', targetId: 'nc-1' },
  { originId: 'nc-1', kind: 'isRelatedTo', targetId: 'own-2' },
  { originId: 'own-3', kind: 'isPartOf', targetId: 'nc-2' },
  { originId: 'own-4', kind: 'isPartOf', targetId: 'nc-3' },
  { originId: 'own-1', kind: 'precedes', targetId: 'nc-4' },
  { originId: 'nc-5', kind: 'isRelatedTo', targetId: 'nc-1' },
  { originId: 'nc-5', kind: 'isPartOf', targetId: null },
]
const question = {
  statementIds: ['nc-1', 'nc-2', 'nc-3', 'nc-4', 'nc-5'],
  links,
  taught: new Set(['own-1', 'own-2', 'own-3']),
  securedBy: { 'own-1': 4, 'own-2': 9, 'own-3': 0, 'own-4': 30 },
}

describe('coverageOf', () => {
  it('says of each statement how far it is covered, with the pupils of the best linked objective', () => {
    expect(coverageOf(question)).toEqual([
      { objectiveId: 'nc-1', state: 'secured', linkedIds: ['own-1', 'own-2'], pupils: 9 },
      { objectiveId: 'nc-2', state: 'not-secured', linkedIds: ['own-3'], pupils: 0 },
      { objectiveId: 'nc-3', state: 'not-taught', linkedIds: ['own-4'], pupils: 0 },
      { objectiveId: 'nc-4', state: 'not-linked', linkedIds: [], pupils: 0 },
      { objectiveId: 'nc-5', state: 'not-linked', linkedIds: [], pupils: 0 },
    ])
    expect(coverageOf({ ...question, links: links.toReversed() })).toEqual(coverageOf(question))
  })

  it('needs no link at all', () => {
    const states = coverageOf({ ...question, links: [] }).map(({ state }) => state)
    expect(new Set(states)).toEqual(new Set(['not-linked']))
  })
})
