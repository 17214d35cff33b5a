import { expect, test } from 'vitest'
import { isBeside } from './is-beside'

const levels = ['0', '1', '2', '3'].map((id) => ({
  level: { id, label: id, value: Number(id) },
  exemplars: [],
  qualifiers: [],
  isApart: null,
}))
const beside = (place: { readonly levelId: string; readonly betweenId: string | null }) =>
  levels.map(({ level }) => level.id).filter((id) => isBeside(id, place, { levels }))

test('a piece at a level is beside the levels below and above it, one between two beside those two (A1-23)', () => {
  expect(beside({ levelId: '2', betweenId: null })).toEqual(['1', '2', '3'])
  expect(beside({ levelId: '0', betweenId: null })).toEqual(['0', '1'])
  expect(beside({ levelId: '1', betweenId: '2' })).toEqual(['1', '2'])
})
