import { isTrackError } from '@track/kernel'
import { expect, test } from 'vitest'
import { wall } from '../test/e17.js'
import { targetOf } from './index.js'

test('placed at 1 the target is 2; between 2 and 3 it is 3; at the top it stays the top (E17, A1-19, PRO-8)', () => {
  const target = (levelId: string) => targetOf(wall, { levelId })
  expect(target('L1')).toEqual({ levelId: 'L2', isTop: false, qualifiers: [{ id: 'q2', text: 'Qualifier of 2' }] })
  // Between 2 and 3 is level 2 with 3 above it.
  expect(target('L2').levelId).toBe('L3')
  expect(target('L4')).toEqual({ levelId: 'L4', isTop: true, qualifiers: [{ id: 'q4', text: 'Qualifier of 4' }] })
})

test('a level of another chart is a mistake of whoever asks', () => {
  try {
    targetOf(wall, { levelId: 'elsewhere' })
    expect.unreachable()
  } catch (error) {
    expect(isTrackError(error, 'micro-progression/unknown-level')).toBe(true)
  }
})
