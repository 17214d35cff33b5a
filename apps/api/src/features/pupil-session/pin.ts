import { randomInt } from 'node:crypto'
import type { PinKind } from '@track/api-contract'

const SHAPES = { digits: { length: 6, of: 10, between: '' }, pictures: { length: 5, of: 16, between: ' ' } } as const

/** What a pupil keeps in mind: six digits or five of sixteen pictures, by chance (20 bits), and not one that many would try first. */
export function makePin(kind: PinKind): string {
  const { length, of, between } = SHAPES[kind]
  for (;;) {
    const parts = Array.from({ length }, () => randomInt(of))
    if (!isEasy(parts)) return parts.join(between)
  }
}

/**
 * A PIN as it was made, from what was typed or tapped.
 *
 * @example
 * ```ts
 * readPin('493 027', 'digits') // => '493027'
 * readPin('03  14 0 7 9', 'pictures') // => '3 14 0 7 9'
 * ```
 */
export function readPin(typed: string, kind: PinKind): string {
  const parts = typed.trim().split(/\s+/)
  return kind === 'digits' ? parts.join('') : parts.map(Number).join(' ')
}

/**
 * Few different signs, or a run of them.
 *
 * @example
 * ```ts
 * isEasy([1, 2, 1, 2, 1, 2]) // => true
 * isEasy([9, 8, 7, 6, 5, 4]) // => true
 * isEasy([3, 14, 0, 7, 9]) // => false
 * ```
 */
export function isEasy(parts: readonly number[]): boolean {
  const steps = new Set(parts.slice(1).map((part, at) => part - parts[at]!))
  return new Set(parts).size < 4 || steps.size === 1
}
