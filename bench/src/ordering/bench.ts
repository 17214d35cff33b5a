import { cpus } from 'node:os'
import { boundOf } from '@track/micro-progression'
import { furthestFromOracles } from './oracles.js'
import { place } from './placing.js'
import { meanOf, type Outcome, run } from './runs.js'
import { coldFit, errors, nextAfterAnswer, refit } from './speed.js'
import type { Plan } from './team.js'

const [seed = '1', ...names] = process.argv.slice(2)
const SEED = Number(seed)

interface Line {
  readonly figure: string
  readonly value: string
  readonly target: string
  readonly isMet: boolean
}

const began = performance.now()
console.log(
  `Node ${process.version}, ${cpus().length} x ${cpus()[0]?.model ?? 'unknown processor'}; seeds from ${SEED}`,
)
for (const part of [speed, accuracy, placing, firstOrder, order, expected, reliability]) {
  if (names.length > 0 && !names.includes(part.name)) continue
  for (const { figure, value, target, isMet } of await part())
    console.log(`${isMet ? 'met   ' : 'MISSED'}  ${figure}: ${value} (target ${target})`)
}
console.log(`${((performance.now() - began) / 1000).toFixed(0)} s`)

/** First, while nothing else of ours runs. Ratios of neighbours in time; milliseconds are the weather of the machine. */
function speed(): Line[] {
  const cold = [
    { of: [1000, 20, 9] as const, most: 1 / 12 },
    { of: [3000, 50, 5] as const, most: 1 / 25 },
  ].map(({ of: [pieces, appearances, rounds], most }) => {
    const { ours, mm, mmAlone, ratio, apart, apartInTheEnd } = coldFit(pieces, appearances, rounds)
    const isSame = apartInTheEnd < 1e-6
    return {
      figure: `fit of ${pieces} pieces seen ${appearances} times ÷ MM`,
      value: isSame
        ? `1/${(1 / ratio).toFixed(1)} (${ours.toFixed(1)} of ${mm.toFixed(0)} ms, of which iterating ${mmAlone.toFixed(0)}; apart ${apart.toExponential(0)} where MM stops, ${apartInTheEnd.toExponential(0)} in the end)`
        : `not counted: ${apartInTheEnd} apart`,
      target: `≤ 1/${(1 / most).toFixed(0)}`,
      isMet: isSame && ratio <= most,
    }
  })
  const again = refit(300, 20, 41)
  const wait = nextAfterAnswer(300, 20, 15)
  const sure = errors(1000, 20, 5)
  return [
    ...cold,
    {
      figure: 'refit of 300 pieces after one decision ÷ cold MM',
      value: `1/${(1 / again.ratio).toFixed(0)} (${again.ours.toFixed(2)} of ${again.mm.toFixed(1)} ms; ${again.apart.toExponential(0)} from our cold fit)`,
      target: '≤ 1/20',
      isMet: again.ratio <= 1 / 20 && again.apart < 1e-6,
    },
    {
      figure: 'a decision recorded and the next pair chosen, 300 pieces, 3,000 decisions',
      value: `${wait.toFixed(1)} ms`,
      target: '< 16 ms',
      isMet: wait < 16,
    },
    {
      figure: 'all standard errors of 1,000 pieces',
      value: `${sure.toFixed(0)} ms`,
      target: '≤ 300 ms',
      isMet: sure <= 300,
    },
  ]
}

function accuracy(): Line[] {
  const furthest = furthestFromOracles()
  if (!furthest) {
    console.log('SKIPPED: accuracy: there is no shared data beside the checkout')
    return []
  }
  const { sets, quality, standardError } = furthest
  return [
    {
      figure: `furthest from R, ${sets} sets, every estimator with an exact oracle`,
      value: `${quality.toExponential(1)} in quality, ${standardError.toExponential(1)} in standard error`,
      target: '1e-6, 1e-5',
      isMet: quality <= 1e-6 && standardError <= 1e-5,
    },
  ]
}

function placing(): Line[] {
  return [1.5, 2.5, 4].flatMap((gap) =>
    (['halving', 'bayes'] as const).map((rule) => {
      const { exact, withinOne, questions } = place(rule, { gap, maxQuestions: 3, pieces: 4000, seed: SEED })
      const isMet = rule === 'bayes' ? exact >= 0.63 && withinOne >= 0.985 : exact >= 0.61 && questions <= 2.3
      return {
        figure: `placing by ${rule}, exemplars ${gap} apart, 4,000 pieces`,
        value: `${percent(exact)} exact, ${percent(withinOne)} within one, ${questions.toFixed(2)} questions`,
        target: gap !== 2.5 ? 'none' : rule === 'bayes' ? '≥ 63 %, ≥ 98.5 %, ≤ 3' : '≥ 61 %, ≤ 2.3',
        isMet: isMet || gap !== 2.5,
      }
    }),
  )
}

