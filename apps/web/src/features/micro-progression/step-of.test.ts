import { expect, test } from 'vitest'
import { stepOf } from './step-of'

const rungs = [['a'], ['b', 'c'], ['d']]

test('a step passes the neighbours, or stands beside them (A1-11)', () => {
  expect(stepOf(rungs, 'a', 'higher')).toEqual({ place: 'above', besideId: 'b' })
  expect(stepOf(rungs, 'a', 'with-higher')).toEqual({ place: 'with', besideId: 'b' })
  expect(stepOf(rungs, 'd', 'lower')).toEqual({ place: 'below', besideId: 'b' })
  expect(stepOf(rungs, 'd', 'with-lower')).toEqual({ place: 'with', besideId: 'b' })
})

test('from a shared rung a piece first stands alone, or joins the next (A1-11)', () => {
  expect(stepOf(rungs, 'b', 'higher')).toEqual({ place: 'above', besideId: 'c' })
  expect(stepOf(rungs, 'c', 'lower')).toEqual({ place: 'below', besideId: 'b' })
  expect(stepOf(rungs, 'c', 'with-higher')).toEqual({ place: 'with', besideId: 'd' })
})

test('nothing is beyond the ends, and a piece without a place takes no step (A1-11)', () => {
  expect(stepOf(rungs, 'a', 'lower')).toBeNull()
  expect(stepOf(rungs, 'd', 'with-higher')).toBeNull()
  expect(stepOf(rungs, 'z', 'higher')).toBeNull()
})
