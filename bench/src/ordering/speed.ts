import {
  type Comparison,
  estimate,
  type Id,
  newSession,
  nextPair,
  type QualityPrior,
  record,
  type Session,
} from '@track/micro-progression'
import { count, fitByMm } from './mm.js'
import { normalOf, PEOPLE, randomOf } from './team.js'

const GHOST: QualityPrior = { kind: 'ghost', wins: 0.5 }

export interface Speed {
  readonly ours: number
  readonly mm: number
  /** Milliseconds of the iteration alone, with the pairs counted beforehand. */
  readonly mmAlone: number
  /** The median of the ratios, taken round by round. */
  readonly ratio: number
  /** The furthest that MM is from ours where it stops, and where it goes on for another four digits. */
  readonly apart: number
  readonly apartInTheEnd: number
}

/** A cold fit from the comparisons on, ours and MM's in turns. */
export function coldFit(pieces: number, appearances: number, rounds: number): Speed {
  const comparisons = randomComparisons(pieces, { appearances, seed: pieces })
  const ours = () => estimate(comparisons, { prior: GHOST, withErrors: false })
  const counted = count(comparisons)
  const distance = (found: Float64Array) => {
    const { quality } = ours()
    return Math.max(...counted.items.map((id, at) => Math.abs(quality[id]! - found[at]!)))
  }
  const apart = distance(fitByMm(counted))
  const apartInTheEnd = distance(fitByMm(counted, { tolerance: 1e-12 }))
  const times = inTurns({ ours, mm: () => fitByMm(count(comparisons)), mmAlone: () => fitByMm(counted) }, rounds)
  return { ...medians(times), ratio: median(times.ours.map((time, at) => time / times.mm[at]!)), apart, apartInTheEnd }
}

/** A fit after one decision more, from the fit before it; beside a cold fit by MM. */
export function refit(pieces: number, appearances: number, rounds: number) {
  const comparisons = randomComparisons(pieces, { appearances, seed: pieces })
  const [last, before] = [comparisons.at(-1)!, comparisons.slice(0, -1)]
  const warm = estimate(before, { prior: GHOST, withErrors: false }).quality
  const ours = () => estimate([...before, last], { prior: GHOST, withErrors: false, warm })
  const cold = estimate(comparisons, { prior: GHOST, withErrors: false }).quality
  const found = ours().quality
  const apart = Math.max(...Object.entries(cold).map(([id, value]) => Math.abs(value - found[id]!)))
  const times = inTurns({ ours, mm: () => fitByMm(count(comparisons)) }, rounds)
  return { ...medians(times), ratio: median(times.ours.map((time, at) => time / times.mm[at]!)), apart }
}

/** What everybody's standard errors take on top of the fit. */
export function errors(pieces: number, appearances: number, rounds: number): number {
  const comparisons = randomComparisons(pieces, { appearances, seed: pieces })
  const times = inTurns(
    {
      with: () => estimate(comparisons, { prior: GHOST }),
      without: () => estimate(comparisons, { prior: GHOST, withErrors: false }),
    },
    rounds,
  )
  return median(times.with.map((time, at) => time - times.without[at]!))
}

/** What a judge waits for after an answer in the middle of checking: the decision recorded, all fitted anew, and the next pair chosen. */
export function nextAfterAnswer(pieces: number, appearances: number, rounds: number): number {
  const session = sessionOf(pieces, orderedComparisons(pieces, { appearances, seed: pieces }))
  const times: number[] = []
  let now = session
  let next = nextPair(now, { judge: 'judge 0', id: 'i' })
  for (let round = -6; round < rounds; round++) {
    if ('none' in next) throw new Error(next.none)
    if (!['check', 'random-check', 'bridge'].includes(next.purpose)) throw new Error(`Not checking: ${next.purpose}`)
    const { entry, pair } = next
    now = recorded(now, entry)
    const time = processorTime(() => {
      const decided = { kind: 'decision', id: `d ${round}`, issueId: entry.id, ...pair, outcome: 'left' } as const
      now = recorded(now, decided)
      next = nextPair(now, { judge: 'judge 0', id: `i ${round}` })
    })
    if (round >= 0) times.push(time)
  }
  return median(times)
}

function recorded(session: Session, entry: Parameters<typeof record>[1]): Session {
  const result = record(session, entry, { by: 'judge 0' })
  if ('issue' in result) throw new Error(result.issue.code)
  return result.session
}

