import { isTrackError } from '@track/kernel'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readTable } from './read-table.js'
import { writeCsv } from './write-csv.js'

const written = (cell: string | number | null | undefined) =>
  writeCsv({ columns: ['x'], rows: [[cell]] })
    .split('\r\n')
    .slice(1)
    .join('\r\n')
    .replace(/\r\n$/, '')

describe('writeCsv', () => {
  it('ends rows in CR LF and quotes only where it must', () => {
    expect(
      writeCsv({
        columns: ['Name', 'Note'],
        rows: [
          ['A, B', 'said "hi"'],
          ['plain', 'two\nlines'],
        ],
      }),
    ).toBe('Name,Note\r\n"A, B","said ""hi"""\r\nplain,"two\nlines"\r\n')
  })

  it('leaves blank what is not known, and fills short rows', () => {
    expect(writeCsv({ columns: ['a', 'b', 'c'], rows: [[null, undefined, ''], ['x']] })).toBe('a,b,c\r\n,,\r\nx,,\r\n')
  })

  it.each(['=1+1', '+44 20', '-2', '@SUM(A1)', '\t=1', '\r=1', '\n=1', ' =1+1', '\u00a0=1', '\u200b=1', '\0=1', '＝1'])(
    'the text %j cannot run as a formula',
    (text) => {
      expect(written(text).replace(/^"/, '')).toMatch(/^'/)
    },
  )

  it.each(["'=1", 'a=1', '3-2', 'e@mail', '(-2)'])('the text %j needs nothing', (text) => {
    expect(written(text)).toBe(text)
  })

  it('headers are texts too', () => {
    expect(writeCsv({ columns: ['=cmd()'], rows: [] })).toBe("'=cmd()\r\n")
  })

  it('numbers are never touched, above all negative ones', () => {
    expect([-3, -0.5, 0, 102, 1e21].map(written)).toEqual(['-3', '-0.5', '0', '102', '1e+21'])
  })

  it('a first cell cannot pass for a mark or a sep= line', () => {
    expect(writeCsv({ columns: ['SEP=x'], rows: [] })).toBe('"SEP=x"\r\n')
    expect(writeCsv({ columns: ['\ufeffa'], rows: [] })).toBe('"\ufeffa"\r\n')
  })

  it('writes the byte order mark and another delimiter when asked', () => {
    expect(writeCsv({ columns: ['a', 'b'], rows: [['1;2', 3]] }, { delimiter: ';', byteOrderMark: true })).toBe(
      '\ufeffa;b\r\n"1;2";3\r\n',
    )
  })

  it('refuses what it cannot write', () => {
    for (const [work, code] of [
      [() => writeCsv({ columns: ['a'], rows: [['1', '2']] }), 'tabular/wide-row'],
      [() => writeCsv({ columns: ['a'], rows: [[Number.NaN]] }), 'tabular/not-finite'],
      [() => writeCsv({ columns: ['a'], rows: [] }, { delimiter: '"' }), 'tabular/invalid-delimiter'],
    ] as const) {
      let failure: unknown
      try {
        work()
      } catch (error) {
        failure = error
      }
      expect(isTrackError(failure, code)).toBe(true)
    }
  })
})

describe('what is written reads back', () => {
  const text = fc.oneof(
    fc.string({ maxLength: 10 }),
    fc.string({
      unit: fc.constantFrom('a', 'é', '"', ',', ';', '\n', '\r', '\t', ' ', '=', '-', '@', "'"),
      maxLength: 8,
    }),
  )
  const cell = fc.oneof(text, fc.constant(null), fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }))
  const asText = (value: string | number | null) => (value === null ? '' : String(value))
  // The one documented change: an apostrophe in front of a text that could run.
  const unguarded = (read: string, original: string | number | null) =>
    typeof original === 'string' && read === `'${original}` && !original.startsWith("'") ? original : read

  it('cell by cell, apart from the apostrophe', () => {
    const rows = fc.array(fc.tuple(cell, cell, cell), { maxLength: 8 })
    fc.assert(
      fc.property(rows, fc.constantFrom(',', ';', '\t', '|'), fc.boolean(), (body, delimiter, byteOrderMark) => {
        const csv = writeCsv({ columns: ['one', 'two', 'three'], rows: body }, { delimiter, byteOrderMark })
        const table = readTable(new TextEncoder().encode(csv), { delimiter, headerRow: 1 })
        expect(table.issues).toEqual([])
        const filled = body.filter((cells) => cells.some((value) => /\S|^[\t\r\n]/.test(asText(value))))
        const read = table.rows.map(({ row, cells }) =>
          cells.map((value, index) => unguarded(value, body[row - 2]![index]!)),
        )
        expect(read).toEqual(filled.map((cells) => cells.map(asText)))
      }),
      { numRuns: 500 },
    )
  })

  it('and no text cell of the file starts a formula', () => {
    fc.assert(
      fc.property(text, (value) => {
        const csv = writeCsv({ columns: ['x', 'y'], rows: [[value, 'end']] })
        const [row] = readTable(csv, { delimiter: ',', headerRow: 1 }).rows
        expect(row?.cells[0]?.trim() ?? '').not.toMatch(/^[=+\-@]/)
      }),
      { numRuns: 500 },
    )
  })
})