async function firstOrder(): Promise<Line[]> {
  const lines: Line[] = []
  for (const pieces of [20, 30, 60]) {
    const alone = await teams({ pieces, people: 'exact', sd: 2, judges: 1 }, 20)
    const ratios = alone.map(({ decisions }) => decisions / boundOf(pieces))
    const worst = Math.max(...alone.map(({ decisions }) => decisions))
    const mean = meanOf(ratios)
    const most = { 20: 1, 30: 0.98, 60: 1 }[pieces]!
    lines.push({
      figure: `comparisons to a first order ÷ bound, nobody mistaken, one judge, n=${pieces}, 20 runs`,
      value: `${mean.toFixed(3)}; at most ${worst} comparisons, ${(worst / worstOf(pieces)).toFixed(2)} of binary insertion's worst case`,
      target: pieces === 30 ? '≤ 0.98, never > 1.02' : 'never > 1.02',
      isMet: mean <= most && worst <= 1.02 * worstOf(pieces),
    })
    const four = await teams({ pieces, people: 'exact', sd: 2, judges: 4 }, 20)
    const total = (of: keyof Outcome) => four.reduce((sum, outcome) => sum + outcome[of], 0)
    const makespan = total('rounds') / (total('needed') / 4)
    lines.push({
      figure: `the same with four judges: makespan ÷ (comparisons ÷ 4), n=${pieces}, 20 runs`,
      value: `${makespan.toFixed(3)}; told to wait ${total('waits')} times; ${(total('needed') / four.length / boundOf(pieces)).toFixed(3)} of the bound, and ${((total('decisions') - total('needed')) / four.length).toFixed(1)} checks by judges for whom no piece was free`,
      target: pieces === 30 ? '≤ 1.08, 0' : '0',
      isMet: (pieces !== 30 || makespan <= 1.08) && total('waits') === 0,
    })
  }
  return lines
}

async function order(): Promise<Line[]> {
  const lines: Line[] = []
  for (const { pieces, people, runs, least } of [
    { pieces: 30, people: 'real', runs: 200, least: 0.83 },
    { pieces: 30, people: 'flips', runs: 100, least: 0.96 },
    { pieces: 60, people: 'real', runs: 40, least: 0.845 },
  ] as const) {
    const taus = (await teams(twice({ pieces, people, sd: 2 }), runs)).map(({ tau }) => tau)
    const who = people === 'real' ? 'judges as people are, qualities 2 logits' : 'one answer in ten turned round'
    lines.push({
      figure: `Kendall's tau at twice the bound, ${who}, n=${pieces}, ${runs} runs`,
      value: `${meanOf(taus).toFixed(3)} ± ${errorOf(taus).toFixed(3)}`,
      target: `≥ ${least}`,
      isMet: meanOf(taus) >= least,
    })
  }
  return lines
}

async function expected(): Promise<Line[]> {
  const lines: Line[] = []
  for (const sd of [1, 2, 3]) {
    const found = await teams(twice({ pieces: 30, people: 'real', sd }), 50)
    const off = found.map(({ tau, expectedTau }) => expectedTau - tau)
    lines.push({
      figure: `tau expected − tau achieved, qualities ${sd} logits, n=30, 50 runs`,
      value: `${meanOf(off).toFixed(3)} ± ${errorOf(off).toFixed(3)} (achieved ${meanOf(found.map(({ tau }) => tau)).toFixed(3)})`,
      target: '≤ 0.03 either way',
      isMet: Math.abs(meanOf(off)) <= 0.03,
    })
  }
  return lines
}

async function reliability(): Promise<Line[]> {
  const coins = await teams({ pieces: 50, people: 'coins', sd: 1, judges: 4, decisions: 250 }, 20)
  const lines = [
    {
      figure: 'reliability on coin tosses, adaptive pairs, 50 pieces seen 10 times, 20 runs',
      value: meanOf(coins.map((outcome) => outcome.reliability)).toFixed(3),
      target: '≤ 0.20',
      isMet: meanOf(coins.map((outcome) => outcome.reliability)) <= 0.2,
    },
  ]
  for (const sd of [1, 2]) {
    const found = await teams({ pieces: 50, people: 'real', sd, judges: 4, decisions: 500 }, 10)
    const told = meanOf(found.map((outcome) => outcome.reliability))
    const truth = meanOf(found.map(({ squaredCorrelation }) => squaredCorrelation))
    lines.push({
      figure: `reliability against the squared correlation with the truth, ${sd} logits, 50 pieces seen 20 times, 10 runs`,
      value: `${told.toFixed(3)} for ${truth.toFixed(3)}`,
      target: 'within 0.10',
      isMet: Math.abs(told - truth) <= 0.1,
    })
  }
  return lines
}

function teams(plan: Omit<Plan, 'seed'>, runs: number): Promise<Outcome[]> {
  return run(Array.from({ length: runs }, (_, at) => ({ ...plan, seed: SEED * 1_000_003 + at })))
}

function twice(plan: Pick<Plan, 'pieces' | 'people' | 'sd'>): Omit<Plan, 'seed'> {
  return { ...plan, judges: 4, decisions: 2 * boundOf(plan.pieces) }
}

/** Comparisons that binary insertion needs when everything goes as badly as it can. */
function worstOf(pieces: number): number {
  return Array.from({ length: pieces }, (_, at) => Math.ceil(Math.log2(at + 1))).reduce((sum, each) => sum + each, 0)
}

function errorOf(values: readonly number[]): number {
  const mean = meanOf(values)
  return Math.sqrt(meanOf(values.map((value) => (value - mean) ** 2)) / values.length)
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`
}
