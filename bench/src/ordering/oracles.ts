import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Comparison, type Estimate, empiricalBayes, estimate, type NoEstimate } from '@track/micro-progression'
import { sharedDataFolder } from '../../../shared-data.js'

export interface Furthest {
  readonly sets: number
  readonly quality: number
  readonly standardError: number
}

type Values = Readonly<Record<string, number>>
type Fitted = { readonly theta: Values; readonly se?: Values }

const FOLDER = join(sharedDataFolder, 'cj')

/** The furthest that any estimate is from what R makes of the sets beside the checkout; undefined when there are none. */
export function furthestFromOracles(): Furthest | undefined {
  if (!existsSync(FOLDER)) return undefined
  const ids = readdirSync(FOLDER)
    .filter((name) => name.endsWith('.csv'))
    .map((name) => name.slice(0, -4))
  const offs = ids.flatMap((id) => {
    const comparisons = comparisonsOf(id)
    const oracle: Record<'mapSd1' | 'mapSd2' | 'mle' | 'firth' | 'davidson' | 'empiricalBayes', Fitted | undefined> =
      JSON.parse(readFileSync(join(FOLDER, `${id}.oracle.json`), 'utf8'))
    const normal = (sd: number) => estimate(comparisons, { prior: { kind: 'normal', mean: 0, sd } })
    return [
      off(oracle.mapSd1, () => normal(1)),
      off(oracle.mapSd2, () => normal(2)),
      off(oracle.mle, () => estimate(comparisons, { estimator: 'mle' })),
      off(oracle.firth && { theta: oracle.firth.theta }, () => estimate(comparisons, { estimator: 'firth' })),
      off(oracle.davidson, () => estimate(comparisons, { estimator: 'davidson', prior: null })),
      off(oracle.empiricalBayes, () => ({ exists: true, ...empiricalBayes(comparisons)! })),
    ]
  })
  return {
    sets: ids.length,
    quality: Math.max(...offs.map(({ quality }) => quality)),
    standardError: Math.max(...offs.map(({ standardError }) => standardError)),
  }
}

type Found = Pick<Estimate, 'exists' | 'quality' | 'standardError'> | NoEstimate

function off(oracle: Fitted | undefined, find: () => Found): { quality: number; standardError: number } {
  if (!oracle) return { quality: 0, standardError: 0 }
  const found = find()
  if (!found.exists) return { quality: Number.POSITIVE_INFINITY, standardError: Number.POSITIVE_INFINITY }
  return { quality: apart(found.quality, oracle.theta), standardError: apart(found.standardError, oracle.se ?? {}) }
}

function apart(found: Values, expected: Values): number {
  const distances = Object.entries(expected).map(([id, value]) => Math.abs((found[id] ?? Number.NaN) - value))
  return distances.some(Number.isNaN) ? Number.POSITIVE_INFINITY : Math.max(0, ...distances)
}

function comparisonsOf(id: string): Comparison[] {
  const [, ...lines] = readFileSync(join(FOLDER, `${id}.csv`), 'utf8')
    .replaceAll('"', '')
    .trimEnd()
    .split(/\r?\n/)
  return lines.map((line) => {
    const [judge = '', a = '', b = '', outcome, n] = line.split(',')
    return { judge, a, b, outcome: outcome as Comparison['outcome'], n: Number(n) }
  })
}
