import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkAnonymity, type RollEntry } from './index.js'

const GIVEN =
  `Ada Zoë Siân Llŷr Mary-Jane Łukasz محمد عائشہ Li Jo Xi Grace Will Olivia José D'Angelo Þóra François Ngozi Seán`.split(
    ' ',
  )
const FAMILY =
  `Bell O'Neill Llewelyn-Davies McDonald Wójcik علي خان Xu An Hill Ramírez Nguyễn Öztürk Adébáyò St.John`.split(' ')

/** 300 pupils, every first name with every family name. */
const roll: RollEntry[] = GIVEN.flatMap((given) => FAMILY.map((family) => [given, family])).map((names, place) => ({
  id: `pupil ${place}`,
  names,
  upn: `A${String(801200000000 + place)}`,
}))

/** Nothing of the roll is among these, however they follow each other. */
const plain = fc.constantFrom(
  ...`the fraction shows two equal parts because I drew a rectangle and shaded half of it ¾ 0.5 12 × = “so” don't 3/4, École x²
  also brilliant joining hillside bells willing gracious`.split(/\s+/),
)
const plainText = fc.array(plain, { maxLength: 15 }).map((words) => words.join(' '))

const ways: ((name: string) => string)[] = [
  (name) => name,
  (name) => name.toUpperCase(),
  (name) => name.toLowerCase(),
  (name) => name.normalize('NFD'),
  (name) => name.normalize('NFD').replace(/\p{M}/gu, ''),
  (name) => name.replaceAll("'", '’'),
  (name) => name.replaceAll("'", ''),
  (name) => name.replaceAll('-', ' '),
]
const written = fc.record({
  pupil: fc.constantFrom(...roll),
  way: fc.constantFrom(...ways),
  between: fc.constantFrom(' ', '\n', ', ', '  ', '-', '_', ' \r\n\t', '\u00a0', ' – '),
  isTurned: fc.boolean(),
  after: fc.constantFrom('', '.', '’s', "'s", '!', ' (5B)', '\n', '_1'),
})

test('every full name of a roll of 300 is refused, wherever and however it is written (A1-13, PRO-5)', () => {
  expect(roll).toHaveLength(300)
  fc.assert(
    fc.property(plainText, written, plainText, (before, { pupil, way, between, isTurned, after }, rest) => {
      const name = (isTurned ? pupil.names.toReversed() : [...pupil.names]).map(way).join(between)
      const text = `${before} ${name}${after} ${rest}`
      const { refusals } = checkAnonymity({ texts: [{ where: 'piece', text }] }, roll)
      const start = before.length + 1
      expect(refusals.some((each) => each.start <= start && start + name.length <= each.end + 1)).toBe(true)
      expect(JSON.stringify(refusals)).not.toContain(name)
    }),
    { numRuns: 300 },
  )
})

test('no text without names is refused or asked about (A1-13)', () => {
  fc.assert(
    fc.property(plainText, (text) => {
      expect(checkAnonymity({ texts: [{ where: 'piece', text }] }, roll)).toEqual({ refusals: [], questions: [] })
    }),
  )
})

test('every first name alone is asked about and never refused; what is found is inside the text (A1-13)', () => {
  fc.assert(
    fc.property(plainText, fc.constantFrom(...GIVEN), plainText, (before, name, after) => {
      const text = `${before} ${name} ${after}`
      const { refusals, questions } = checkAnonymity({ texts: [{ where: 'piece', text }] }, roll)
      expect(refusals).toEqual([])
      expect(questions.map(({ start, end }) => text.slice(start, end))).toEqual([name])
    }),
  )
})

test('the order of the roll changes nothing', () => {
  fc.assert(
    fc.property(plainText, written, (before, { pupil, way, between }) => {
      const texts = [{ where: 'piece', text: `${before} ${pupil.names.map(way).join(between)}` }]
      expect(checkAnonymity({ texts }, roll.toReversed())).toEqual(checkAnonymity({ texts }, roll))
    }),
    { numRuns: 20 },
  )
})
