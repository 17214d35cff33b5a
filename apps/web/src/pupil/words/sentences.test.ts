import type { ReadingBand } from '@track/microtrack'
import { describe, expect, it } from 'vitest'
import { CHART_SENTENCES } from '../charts/chart-sentences'
import { SENTENCES } from './sentences'

const BANDS: readonly ReadingBand[] = ['early', 'middle', 'older']
/** As many words as a sentence of each band has at most, and on average. */
const LENGTH = { early: [9, 4], middle: [13, 5], older: [19, 6] } as const
const UNKIND =
  /\b(late|overdue|behind|fail\w*|levels?|streaks?|badges?|rank\w*|wrong (answer|way)|expected|percent|score\w*|target\w*)\b|%|[×✗✘]/i
/** Longer words that the youngest meet every day at school. */
const KNOWN = new Set(
  'another something teacher picture pictures number numbers question umbrella network because together different'.split(
    ' ',
  ),
)

const textsOf = (band: ReadingBand) =>
  Object.entries({ ...SENTENCES, ...CHART_SENTENCES }).map(
    ([name, wordings]) => [name, plain(wordings[band].message)] as const,
  )

describe.each(BANDS)('the words of the app for pupils, %s', (band) => {
  const sentences = textsOf(band).flatMap(([, text]) => text.split(/(?<=[.?!…])\s+|\n/).map(wordsOf))

  it('are there for every sentence', () => {
    for (const [name, text] of textsOf(band)) expect(text.trim(), name).not.toBe('')
  })

  it('are short sentences', () => {
    const [most, mean] = LENGTH[band]
    for (const words of sentences) expect(words.length, words.join(' ')).toBeLessThanOrEqual(most)
    expect(sentences.reduce((sum, { length }) => sum + length, 0) / sentences.length).toBeLessThanOrEqual(mean)
  })

  it('never rank, warn or blame (A0-38, A0-39, A0-48)', () => {
    for (const [name, text] of textsOf(band)) expect(text, name).not.toMatch(UNKIND)
  })
})

it('has words of at most two beats for the youngest, but for a few they know (A0-53)', () => {
  const long = textsOf('early').flatMap(([, text]) =>
    wordsOf(text).filter((word) => beats(word) > 2 && !KNOWN.has(word.toLowerCase())),
  )
  expect(long).toEqual([])
})

/** A message as it is read: each placeholder one short word, the first form of a plural. */
function plain(message: unknown): string {
  if (typeof message === 'string') return message
  return (message as readonly unknown[])
    .map((part) => {
      if (typeof part === 'string') return part
      const [, , forms] = part as readonly [string, string?, Readonly<Record<string, unknown>>?]
      return forms ? plain(forms.other ?? '') : 'it'
    })
    .join('')
}

function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}]+(?:[’'-]\p{L}+)*/gu) ?? []
}

function beats(word: string): number {
  return (
    word
      .toLowerCase()
      .replace(/e\b/, '')
      .match(/[aeiouy]+/g)?.length ?? 1
  )
}