/** A session of which everything was compared already, by twenty judges, without anybody holding a pair. */
function sessionOf(pieces: number, comparisons: readonly Comparison[]): Session {
  const added = Array.from({ length: pieces }, (_, at) => ({
    ...{ kind: 'piece' as const, id: `e${at}`, seq: at + 1, by: 'judge 0', pieceId: nameOf(at) },
    ...{ collectionId: null, origin: 'pupil' as const, imageId: null },
  }))
  const decided = comparisons.map(({ a, b, outcome }, at) => ({
    ...{ kind: 'decision' as const, id: `c${at}`, seq: pieces + at + 1, by: `judge ${at % 20}`, issueId: null },
    ...{ left: a, right: b, outcome: outcome === 'a' ? ('left' as const) : ('right' as const) },
  }))
  return { ...newSession({ id: 'large', levels: LEVELS }), log: [...added, ...decided] }
}

const LEVELS = [0, 1, 2, 3, 4].map((value) => ({ id: `l${value}`, label: String(value), value }))

/** Pairs at random, judged by people who know good from bad as people do; qualities spread by 2 logits. */
function randomComparisons(
  pieces: number,
  { appearances, seed, sd = 2 }: { readonly appearances: number; readonly seed: number; readonly sd?: number },
): Comparison[] {
  const { random, compare } = judgesOf(pieces, { seed, sd })
  return Array.from({ length: (pieces * appearances) / 2 }, () => {
    const i = Math.floor(random() * pieces)
    const j = (i + 1 + Math.floor(random() * (pieces - 1))) % pieces
    return compare(i, j)
  })
}

/** The same number, but every piece is given its place first, by halving; only then come pairs at random. */
function orderedComparisons(
  pieces: number,
  { appearances, seed, sd = 2 }: { readonly appearances: number; readonly seed: number; readonly sd?: number },
): Comparison[] {
  const { random, compare } = judgesOf(pieces, { seed, sd })
  const [made, order]: [Comparison[], number[]] = [[], []]
  for (let piece = 0; piece < pieces; piece++) {
    let [from, to] = [0, order.length]
    while (from < to) {
      const middle = (from + to) >> 1
      const comparison = compare(piece, order[middle]!)
      made.push(comparison)
      if (comparison.outcome === 'a') from = middle + 1
      else to = middle
    }
    order.splice(from, 0, piece)
  }
  while (made.length < (pieces * appearances) / 2) {
    const i = Math.floor(random() * pieces)
    made.push(compare(i, (i + 1 + Math.floor(random() * (pieces - 1))) % pieces))
  }
  return made
}

function judgesOf(pieces: number, { seed, sd }: { readonly seed: number; readonly sd: number }) {
  const random = randomOf(seed)
  const quality = Array.from({ length: pieces }, () => sd * normalOf(random))
  const compare = (i: number, j: number): Comparison => {
    const outcome = random() < PEOPLE.real(quality[i]! - quality[j]!) ? 'a' : 'b'
    return { a: nameOf(i), b: nameOf(j), outcome }
  }
  return { random, compare }
}

function nameOf(at: number): Id {
  return `p${String(at).padStart(4, '0')}`
}

/**
 * Every contestant once a round, the garbage collected before each; processor time, so that neighbours matter less. Everybody is warmed
 * up until the compiler has had its time.
 */
function inTurns<K extends string>(work: Record<K, () => unknown>, rounds: number): Record<K, number[]> {
  const names = Object.keys(work) as K[]
  const times = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<K, number[]>
  for (const name of names) for (let spent = 0; spent < WARM_UP; ) spent += processorTime(work[name])
  for (let round = 0; round < rounds; round++)
    for (let turn = 0; turn < names.length; turn++) {
      const name = names[(turn + round) % names.length]!
      times[name].push(processorTime(work[name]))
    }
  return times
}

const WARM_UP = 500

/** Milliseconds of the processor, of this thread and its helpers. */
function processorTime(work: () => unknown): number {
  globalThis.gc?.()
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

function medians<K extends string>(times: Record<K, number[]>): Record<K, number> {
  return Object.fromEntries(Object.entries<number[]>(times).map(([name, all]) => [name, median(all)])) as Record<
    K,
    number
  >
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[numbers.length >> 1]!
}
