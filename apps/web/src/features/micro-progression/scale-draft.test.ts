import { beforeAll, expect, test } from 'vitest'
import { activateLocale } from '../../app/i18n'
import { DEFAULT_SCALE, levelsFrom, numbered, resized, scaleProblem, startedAt } from './scale-draft'

const ids = () => 'id'
beforeAll(() => activateLocale('en-GB'))

test('a scale is 0 to 4 unless the school says otherwise, and its lowest step is 0 (A1-12, A1-14)', () => {
  expect(DEFAULT_SCALE).toEqual(['0', '1', '2', '3', '4'])
  expect(levelsFrom(DEFAULT_SCALE, ids)[0]).toEqual({ id: 'id', label: '0', value: 0 })
})

test('a scale has any labels, 2 to 12 of them, from 0 or 1, and words have no number (A1-14)', () => {
  expect(resized(numbered(5, 1), 7)).toEqual(['1', '2', '3', '4', '5', '6', '7'])
  expect(resized(['Emerging', 'Secure'], 3)).toEqual(['Emerging', 'Secure', ''])
  expect(resized(DEFAULT_SCALE, 1)).toHaveLength(2)
  expect(resized(DEFAULT_SCALE, 40)).toHaveLength(12)
  expect(startedAt(['0', '1', '★'], 1)).toEqual(['1', '2', '★'])
  expect(levelsFrom(['★', ' ★★ '], ids)).toEqual([
    { id: 'id', label: '★', value: null },
    { id: 'id', label: '★★', value: null },
  ])
})

test('a blank label and the same label twice are named', () => {
  expect(scaleProblem(['0', ' '])).toContain('Step 2')
  expect(scaleProblem(['Good', 'Good '])).toContain('Good')
  expect(scaleProblem(DEFAULT_SCALE)).toBeNull()
})
