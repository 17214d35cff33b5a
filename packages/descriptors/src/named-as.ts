import { type ScaleOrSet, withWords, wordsOf } from './words-of.js'

type Named = ScaleOrSet & { readonly name: string }

/**
 * "Name then" as "name now": a scale or set as it was, in the words of the version in force now.
 *
 * Its name and, of each word, label, short code, colour, symbol and description become those of now. What decides stays that of then:
 * which words there are, their order and numbers, from where they count as secured, what a set means. A word that is
 * no more keeps the look it had.
 *
 * @example
 * ```ts
 * import { namedAs } from '@track/descriptors'
 *
 * const then = { id: 'secure', label: 'Secure', shortCode: 'S', colour: '#ffffff', symbol: 'disc', number: 3 } as const
 * const now = { ...then, label: 'Got it', shortCode: 'G', number: 5 }
 * namedAs({ name: 'Old', codes: [then] }, { name: 'New', codes: [now] }).codes.map(({ label, number }) => [label, number])
 * // => [['Got it', 3]]
 * ```
 */
export function namedAs<S extends Named>(then: S, now: Named): S {
  const current = new Map(wordsOf(now).map((word) => [word.id, word]))
  const renamed = withWords(then, (word) => {
    const { number: _, ...look } = current.get(word.id) ?? word
    return { ...look, ...(word.number !== undefined && { number: word.number }) }
  })
  return { ...renamed, name: now.name }
}
