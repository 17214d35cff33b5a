import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inverseOf, varianceOf } from './covariance-of.js'

const square = fc
  .integer({ min: 1, max: 13 })
  .chain((size) =>
    fc.tuple(
      fc.constant(size),
      fc.array(fc.integer({ min: -9, max: 9 }), { minLength: size * size, maxLength: size * size }),
    ),
  )

test('a matrix times its inverse is one, whatever its size', () => {
  fc.assert(
    fc.property(square, ([size, parts]) => {
      // P·Pᵀ + 1 is symmetric and positive definite whatever P is.
      const values = new Float64Array(size * size)
      for (let i = 0; i < size; i++) {
        for (let j = 0; j < size; j++) {
          values[i * size + j] = i === j ? 1 : 0
          for (let k = 0; k < size; k++) values[i * size + j]! += parts[i * size + k]! * parts[j * size + k]!
        }
      }
      const inverse = inverseOf({ size, values })!
      const variance = varianceOf({ size, values })!
      for (let i = 0; i < size; i++) {
        expect(variance[i]).toBeCloseTo(inverse[i * size + i]!, 9)
        for (let j = 0; j < size; j++) {
          let sum = 0
          for (let k = 0; k < size; k++) sum += values[i * size + k]! * inverse[k * size + j]!
          expect(sum).toBeCloseTo(i === j ? 1 : 0, 6)
        }
      }
    }),
    { numRuns: 50 },
  )
})

test('what cannot be inverted is not', () => {
  expect(inverseOf({ size: 2, values: Float64Array.of(1, 1, 1, 1) })).toBeUndefined()
  expect(varianceOf({ size: 1, values: Float64Array.of(-1) })).toBeUndefined()
})
