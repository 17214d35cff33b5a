import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sharedDataFolder } from '../../../shared-data.js'
import type { Comparison } from '../src/index.js'

const folder = join(sharedDataFolder, 'cj')

type Values = Readonly<Record<string, number>>

interface FitOracle {
  readonly item: { readonly infit: Values; readonly outfit: Values }
  readonly judge: { readonly infit: Values; readonly outfit: Values; readonly agreement: Values } | null
}

interface SeparationOracle {
  readonly varObserved: number
  readonly mse: number
  readonly ssr: number
  readonly ssrObservedG: number
  readonly G: number
  readonly strata: number
}

interface MapOracle {
  readonly priorSd: number
  readonly theta: Values
  readonly se?: Values
  readonly reliability?: SeparationOracle
  readonly fit?: FitOracle
}

/** What R makes of a set (`<id>.oracle.json`); what could not be worked out for a set is not there. */
export interface Oracle {
  readonly items: readonly string[]
  readonly graph: {
    readonly weakComponents: number
    readonly strongComponents: number
    readonly strongSizes?: number | readonly number[]
    readonly mleExists: boolean
    readonly perfectWinners?: readonly string[]
    readonly perfectLosers?: readonly string[]
  }
  readonly mapSd1?: MapOracle
  readonly mapSd2?: MapOracle
  readonly mle?: {
    readonly theta: Values
    readonly se: Values
    readonly seDiag: Values
    readonly reliabilityFromSe: SeparationOracle
    readonly reliabilityFromSeDiag: SeparationOracle
    readonly fit: FitOracle
  }
  readonly empiricalBayes?: {
    readonly priorSd: number
    readonly empiricalReliability: number
    readonly theta: Values
    readonly se: Values
  }
  readonly firth?: { readonly theta: Values }
  readonly sirtBtm?: {
    readonly theta: Values
    readonly se: Values
    readonly infit: Values
    readonly outfit: Values
    readonly mleRel: number
    readonly ssrFromSepG: number
    readonly delta: number | null
    readonly judges: { readonly infit: Values; readonly outfit: Values } | null
  }
  readonly davidson?: {
    readonly theta: Values
    readonly se: Values
    readonly logNu: number
    readonly seLogNu: number
  }
  readonly davidsonMapSd2?: { readonly theta: Values; readonly logNu: number }
  readonly splitHalf?: {
    readonly itemsCompared: number
    readonly pearson: number
    readonly spearman: number
    readonly kendallTauB: number
    readonly medianOfRandomSplits: number
  }
  readonly rankOrderLowestFirst?: readonly string[]
}

/** The sets there are, or none: said aloud, or an error with TRACK_REQUIRE_DATA=1. */
export function cjSets(): string[] {
  if (existsSync(folder)) {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.csv'))
      .map((name) => name.slice(0, -4))
      .sort()
  }
  if (process.env.TRACK_REQUIRE_DATA === '1') throw new Error(`There is no shared data at ${folder}`)
  process.stderr.write(`SKIPPED: comparisons of real sessions and their oracles: no shared data at ${folder}\n`)
  return []
}

export function decisionsOf(id: string): Comparison[] {
  const [, ...lines] = readFileSync(join(folder, `${id}.csv`), 'utf8')
    .replaceAll('"', '')
    .trimEnd()
    .split(/\r?\n/)
  return lines.map((line) => {
    const [judge = '', a = '', b = '', outcome, n] = line.split(',')
    return { judge, a, b, outcome: outcome as Comparison['outcome'], n: Number(n) }
  })
}

export function oracleOf<T = Oracle>(id: string): T {
  return JSON.parse(readFileSync(join(folder, `${id}.oracle.json`), 'utf8'))
}

/** The furthest that any of the values is from what it should be; a value missing on either side is infinitely far. */
export function furthest(found: Readonly<Record<string, number | null>>, expected: Values): number {
  return Math.max(
    0,
    ...Object.entries(expected).map(([key, value]) => {
      const distance = Math.abs((found[key] ?? Number.NaN) - value)
      return Number.isNaN(distance) ? Number.POSITIVE_INFINITY : distance
    }),
  )
}
