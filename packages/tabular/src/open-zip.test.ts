import { isTrackError } from '@track/kernel'
import { Inflate } from 'fflate/browser'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { makeZip } from '../test/make-zip.js'
import { openZip } from './open-zip.js'

const LIMIT = { maximumUnpackedBytes: 10_000_000 }
const push = vi.spyOn(Inflate.prototype, 'push')
afterEach(() => push.mockClear())

const refusalOf = (work: () => unknown) => {
  try {
    return work()
  } catch (error) {
    return isTrackError(error) ? `${error.code}: ${error.message}` : error
  }
}
const unpacked = (zip: Uint8Array, name: string) => {
  const pieces: Uint8Array[] = []
  openZip(zip, LIMIT).unpack(name, (piece) => pieces.push(piece))
  return Buffer.concat(pieces).toString()
}

it('gives back what is in a part, however long, and finds it whatever its capitals', () => {
  const long = Array.from({ length: 50_000 }, (_, index) => `<row r="${index}"/>`).join('')
  const zip = makeZip([
    ['Long.xml', long],
    ['empty.xml', ''],
  ])
  expect(unpacked(zip, 'long.XML')).toBe(long)
  expect(unpacked(zip, 'empty.xml')).toBe('')
})

describe('refused by the directory, before a byte is unpacked', () => {
  it.each([
    ['more than 200 parts', makeZip(Array.from({ length: 201 }, (_, index) => [`${index}.xml`, 'x'] as const))],
    ['more than 10000000 bytes', makeZip([['a.xml', { content: 'x', size: 10_000_001 }]])],
    ['more than 100 times', makeZip([['a.xml', ' '.repeat(1_000_000)]])],
    ['has a password', makeZip([['a.xml', { content: 'x', flags: 1 }]])],
    ['packed unusually', makeZip([['a.xml', { content: 'x', method: 12 }]])],
    [
      'two parts of one name',
      makeZip([
        ['a.xml', 'x'],
        ['A.xml', 'y'],
      ]),
    ],
  ])('%s', (reason, zip) => {
    expect(refusalOf(() => openZip(zip, LIMIT))).toMatch(new RegExp(`^tabular/unsafe-workbook: .*${reason}`))
    expect(push).not.toHaveBeenCalled()
  })

  it('a file cut short, at any place', () => {
    const zip = makeZip([['a.xml', 'some words']])
    for (let length = 0; length < zip.length; length += 1) {
      expect(refusalOf(() => openZip(zip.slice(0, length), LIMIT))).toMatch(/^tabular\/broken-workbook/)
    }
  })
})

it('stops at the first piece too many when the directory lies', () => {
  const zip = makeZip([['a.xml', { content: new Uint8Array(100_000_000), size: 50_000 }]])
  let taken = 0
  const read = () => openZip(zip, LIMIT).unpack('a.xml', (piece) => (taken += piece.length))
  expect(refusalOf(read)).toMatch(/^tabular\/unsafe-workbook: .*holds more than it says/)
  expect(taken).toBeLessThanOrEqual(50_000)
  // Each push is a kilobyte of the packed bytes, which makes a megabyte at most.
  expect(push.mock.calls.length).toBeLessThanOrEqual(2)
})

it('counts a part again each time it is unpacked', () => {
  const content = Array.from({ length: 100_000 }, (_, index) => (index * 7919) % 99_991).join(' ')
  const zip = openZip(makeZip([['a.xml', content]]), { maximumUnpackedBytes: 1_000_000 })
  zip.unpack('a.xml', () => {})
  expect(refusalOf(() => zip.unpack('a.xml', () => {}))).toMatch(/^tabular\/unsafe-workbook: .*more than 1000000 bytes/)
})
