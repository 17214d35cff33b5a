import { TrackError } from '@track/kernel'
import type { Dictionary } from './ledger.js'

/** Numbers the words by their places. The list is copied: a dictionary grows with its ledger. */
export function dictionaryOf<Word>(words: readonly Word[]): Dictionary<Word> {
  const numbers = new Map<Word, number>()
  for (const [number, word] of words.entries()) numbers.set(word, number)
  if (numbers.size !== words.length)
    throw new TrackError('markbook/word-repeated', 'A list of words holds one word twice', {
      words: words.length,
      different: numbers.size,
    })
  return { list: [...words], numbers }
}

/** The number of a word, a new one if it was not there before. */
export function numberFor<Word>({ list, numbers }: Dictionary<Word>, word: Word): number {
  const known = numbers.get(word)
  if (known !== undefined) return known
  numbers.set(word, list.length)
  return list.push(word) - 1
}
