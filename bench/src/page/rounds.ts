import { hashOf, type PageIntegers } from './integers.js'

/** Somebody who is asked in turn. Without `integers` there is nothing to compare: a copy of memory, say. */
export interface Contestant {
  readonly name: string
  /** The function it gives back is the timed part. `question` is the number of the question. */
  readonly ask: (days: readonly number[], question: number) => () => unknown
  readonly integers?: (answer: unknown) => PageIntegers
  /** The hashes of the oracle's answers to each question, where they are not those of the question itself. */
  readonly expected?: readonly string[]
}

export interface Question {
  readonly days: readonly number[]
  /** The hash of the oracle's answer. */
  readonly expected: string
}

/** What a contestant took, in milliseconds, one number a round; `wrong` says that an answer was not the oracle's. */
export interface Taken {
  readonly name: string
  readonly rounds: readonly number[]
  readonly wrong: boolean
}

/** How often everybody is asked. */
export interface Rounds {
  readonly rounds: number
  readonly warmUp: number
  /** Who answers quickly is asked several times in a turn, and the median counts: one pause of the machine is then none of theirs. */
  readonly inATurn: number
}
const ENOUGH_MS = 100

export function questionsIn({ rounds, warmUp, inATurn }: Rounds): number {
  return (rounds + warmUp) * inATurn
}

/**
 * Asks everybody once a round, each round beginning with another and at dates that no other round asks for, so that a ratio
 * compares neighbours in time and nothing remembered helps. Every answer is held to the oracle's.
 */
export async function takeTurns(
  contestants: readonly Contestant[],
  { rounds, warmUp, inATurn, questions }: Rounds & { readonly questions: readonly Question[] },
): Promise<Taken[]> {
  const results = contestants.map(({ name }) => ({ name, rounds: [] as number[], wrong: false }))
  const numbered = [...questions.entries()]
  let leftMuch = true
  for (let round = 0; round < rounds + warmUp; round++)
    for (let turn = 0; turn < contestants.length; turn++) {
      const who = (turn + round) % contestants.length
      const ofRound = numbered.slice(round * inATurn, (round + 1) * inATurn)
      // Nobody clears up after another: who took long may have left much behind.
      globalThis.gc?.({ type: leftMuch ? 'major' : 'minor', execution: 'sync' })
      const { median, wrong, sum } = await takeTurn(contestants[who]!, ofRound)
      leftMuch = sum > ENOUGH_MS
      const result = results[who]!
      if (round >= warmUp) result.rounds.push(median)
      result.wrong ||= wrong
    }
  return results
}

async function takeTurn({ ask, integers, expected }: Contestant, questions: readonly [number, Question][]) {
  const times: number[] = []
  let [sum, wrong] = [0, false]
  for (const [number, question] of questions) {
    const answerIt = ask(question.days, number)
    const start = performance.now()
    const answer = await answerIt()
    const taken = performance.now() - start
    times.push(taken)
    sum += taken
    if (integers && hashOf(integers(answer)) !== (expected?.[number] ?? question.expected)) wrong = true
    if (sum > ENOUGH_MS) break
  }
  return { median: medianOf(times), wrong, sum }
}

export interface Spread {
  readonly median: number
  readonly least: number
  readonly most: number
}

export function spreadOf(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b)
  return { median: sorted[sorted.length >> 1]!, least: sorted[0]!, most: sorted.at(-1)! }
}

/** How many times as long as `other` it took, round by round. */
export function ratioOf(one: Taken, other: Taken): Spread {
  return spreadOf(one.rounds.map((taken, round) => taken / other.rounds[round]!))
}

function medianOf(values: readonly number[]): number {
  return spreadOf(values).median
}
