import type { Calculation } from '@track/markbook'

/** What counts where an objective was judged more than once: "the latest". `depths` are the words of the scale, lowest first. */
export function sayCalculation(calculation: Calculation, depths: readonly string[]): string {
  switch (calculation.method) {
    case 'latest':
      return 'the latest'
    case 'highest':
      return 'the highest'
    case 'mean':
      return 'the mean of all'
    case 'n-times': {
      const { atLeast, times } = calculation
      return `the mean of those at ${depths[atLeast] === undefined ? `rank ${atLeast}` : `“${depths[atLeast]}”`} or deeper, once there are ${times},`
    }
    case 'weighted-latest':
      return `the latest for ${percent(calculation.latestWeight)} % and the mean of the earlier ones for the rest`
    case 'decaying-average':
      return `an average in which each newer one weighs ${percent(calculation.decay)} %`
  }
}

function percent(share: number): number {
  return Math.round(share * 10_000) / 100
}
