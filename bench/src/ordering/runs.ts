import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { comparisonsOf, currentOrder, empiricalBayes, estimate, readiness, stateOf } from '@track/micro-progression'
import { order, type Plan, tauOf } from './team.js'

/** What came of one team's work. */
export interface Outcome {
  readonly decisions: number
  /** Without those asked to check the order, because nothing could be asked about a piece without a place. */
  readonly needed: number
  readonly rounds: number
  readonly waits: number
  readonly tau: number
  readonly expectedTau: number
  readonly reliability: number
  /** Squared correlation of the usual estimate with the truth. */
  readonly squaredCorrelation: number
}

if (process.send) process.on('message', (plan: Plan) => process.send!(outcomeOf(plan)))

function outcomeOf(plan: Plan): Outcome {
  const { session, truth, ...counts } = order(plan)
  const comparisons = comparisonsOf(session)
  const { items, quality } = estimate(comparisons, { withErrors: false })
  return {
    ...counts,
    needed: stateOf(session).decisions.filter(({ purpose }) => purpose === 'extreme' || purpose === 'insert').length,
    tau: tauOf(currentOrder(session).rungs, truth),
    expectedTau: readiness(session).expectedTau ?? Number.NaN,
    reliability: empiricalBayes(comparisons)?.reliability ?? Number.NaN,
    squaredCorrelation: squaredCorrelation(
      items.map((id) => quality[id]!),
      items.map((id) => truth[id]!),
    ),
  }
}

/** Many teams at once, on two processes. The answers come in the order of the plans, whoever is quicker. */
export async function run(plans: readonly Plan[]): Promise<Outcome[]> {
  const outcomes: Outcome[] = []
  let next = 0
  const work = (process: ChildProcess) =>
    new Promise<void>((resolve, reject) => {
      process.once('exit', () => reject(new Error('A process stopped')))
      const step = () => {
        const at = next++
        if (at >= plans.length) return resolve()
        process.once('message', (outcome: Outcome) => {
          outcomes[at] = outcome
          step()
        })
        process.send(plans[at]!)
      }
      step()
    })
  const processes = [0, 1].map(() => fork(fileURLToPath(import.meta.url)))
  try {
    await Promise.all(processes.map(work))
  } finally {
    for (const process of processes) process.removeAllListeners('exit').kill()
  }
  return outcomes
}

function squaredCorrelation(x: readonly number[], y: readonly number[]): number {
  const [mx, my] = [meanOf(x), meanOf(y)]
  const sum = (of: (at: number) => number) => x.reduce((total, _, at) => total + of(at), 0)
  const together = sum((at) => (x[at]! - mx) * (y[at]! - my))
  return together ** 2 / (sum((at) => (x[at]! - mx) ** 2) * sum((at) => (y[at]! - my) ** 2))
}

export function meanOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, value) => sum + value, 0) / numbers.length
}
