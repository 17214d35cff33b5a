import { rationalOf, roundRational } from '@track/kernel'
import type { VectorCase } from './vector-file.js'

/**
 * The first way in which an answer is not what was expected, in words, or undefined if it is.
 *
 * Objects are compared in the keys that the expectation names, at every depth; arrays in length and place by place; numbers
 * within 1e-9, or as the case says; everything else exactly. `null` means unknown: it is neither 0 nor an absent key.
 *
 * @example
 * ```ts
 * import { difference } from '@track/conformance'
 *
 * difference({ n: 3, value: 66.7 }, { n: 3 }) // => undefined
 * difference({ n: 3 }, { n: 4 }) // => 'n: expected 4, got 3'
 * difference({ value: 0 }, { value: null }) // => 'value: expected null, got 0'
 * difference({ value: 2.449 }, { value: 2.45 }, { decimals: 1 }) // => 'value: expected 2.45, got 2.449'
 * difference({ value: 2.449 }, { value: 2.4 }, { decimals: 1 }) // => undefined
 * ```
 */
export function difference(
  answer: unknown,
  expected: unknown,
  comparison: Pick<VectorCase, 'tolerance' | 'decimals'> = {},
  path = '',
): string | undefined {
  const wrong = () => `${path ? `${path}: ` : ''}expected ${inWords(expected)}, got ${inWords(answer)}`

  if (typeof expected === 'number') return isClose(answer, expected, comparison) ? undefined : wrong()
  if (typeof expected !== 'object' || expected === null) return Object.is(answer, expected) ? undefined : wrong()
  if (typeof answer !== 'object' || answer === null || Array.isArray(answer) !== Array.isArray(expected)) return wrong()
  if (Array.isArray(expected) && expected.length !== (answer as unknown[]).length) return wrong()
  for (const [key, value] of Object.entries(expected)) {
    const inner = Object.hasOwn(answer, key) ? (answer as Record<string, unknown>)[key] : undefined
    const found = difference(inner, value, comparison, path ? `${path}.${key}` : key)
    if (found) return found
  }
  return undefined
}

function isClose(
  answer: unknown,
  expected: number,
  { tolerance = 1e-9, decimals }: Pick<VectorCase, 'tolerance' | 'decimals'>,
): boolean {
  if (typeof answer !== 'number' || !Number.isFinite(answer)) return false
  const [a, b] = decimals === undefined ? [answer, expected] : [rounded(answer, decimals), rounded(expected, decimals)]
  return Math.abs(a - b) <= tolerance
}

function rounded(value: number, decimals: number): number {
  return roundRational(rationalOf(value), decimals)
}

function inWords(value: unknown): string {
  if (value === undefined) return 'nothing'
  const text = typeof value === 'number' ? String(value) : (JSON.stringify(value) ?? String(value))
  return text.length <= 200 ? text : `${text.slice(0, 200)}…`
}
