/**
 * The share of a standard normal distribution below `z`: the complementary error function of W. H. Press et al., Numerical Recipes
 * (a Chebyshev fit), right to seven digits of whatever tail is left. Many millions are asked for at once, so no series is summed.
 */
export function shareBelow(z: number): number {
  const x = Math.abs(z) / Math.SQRT2
  const t = 1 / (1 + x / 2)
  let sum = 0
  for (const coefficient of COEFFICIENTS) sum = sum * t + coefficient
  const tail = (t * Math.exp(sum - x * x)) / 2
  return z >= 0 ? 1 - tail : tail
}

const COEFFICIENTS = [
  0.17087277, -0.82215223, 1.48851587, -1.13520398, 0.27886807, -0.18628806, 0.09678418, 0.37409196, 1.00002368,
  -1.26551223,
]
