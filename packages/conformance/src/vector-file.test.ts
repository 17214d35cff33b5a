import { expect, it } from 'vitest'
import { parseVectorFile } from './index.js'

const good = {
  format: 'track-vectors/1',
  cases: [{ id: 'a', kind: 'upn', title: 'A number', given: { upn: '' }, expect: { valid: false }, tolerance: 0.1 }],
}

it('reads a file', () => {
  expect(parseVectorFile(JSON.stringify(good))).toEqual(good)
})

it('says what is wrong with a file, and where', () => {
  expect(() => parseVectorFile('{')).toThrow('not JSON')
  expect(() => parseVectorFile('[]')).toThrow('not a track-vectors/1 file')
  expect(() => parseVectorFile(JSON.stringify({ ...good, format: 'other' }))).toThrow('format')
  const [{ expect: _, ...halfCase }] = good.cases as [(typeof good.cases)[0]]
  expect(() => parseVectorFile(JSON.stringify({ ...good, cases: [halfCase] }))).toThrow('cases.0.expect')
})
