import { expect, it } from 'vitest'
import { readYears } from './read-years'

it('reads years as people write them and keeps a school’s own words', () => {
  expect(readYears('3, 4')).toEqual(['3', '4'])
  expect(readYears('R-2')).toEqual(['R', '1', '2'])
  expect(readYears('Lower juniors, Y4, 4')).toEqual(['Lower juniors', '4'])
  expect(readYears('')).toEqual([])
})
