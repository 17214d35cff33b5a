import { type CalendarDate, isTrackError } from '@track/kernel'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { makeWorkbook } from '../test/make-zip.js'
import { numberOfDay } from './day-number.js'
import { readWorkbook } from './read-workbook.js'
import type { SheetCell } from './workbook.js'
import { writeWorkbook } from './write-workbook.js'

const day = fc
  .date({ min: new Date('1900-03-01T00:00:00Z'), max: new Date('9999-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10) as CalendarDate)
const text = fc.oneof(
  fc.string({ unit: 'binary', minLength: 1, maxLength: 12 }),
  fc.string({
    unit: fc.constantFrom('=', '-', '0', '7', '_', 'x', '\r', '\n', '\t', ' ', '&', '<', ']', '\0', '\ud800'),
    minLength: 1,
  }),
  fc.constantFrom('00123', '_x0041_', '=1+1', ' spaces ', ']]>', '__proto__'),
)
const cell: fc.Arbitrary<SheetCell> = fc.oneof(
  fc.constant({ kind: 'blank', value: null, formula: false } as const),
  text.map((value) => ({ kind: 'text', value, formula: false }) as const),
  fc
    .double({ noNaN: true, noDefaultInfinity: true })
    .map((value) => ({ kind: 'number', value: value || 0, formula: false }) as const),
  fc.boolean().map((value) => ({ kind: 'boolean', value, formula: false }) as const),
  day.map((value) => ({ kind: 'date', value, formula: false }) as const),
)
const rows = fc.array(fc.array(cell, { maxLength: 30 }), { maxLength: 8 }).map((cells) => {
  const trimmed = cells.map((row) => row.slice(0, row.findLastIndex(({ kind }) => kind !== 'blank') + 1))
  return trimmed.slice(0, trimmed.findLastIndex((row) => row.length > 0) + 1)
})

it('what was written is what is read, and writing it again gives the same bytes', () => {
  fc.assert(
    fc.property(rows, rows, (first, second) => {
      const sheets = [
        { name: 'Pupils & marks', rows: first },
        { name: '2', rows: second },
      ]
      const bytes = writeWorkbook({ sheets })
      const read = readWorkbook(bytes)
      expect(read.sheets.map(({ name, rows: cells }) => ({ name, rows: cells }))).toEqual(sheets)
      expect(writeWorkbook(read)).toEqual(bytes)
      const headed = writeWorkbook({
        sheets: sheets.map((sheet) => ({ ...sheet, headingRows: 1, headingColumns: 1, widths: [20, 8] })),
      })
      expect(readWorkbook(headed)).toEqual(read)
      expect(JSON.parse(JSON.stringify(read))).toEqual(read)
    }),
    { numRuns: 60 },
  )
})

it('a number of any day is that day again', () => {
  fc.assert(
    fc.property(day, (value) => {
      const styles = '<styleSheet><cellXfs><xf numFmtId="14"/></cellXfs></styleSheet>'
      const cells = `<row><c s="0"><v>${numberOfDay(value)}</v></c></row>`
      expect(readWorkbook(makeWorkbook({ cells, styles })).sheets[0]?.rows[0]?.[0]?.value).toBe(value)
    }),
    { numRuns: 30 },
  )
})

it('a damaged workbook is read or refused by a TrackError, and nothing else', () => {
  const whole = writeWorkbook({
    sheets: [
      {
        name: 'A',
        rows: [
          ['UPN', 'Mark'],
          ['00123', 17],
        ],
      },
    ],
  })
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 }),
      (changes) => {
        const bytes = Uint8Array.from(whole)
        for (const [at, value] of changes) bytes[at] = value
        try {
          readWorkbook(bytes)
        } catch (error) {
          expect(isTrackError(error)).toBe(true)
        }
      },
    ),
    { numRuns: 300 },
  )
})
