import { difference } from './difference.js'
import type { VectorCase } from './vector-file.js'

/** What answers the cases: one function for each kind it knows, from what is given to the answer. */
export type Engine = Readonly<Record<string, (given: never) => unknown>>

/**
 * Does the engine keep this promise? Undefined if it does, else what went wrong, in words.
 *
 * A kind that the engine does not answer is a broken promise, and so is an answer that throws. Logs to merge are given in
 * every order.
 */
export async function runCase(engine: Engine, vector: VectorCase): Promise<string | undefined> {
  const answer = Object.hasOwn(engine, vector.kind) ? engine[vector.kind] : undefined
  if (!answer) return `the engine does not answer the kind “${vector.kind}”`
  for (const given of ordersOf(vector)) {
    try {
      // A copy for each call, so that an engine that changes its input cannot spoil the next one.
      const found = difference(await answer(structuredClone(given) as never), vector.expect, vector)
      if (found) return found
    } catch (error) {
      return `the engine threw: ${error instanceof Error ? error.message : String(error)}`
    }
  }
  return undefined
}

function ordersOf({ kind, given }: VectorCase): Record<string, unknown>[] {
  if (kind !== 'merge' || !Array.isArray(given.logs)) return [given]
  return permutations(given.logs).map((logs) => ({ ...given, logs }))
}

/** All orders of up to five logs; of more, each one first once. */
function permutations<T>(items: readonly T[]): T[][] {
  if (items.length > 5) return items.map((_, start) => [...items.slice(start), ...items.slice(0, start)])
  if (items.length <= 1) return [[...items]]
  return items.flatMap((first, at) => permutations(items.toSpliced(at, 1)).map((rest) => [first, ...rest]))
}
