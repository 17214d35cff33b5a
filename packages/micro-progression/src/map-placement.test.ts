import { isTrackError } from '@track/kernel'
import { expect, test } from 'vitest'
import { chartOf, exemplar } from '../test/e17.js'
import { mapPlacement } from './index.js'

const first = chartOf(['a', 'b', 'c', 'd'], { id: 'v1' })
const at = (levelId: string, betweenId: string | null = null, nearestId = '') => ({ levelId, betweenId, nearestId })

test('versions map only where an exemplar is shared; otherwise they are not comparable (A1-20, PRO-9, E17)', () => {
  const second = chartOf(['x', 'a', 'y', 'c'], { id: 'v2' })
  expect(mapPlacement(at('L0'), first, second)).toEqual({ levelId: 'L1', betweenId: null })
  expect(mapPlacement(at('L2'), first, second)).toEqual({ levelId: 'L3', betweenId: null })
  expect(mapPlacement(at('L1'), first, second)).toBe('not comparable')
  expect(mapPlacement(at('L3'), first, second)).toBe('not comparable')
})

test('levels of the same name without a shared paper are not comparable (A1-20, PRO-9)', () => {
  expect(mapPlacement(at('L0'), first, chartOf(['e', 'f', 'g', 'h'], { id: 'v2' }))).toBe('not comparable')
})

test('between two needs both, next to each other or become one (A1-20)', () => {
  expect(mapPlacement(at('L1', 'L2'), first, chartOf(['x', 'b', 'c'], { id: 'v2' }))).toEqual({
    levelId: 'L1',
    betweenId: 'L2',
  })
  expect(mapPlacement(at('L1', 'L2'), first, chartOf(['b', 'x', 'c'], { id: 'v2' }))).toBe('not comparable')
  expect(mapPlacement(at('L1', 'L2'), first, chartOf(['x', 'b'], { id: 'v2' }))).toBe('not comparable')
  const both = chartOf(['x', 'b'], { id: 'v2' })
  const joined = {
    ...both,
    levels: both.levels.map((each, place) =>
      place === 1 ? { ...each, exemplars: [exemplar('b'), exemplar('c')] } : each,
    ),
  }
  expect(mapPlacement(at('L1', 'L2'), first, joined)).toEqual({ levelId: 'L1', betweenId: null })
})

test('of several papers of a level the nearest decides; without it they have to agree (A1-20)', () => {
  const shown = chartOf(['a', 'b'], { id: 'v1' })
  const two = {
    ...shown,
    levels: shown.levels.map((each, place) =>
      place === 1 ? { ...each, exemplars: [exemplar('b'), exemplar('c')] } : each,
    ),
  }
  const apart = chartOf(['b', 'c'], { id: 'v2' })
  expect(mapPlacement(at('L1'), two, apart)).toBe('not comparable')
  expect(mapPlacement(at('L1', null, 'c'), two, apart)).toEqual({ levelId: 'L1', betweenId: null })
  expect(mapPlacement(at('L1', null, 'a'), two, apart)).toBe('not comparable')
})

test('on its own chart a placement is where it is', () => {
  expect(mapPlacement(at('L1', 'L2'), first, first)).toEqual({ levelId: 'L1', betweenId: 'L2' })
})

test('a placement on another chart than the one it is read with is a mistake of the caller', () => {
  try {
    mapPlacement(at('elsewhere'), first, chartOf(['a'], { id: 'v2' }))
    expect.unreachable()
  } catch (error) {
    expect(isTrackError(error, 'micro-progression/unknown-level')).toBe(true)
  }
})
