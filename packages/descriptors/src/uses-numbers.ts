import { type ScaleOrSet, withWords, wordsOf } from './words-of.js'

/**
 * Does a scale or a set give numbers to its words? Then a school is told once what that costs; nothing we ship does.
 *
 * @example
 * ```ts
 * import { usesNumbers } from '@track/descriptors'
 *
 * const code = { id: 'secure', label: 'Secure', shortCode: 'S', colour: '#ffffff', symbol: 'disc' } as const
 * usesNumbers({ codes: [code] }) // => false
 * usesNumbers({ codes: [{ ...code, number: 3 }] }) // => true
 * ```
 */
export function usesNumbers(scaleOrSet: ScaleOrSet): boolean {
  return wordsOf(scaleOrSet).some(({ number }) => number !== undefined)
}

/**
 * The same scale or set as pupils and families see it, and everybody once the school turned numbers off: without its numbers.
 *
 * @example
 * ```ts
 * import { withoutNumbers } from '@track/descriptors'
 *
 * const code = { id: 'secure', label: 'Secure', shortCode: 'S', colour: '#ffffff', symbol: 'disc' } as const
 * withoutNumbers({ codes: [{ ...code, number: 3 }] }) // => { codes: [code] }
 * ```
 */
export function withoutNumbers<S extends ScaleOrSet>(scaleOrSet: S): S {
  return withWords(scaleOrSet, ({ number: _, ...word }) => word)
}
