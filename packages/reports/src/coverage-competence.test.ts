import { expect, it } from 'vitest'
import { coverageCompetence } from './index.js'

const december = { planned: 24, taughtRanks: [2, 2, 2, 2, 2, 2, 3, 1], secureRank: 2, competenceAtLeast: 75 }

it('reads one set of judgements twice', () => {
  expect(coverageCompetence(december)).toEqual({
    assessedOfPlanned: 33.3,
    securedOfPlanned: 29.2,
    securedOfTaught: 87.5,
    competent: true,
  })
})

it('meets the line by the exact value, not by what is printed', () => {
  const exactly = { ...december, taughtRanks: [2, 2, 1] }
  expect(coverageCompetence({ ...exactly, competenceAtLeast: 66.7 })).toMatchObject({
    securedOfTaught: 66.7,
    competent: false,
  })
})

it('is unknown, not failed, when nothing was taught', () => {
  expect(coverageCompetence({ ...december, taughtRanks: [] })).toMatchObject({ securedOfTaught: null, competent: null })
})
