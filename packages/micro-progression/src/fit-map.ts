import type { PairCounts } from './pair-counts.js'

/** What is believed of each piece before anything is compared: a mean, and a precision (1 / variance; 0 believes nothing). */
export interface NormalPrior {
  readonly mean: Float64Array
  readonly precision: Float64Array
}

/**
 * The qualities under which the answers given are likeliest (Bradley-Terry), each held by its prior: Newton's method, every step
 * solved by conjugate gradients over the pairs that met, so that it takes milliseconds for thousands of pieces.
 *
 * `start` is where to begin (an earlier fit, after one more decision); a piece marked in `isFixed` stays where it starts; `pull`
 * adds to what each piece scored; `slips` is how often an answer is turned round however far apart two pieces are. With a prior
 * that believes nothing the answer has no zero, and is only finite when the likelihood has a maximum: ask `connectivityOf` first.
 */
export function fitMap(
  pairs: PairCounts,
  {
    prior,
    start,
    isFixed,
    pull,
    slips = 0,
  }: {
    readonly prior: NormalPrior
    readonly start?: Float64Array
    readonly isFixed?: Uint8Array
    readonly pull?: Float64Array
    readonly slips?: number
  },
): Float64Array {
  const size = pairs.items.length
  const { first, second } = pairs
  let quality = start ? start.slice() : prior.mean.slice()
  let trial = new Float64Array(size)
  let here = stateFor(pairs)
  let there = stateFor(pairs)
  const step = new Float64Array(size)
  const residual = new Float64Array(size)
  const direction = new Float64Array(size)
  const image = new Float64Array(size)

  look(pairs, { prior, isFixed, pull, slips }, quality, here)
  for (let round = 0; round < MOST_STEPS; round++) {
    solve(first, second, here, { step, residual, direction, image, isFixed })

    let longest = 0
    for (let i = 0; i < size; i++) longest = Math.max(longest, Math.abs(step[i] as number))
    if (longest < SMALLEST_STEP) {
      for (let i = 0; i < size; i++) quality[i] = (quality[i] as number) + (step[i] as number)
      break
    }
    let scale = longest > LONGEST_STEP ? LONGEST_STEP / longest : 1

    for (let halvings = 0; ; halvings++) {
      for (let i = 0; i < size; i++) trial[i] = (quality[i] as number) + scale * (step[i] as number)
      look(pairs, { prior, isFixed, pull, slips }, trial, there)
      if (there.objective >= here.objective - 1e-12 * Math.abs(here.objective) || halvings === 40) break
      scale /= 2
    }
    ;[quality, trial, here, there] = [trial, quality, there, here]
    if (longest * scale < SMALLEST_STEP) break
  }
  return quality
}

/** A step of more than two logits is cut; below a hundred-millionth we have arrived. */
const LONGEST_STEP = 2
const SMALLEST_STEP = 1e-8
const MOST_STEPS = 200

interface State {
  objective: number
  readonly gradient: Float64Array
  /** Information of each edge, and the diagonal of the whole matrix (with slips, of all bends without their signs). */
  readonly information: Float64Array
  readonly diagonal: Float64Array
  readonly precision: Float64Array
}

function stateFor({ items, first }: PairCounts): State {
  return {
    objective: 0,
    gradient: new Float64Array(items.length),
    information: new Float64Array(first.length),
    diagonal: new Float64Array(items.length),
    precision: new Float64Array(items.length),
  }
}

