import type { Dense } from './covariance-of.js'

/** The logarithm of the determinant of a symmetric, positive definite matrix, by Cholesky. */
export function logDeterminantOf({ size, values }: Dense): number {
  const factor = values.slice()
  let sum = 0
  for (let i = 0; i < size; i++) {
    const row = i * size
    for (let j = 0; j <= i; j++) {
      const other = j * size
      let left = factor[row + j] as number
      for (let k = 0; k < j; k++) left -= (factor[row + k] as number) * (factor[other + k] as number)
      if (j < i) factor[row + j] = left / (factor[other + j] as number)
      else {
        factor[row + i] = Math.sqrt(left)
        sum += Math.log(left)
      }
    }
  }
  return sum
}
