import fc from 'fast-check'
import { expect, it } from 'vitest'
import { joinCell, splitCell } from './cell-list.js'

const text = fc
  .string({ unit: fc.constantFrom('a', 'b', ' ', '\\', '>', ';', ',', '|', '\n', '🙂') })
  .map((written) => written.trim())
  .filter((written) => written !== '')

it.each([
  [' > ', '>'],
  ['; ', ';|'],
  [', ', ',;|'],
] as const)('texts joined by "%s" are found again, whatever is in them', (separator, separators) => {
  fc.assert(
    fc.property(fc.array(text), (texts) => {
      expect(splitCell(joinCell(texts, separator), separators)).toEqual(texts)
    }),
  )
})
