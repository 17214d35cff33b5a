import { expect, it } from 'vitest'
import { beginsWith, matchesWords } from './matches-words'

it('finds by the beginnings of words, in any order, without accents or capitals', () => {
  expect(matchesWords('4 Oak Maths', 'ma 4')).toBe(true)
  expect(matchesWords('Zoë Ó Briain', 'ZOE bri')).toBe(true)
  expect(matchesWords('Ada Fielding', 'ield')).toBe(false)
  expect(matchesWords("D'Arcy Smith-Jones", 'jones')).toBe(true)
})

it('finds everything before anything is typed', () => {
  expect(matchesWords('Ada', '')).toBe(true)
})

it('knows which texts begin with what is typed', () => {
  expect(beginsWith('Fatima Hussain', 'f')).toBe(true)
  expect(beginsWith('Ada Fielding', 'f')).toBe(false)
})
