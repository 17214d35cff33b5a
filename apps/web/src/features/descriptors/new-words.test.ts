import { checkScale, depthScalePresets } from '@track/descriptors'
import { expect, it } from 'vitest'
import { newWord, SYMBOLS, TINTS, takenWords, withKept } from './new-words'

it('gives each new word a look of its own, readable and told apart in grey', () => {
  const codes = Array.from({ length: 7 }).reduce<ReturnType<typeof newWord>[]>(
    (words) => [...words, newWord(words)],
    [],
  )
  const named = codes.map((code, n) => ({ ...code, label: `Word ${n}`, shortCode: `W${n}` }))
  expect(checkScale({ codes: named, secureFrom: named[3]!.id })).toEqual([])
  expect(new Set(named.map(({ colour }) => colour)).size).toBe(7)
  expect([new Set(TINTS.map(({ colour }) => colour)).size, new Set(SYMBOLS.map(({ symbol }) => symbol)).size]).toEqual([
    12, 12,
  ])
})

it('keeps the ids of ready-made words the first time, and makes others the second', () => {
  const [preset] = depthScalePresets({ effectiveFrom: '2025-09-01', recordedAt: '2025-09-01T08:00:00.000Z' })
  const { codes } = preset!
  expect(takenWords(codes, new Set()).words).toEqual(codes)
  const { words, idOf } = takenWords(codes, new Set([codes[0]!.id]))
  expect(words[0]!.id).not.toBe(codes[0]!.id)
  expect(words.slice(1)).toEqual(codes.slice(1))
  expect(idOf.get(codes[0]!.id)).toBe(words[0]!.id)
})

it('brings back the words that were kept and are missing, as they were called last', () => {
  const word = (id: string, label = id) => ({ id, label })
  expect(withKept([word('b'), word('a')], [word('a', 'old'), word('c', 'old'), word('c')])).toEqual([
    word('b'),
    word('a'),
    word('c'),
  ])
})
