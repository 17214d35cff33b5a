import { isTrackError } from '@track/kernel'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { parsePastedColumn } from './parse-pasted-column.js'

it('a column stays in step with the pupils beside it', () => {
  expect(parsePastedColumn('19\r\n\r\nA\r\n17\r\n')).toEqual([['19'], [''], ['A'], ['17']])
})

it('a block keeps its blank cells', () => {
  expect(parsePastedColumn('1\t\t3\n\t5\t')).toEqual([
    ['1', '', '3'],
    ['', '5', ''],
  ])
})

it('cells of several lines come quoted', () => {
  expect(parsePastedColumn('"can count\nin ""sixes"""\tsecure\n')).toEqual([['can count\nin "sixes"', 'secure']])
})

it('marks that a person wrote stay', () => {
  expect(parsePastedColumn('"hello" she said\n"quoted"\n5\'4"\n"open\n')).toEqual([
    ['"hello" she said'],
    ['"quoted"'],
    ['5\'4"'],
    ['"open'],
  ])
})

it('nothing is no row, and one line end is one blank cell', () => {
  expect(parsePastedColumn('')).toEqual([])
  expect(parsePastedColumn('\n')).toEqual([['']])
})

it('commas and formulas are only text', () => {
  expect(parsePastedColumn('read, write\n=1+1')).toEqual([['read, write'], ['=1+1']])
})

it('over the limits it says so', () => {
  for (const [text, limits, code] of [
    ['1\n2\n3', { maximumRows: 2 }, 'tabular/too-many-rows'],
    ['1\t2\t3', { maximumColumns: 2 }, 'tabular/too-many-columns'],
    ['123', { maximumBytes: 2 }, 'tabular/too-large'],
  ] as const) {
    let failure: unknown
    try {
      parsePastedColumn(text, limits)
    } catch (error) {
      failure = error
    }
    expect(isTrackError(failure, code)).toBe(true)
  }
})

it('what a spreadsheet copies comes back cell by cell', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', 'é', ' ', ',', '\n', '\t', '1', '='), maxLength: 6 })
  const block = fc
    .integer({ min: 1, max: 3 })
    .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 }))
  fc.assert(
    fc.property(block, (rows) => {
      const copied = rows.map((cells) => cells.map((text) => (/[\t\n]/.test(text) ? `"${text}"` : text)).join('\t'))
      expect(parsePastedColumn(`${copied.join('\r\n')}\r\n`)).toEqual(rows)
    }),
  )
})
