import { TrackError } from '@track/kernel'
import type { Dictionary } from './ledger.js'

/** Numbers the words by their places. The list is copied: a dictionary grows with its ledger. */
export function dictionaryOf(words: readonly string[]): Dictionary {
  const numbers = new Map<string, number>()
  for (const [number, word] of words.entries()) numbers.set(word, number)
  if (numbers.size !== words.length)
    throw new TrackError('markbook/word-repeated', 'A list of words holds one word twice', {
      words: words.length,
      different: numbers.size,
    })
  return { list: [...words], numbers }
}

/** The number of a word, a new one if it was not there before. */
export function numberFor({ list, numbers }: Dictionary, word: string): number {
  const known = numbers.get(word)
  if (known !== undefined) return known
  numbers.set(word, list.length)
  return list.push(word) - 1
}
