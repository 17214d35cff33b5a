import { expect, test } from 'vitest'
import { creditOf } from './index.js'

const line = (from: 'template' | 'carried' | 'own' | 'move-on', done = 0, counts = 1) => ({ from, done, counts })

test('what came along is planned, what a pupil added is not (A0-01, E15)', () => {
  expect(creditOf([line('template', 1), line('carried'), line('own', 1), line('own')])).toEqual({
    plannedDone: 1,
    plannedTotal: 2,
    plannedPercent: 50,
    creditDone: 2,
    creditTotal: 4,
    creditPercent: 50,
  })
})

test('what may be moved on to is in the whole only as far as it was done (A0-47)', () => {
  expect(creditOf([line('move-on', 1, 2), line('move-on')])).toMatchObject({
    creditDone: 1,
    creditTotal: 1,
    plannedTotal: 0,
  })
})

test('percentages are whole, halves away from zero, and there is none of nothing', () => {
  const eighths = [line('template', 1), ...Array.from({ length: 7 }, () => line('template'))]
  expect(creditOf(eighths).plannedPercent).toBe(13)
  expect(creditOf([])).toMatchObject({ plannedPercent: null, creditPercent: null, creditTotal: 0 })
})
