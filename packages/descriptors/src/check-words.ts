import type { Issue } from '@track/kernel'
import { colourContrast } from './colour-contrast.js'
import type { DepthCode } from './depth-scale.js'
import type { ERROR_CODES } from './errors.js'

/** What a scale's codes and a set's words have in common. */
export type Word = Readonly<Pick<DepthCode, 'id' | 'label' | 'shortCode' | 'colour' | 'symbol'>>

/** The colour of text in the product; a word's colour lies behind it. */
const INK = '#1d2327'
const READABLE = 4.5

/**
 * What the words of a scale or a set get wrong among themselves: repeated ids, labels and short codes as errors, then hard to read
 * colours and repeated symbols as warnings. `row` is a word's place from 1.
 */
export function checkWords(words: readonly Word[]): Issue[] {
  const noun = 'Word'
  return [
    ...repeats(words, { field: 'id', code: 'descriptors/repeated-id', noun }),
    ...repeats(words, { field: 'label', code: 'descriptors/repeated-label', noun }),
    ...repeats(words, { field: 'shortCode', code: 'descriptors/repeated-short-code', noun }),
    ...unreadable(words),
    ...repeats(words, { field: 'symbol', code: 'descriptors/repeated-symbol', noun }).map(warning),
  ]
}

/**
 * One issue for each that says the same as an earlier one in a field. Capitals and spaces around do not tell two words apart; what is
 * still empty repeats nothing. `noun` is what one of them is called.
 */
export function repeats<Field extends keyof typeof NAMES>(
  words: readonly Readonly<Record<Field, string>>[],
  { field, code, noun }: { readonly field: Field; readonly code: keyof typeof ERROR_CODES; readonly noun: string },
): Issue[] {
  const key = (word: (typeof words)[number]) => (field === 'id' ? word[field] : word[field].trim().toLowerCase())
  return words.flatMap((word, index) => {
    const first = words.findIndex((other) => key(other) === key(word))
    if (first === index || word[field] === '') return []
    const message = `${noun} ${index + 1} has the same ${NAMES[field]} as ${noun.toLowerCase()} ${first + 1}; give it its own.`
    return { ...issue(field, code, message), row: index + 1 }
  })
}

/** One issue for each word that a new version leaves out. */
export function leftOut(
  before: readonly Pick<Word, 'id' | 'label'>[],
  after: readonly Pick<Word, 'id'>[],
  { field, code }: { readonly field: string; readonly code: keyof typeof ERROR_CODES },
): Issue[] {
  const kept = new Set(after.map(({ id }) => id))
  return before.flatMap(({ id, label }, index) => {
    if (kept.has(id)) return []
    const message = `“${label}” is gone; judgements that use it would have no word. Keep it, under another name if you like.`
    return { ...issue(field, code, message), row: index + 1 }
  })
}

export function issue(field: string, code: keyof typeof ERROR_CODES, message: string): Issue {
  return { field, code, message, severity: 'error' }
}

export function warning(found: Issue): Issue {
  return { ...found, severity: 'warning' }
}

const NAMES = { id: 'id', label: 'label', shortCode: 'short code', symbol: 'symbol' } as const

function unreadable(words: readonly Word[]): Issue[] {
  return words.flatMap(({ label, colour }, index) => {
    if (colourContrast(colour, INK) >= READABLE) return []
    const message = `Text on the colour of “${label}” is hard to read; choose a lighter colour.`
    return warning({ ...issue('colour', 'descriptors/low-contrast', message), row: index + 1 })
  })
}
