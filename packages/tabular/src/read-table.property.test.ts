import { isTrackError } from '@track/kernel'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { readTable } from './read-table.js'

const cell = fc.oneof(
  fc.string({ maxLength: 8 }),
  fc.string({ unit: fc.constantFrom('a', 'é', '"', ',', ';', '\n', '\r\n', ' ', '='), maxLength: 8 }),
)
const delimiters = fc.constantFrom(',', ';', '\t', '|')
const lineEnds = fc.constantFrom('\n', '\r\n', '\r')
const isBlank = (cells: readonly string[]) => cells.every((text) => text.trim() === '')

it('rows keep their text and the number a spreadsheet would give them', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell, cell)), delimiters, lineEnds, (body, delimiter, lineEnd) => {
      const rows = [['one', 'two', 'three'], ...body]
      const text = rows
        .map((cells) => cells.map((content) => `"${content.replaceAll('"', '""')}"`).join(delimiter))
        .join(lineEnd)
      const expected = rows.flatMap((cells, index) => (index > 0 && !isBlank(cells) ? [{ row: index + 1, cells }] : []))
      const table = readTable(text, { delimiter })
      expect(table.rows).toEqual(expected)
      expect(table.issues).toEqual([])
    }),
  )
})

it('bytes of any kind give a table or a TrackError, whatever is chosen', () => {
  const noise = fc.oneof(
    fc.uint8Array({ maxLength: 300 }),
    fc
      .array(fc.constantFrom(0x22, 0x2c, 0x0a, 0x0d, 0x00, 0xef, 0xbb, 0xbf, 0xff, 0xfe, 0x61, 0xe9, 0x3b), {
        maxLength: 80,
      })
      .map((values) => new Uint8Array(values)),
    fc.string({ unit: 'binary', maxLength: 100 }).map((text) => new TextEncoder().encode(`sep=;\n${text}`)),
  )
  const options = fc.record(
    {
      encoding: fc.constantFrom('utf-8', 'utf-8-bom', 'utf-16le', 'utf-16be', 'windows-1252', 'macintosh'),
      delimiter: fc.oneof(delimiters, fc.string({ maxLength: 2 })),
      headerRow: fc.option(fc.integer({ min: -1, max: 9 })),
      maximumRows: fc.integer({ min: 0, max: 20 }),
      maximumColumns: fc.integer({ min: 0, max: 20 }),
    },
    { requiredKeys: [] },
  )
  fc.assert(
    fc.property(noise, options, (bytes, chosen) => {
      const before = bytes.slice()
      try {
        const table = readTable(bytes, chosen)
        expect(table.rows.every(({ cells }) => cells.length === table.columns.length)).toBe(true)
        expect(new Set(table.columns.map(({ key }) => key)).size).toBe(table.columns.length)
        expect(JSON.parse(JSON.stringify(table))).toEqual(table)
        const numbers = table.rows.map(({ row }) => row)
        expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b))
        expect(Math.min(...numbers, Number.POSITIVE_INFINITY)).toBeGreaterThan(table.headerRow ?? 0)
      } catch (error) {
        if (!isTrackError(error)) throw error
        expect(error.code).toMatch(/^tabular\//)
      }
      expect(bytes).toEqual(before)
    }),
    { numRuns: 1000 },
  )
}, 30_000)
