import fc from 'fast-check'
import { expect, it } from 'vitest'
import { remembered } from './remembered.js'

it('says of every text what it was told of it, however alike they end and however few places there are', () => {
  const texts = fc.array(fc.constantFrom('', '-', 'ada', 'x-0001', 'y-0001', 'y-0002', 'ÿ', '学校-0001'))
  fc.assert(
    fc.property(texts, fc.nat(20), (asked, room) => {
      const numbers = new Map<string, number>(asked.map((text, number) => [text, number]))
      const numberOf = remembered((text) => numbers.get(text)!, { texts: room })
      expect(asked.map(numberOf)).toEqual(asked.map((text) => numbers.get(text)))
    }),
  )
})

it('asks once for a text that comes again', () => {
  const asked: string[] = []
  const numberOf = remembered((text) => asked.push(text), { texts: 3 })
  expect([numberOf('ada'), numberOf('ada')]).toEqual([1, 1])
  expect(asked).toEqual(['ada'])
})