/** How likely everything is here, which way is up, and how sharply it bends. */
function look(
  { first, second, met, won }: PairCounts,
  {
    prior: { mean, precision },
    isFixed,
    pull,
    slips,
  }: {
    readonly prior: NormalPrior
    readonly isFixed: Uint8Array | undefined
    readonly pull: Float64Array | undefined
    readonly slips: number
  },
  quality: Float64Array,
  state: State,
): void {
  const { gradient, information, diagonal } = state
  let objective = 0
  for (let i = 0; i < gradient.length; i++) {
    const weight = precision[i] as number
    const away = (quality[i] as number) - (mean[i] as number)
    const extra = pull ? (pull[i] as number) : 0
    objective += extra * (quality[i] as number) - (weight * away * away) / 2
    gradient[i] = extra - weight * away
    diagonal[i] = weight
    state.precision[i] = weight
  }
  // The logarithm of a product for many edges, since one for each would take as long as all the rest.
  let product = 1
  for (let edge = 0; edge < first.length; edge++) {
    const i = first[edge] as number
    const j = second[edge] as number
    const n = met[edge] as number
    const difference = (quality[i] as number) - (quality[j] as number)
    const e = Math.exp(-Math.abs(difference))
    const likelier = 1 / (1 + e)
    const p = difference >= 0 ? likelier : e * likelier
    let surprise = (won[edge] as number) - n * p
    let weight = n * likelier * likelier * e
    if (slips > 0) {
      const [wins, losses] = [won[edge] as number, n - (won[edge] as number)]
      const seen = slips + (1 - 2 * slips) * p
      const slope = (1 - 2 * slips) * likelier * likelier * e
      const pull = wins / seen - losses / (1 - seen)
      surprise = slope * pull
      // Below zero for an answer that was hardly meant.
      weight = slope * slope * (wins / seen ** 2 + losses / (1 - seen) ** 2) - slope * (1 - 2 * p) * pull
      objective += wins * Math.log(seen) + losses * Math.log(1 - seen)
    } else {
      // Written with e <= 1, so that nothing overflows however far apart two pieces are.
      objective += (won[edge] as number) * difference
      if (difference > 0) objective -= n * difference
      if (n === 1) product *= 1 + e
      else objective -= n * Math.log(1 + e)
      if (product > 1e300) {
        objective -= Math.log(product)
        product = 1
      }
    }
    gradient[i] = (gradient[i] as number) + surprise
    gradient[j] = (gradient[j] as number) - surprise
    information[edge] = weight
    diagonal[i] = (diagonal[i] as number) + Math.abs(weight)
    diagonal[j] = (diagonal[j] as number) + Math.abs(weight)
  }
  if (isFixed) for (let i = 0; i < gradient.length; i++) if (isFixed[i]) gradient[i] = 0
  state.objective = objective - Math.log(product)
}

/** Preconditioned conjugate gradients on information · step = gradient, as exact as this stage of the search deserves. */
function solve(
  first: Int32Array,
  second: Int32Array,
  { gradient, information, diagonal, precision }: State,
  {
    step,
    residual,
    direction,
    image,
    isFixed,
  }: {
    readonly step: Float64Array
    readonly residual: Float64Array
    readonly direction: Float64Array
    readonly image: Float64Array
    readonly isFixed: Uint8Array | undefined
  },
): void {
  const size = gradient.length
  let norm = 0
  let rho = 0
  let total = 0
  for (let i = 0; i < size; i++) {
    const g = gradient[i] as number
    step[i] = 0
    residual[i] = g
    const z = g === 0 ? 0 : g / (diagonal[i] as number)
    direction[i] = z
    norm += g * g
    rho += g * z
    total += diagonal[i] as number
  }
  norm = Math.sqrt(norm)
  // Below this the gradient is rounding, and no step makes it smaller.
  const noise = 1e-15 * total
  if (norm <= noise) return
  const enough = Math.max(noise, Math.min(0.1, norm) * norm)

  for (let round = 0; round < 20 + 2 * size; round++) {
    for (let i = 0; i < size; i++) image[i] = (precision[i] as number) * (direction[i] as number)
    // Edges stand by their first piece, so what flows out of it is summed before it is put down.
    for (let edge = 0; edge < first.length; ) {
      const i = first[edge] as number
      const from = direction[i] as number
      let out = image[i] as number
      for (; first[edge] === i; edge++) {
        const j = second[edge] as number
        const flow = (information[edge] as number) * (from - (direction[j] as number))
        out += flow
        image[j] = (image[j] as number) - flow
      }
      image[i] = out
    }
    if (isFixed) for (let i = 0; i < size; i++) if (isFixed[i]) image[i] = 0
    let curvature = 0
    for (let i = 0; i < size; i++) curvature += (direction[i] as number) * (image[i] as number)
    // Slips leave hollows, where straight up is the best there is.
    if (curvature < 0 && round === 0) step.set(direction)
    if (!(curvature > 0)) return
    const length = rho / curvature
    let left = 0
    let next = 0
    for (let i = 0; i < size; i++) {
      step[i] = (step[i] as number) + length * (direction[i] as number)
      const r = (residual[i] as number) - length * (image[i] as number)
      residual[i] = r
      left += r * r
      if (r !== 0) next += (r * r) / (diagonal[i] as number)
    }
    if (Math.sqrt(left) <= enough) return
    const turn = next / rho
    rho = next
    for (let i = 0; i < size; i++) {
      const r = residual[i] as number
      direction[i] = (r === 0 ? 0 : r / (diagonal[i] as number)) + turn * (direction[i] as number)
    }
  }
}
