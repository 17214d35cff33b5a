import { isTrackError } from '@track/kernel'
import { describe, expect, it } from 'vitest'
import { readTable } from './read-table.js'
import { writeWorkbook } from './write-workbook.js'

describe('readTable', () => {
  it.each([
    [',', 'Name,Score\nA,7\nB,8\n'],
    [';', 'Name;Score\nA;7\nB;8\n'],
    ['\t', 'Name\tScore\nA\t7\nB\t8\n'],
    ['|', 'Name|Score\nA|7\nB|8\n'],
  ])('finds the delimiter %j', (delimiter, text) => {
    const table = readTable(text)
    expect(table.delimiter).toBe(delimiter)
    expect(table.rows).toEqual([
      { row: 2, cells: ['A', '7'] },
      { row: 3, cells: ['B', '8'] },
    ])
    expect(table.issues).toEqual([])
  })

  it('is not misled by commas in sentences or decimal commas', () => {
    expect(readTable('Strand;Objective;Weight\nNumber;read, write, order;0,5\nShape;draw, name;1,5').delimiter).toBe(
      ';',
    )
  })

  it('obeys a first line sep=, which Excel hides and does not count', () => {
    const table = readTable('sep=;\r\nName;Score\r\nA, B;7\r\n')
    expect(table).toMatchObject({ delimiter: ';', headerRow: 1, rows: [{ row: 2, cells: ['A, B', '7'] }] })
    expect(readTable('SEP=\t\nName\tScore\nA\t7').delimiter).toBe('\t')
  })

  it('lets the person choose delimiter, header row and encoding', () => {
    expect(readTable('sep=;\na,b;c\n1,2;3', { delimiter: ',' }).columns.map(({ name }) => name)).toEqual(['a', 'b;c'])
    expect(readTable('x,y\n\nName,Score\nA,7', { headerRow: 3 }).rows).toEqual([{ row: 4, cells: ['A', '7'] }])
    expect(readTable(new Uint8Array([0x91, 0x2c, 0x61]), { encoding: 'macintosh', headerRow: null }).rows).toEqual([
      { row: 1, cells: ['ë', 'a'] },
    ])
  })

  it('numbers rows as a spreadsheet does: blank rows count, a cell of two lines is one row', () => {
    const table = readTable('Name,Note\n"A","two\nlines"\n\n,\nB,x\n')
    expect(table.rows).toEqual([
      { row: 2, cells: ['A', 'two\nlines'] },
      { row: 5, cells: ['B', 'x'] },
    ])
  })

  it('keeps text as it is: leading zeros, spaces, signs', () => {
    expect(readTable('UPN,Change\n00123, -4.0 \n').rows[0]?.cells).toEqual(['00123', ' -4.0 '])
  })

  it('drops a byte order mark from text', () => {
    expect(readTable('\ufeffName,Score\nA,7').columns[0]?.name).toBe('Name')
  })

  it('survives JSON', () => {
    const table = readTable('Name,Name,\nA,"x\n1,2,3,4')
    expect(JSON.parse(JSON.stringify(table))).toEqual(table)
  })
})

describe('what is wrong with the file is said with its row', () => {
  const issuesOf = (source: string | Uint8Array, options = {}) =>
    readTable(source, options).issues.map(({ row, code, severity }) => [row, code, severity])

  it('a quotation mark that never closes: what stands before it is read', () => {
    const table = readTable('Name,Score\nA,7\nB,"8\nC,9\n')
    expect(table.rows).toEqual([{ row: 2, cells: ['A', '7'] }])
    expect(table.issues).toHaveLength(1)
    expect(table.issues[0]).toMatchObject({ row: 3, code: 'tabular/unterminated-quote', severity: 'error' })
    expect(table.issues[0]?.message).toMatch(/^Row 3 opens a quotation mark .* close or remove the mark/)
  })

  it('the same in the very first row', () => {
    expect(issuesOf('"Name,Score\nA,7')).toEqual([[1, 'tabular/unterminated-quote', 'error']])
  })

  it('a row cut in too many pieces, but not one with blank cells on the right', () => {
    expect(issuesOf('Aim,Year\nread, write,3\ncount,4,,\n')).toEqual([[2, 'tabular/long-row', 'error']])
  })

  it('marks that are not doubled', () => {
    expect(issuesOf('Aim,Year\n"say "yes" twice",3\n')).toEqual([[2, 'tabular/stray-quote', 'warning']])
  })

  it('NUL characters, which are taken out', () => {
    const table = readTable('Name,Score\nA,7\nB\0,8\n')
    expect(table.rows[1]).toEqual({ row: 3, cells: ['B', '8'] })
    expect(table.issues).toMatchObject([{ row: 3, code: 'tabular/nul-removed', severity: 'warning' }])
  })

  it('bytes that the chosen encoding cannot read', () => {
    const latin = new Uint8Array([0x5a, 0x6f, 0xeb, 0x2c, 0x31])
    expect(issuesOf(latin, { encoding: 'utf-8', headerRow: null })).toEqual([
      [undefined, 'tabular/unreadable-characters', 'warning'],
    ])
  })

  it('nothing at all, or a header row that is not there', () => {
    expect(issuesOf('')).toEqual([[undefined, 'tabular/empty', 'error']])
    expect(issuesOf('\n , \n')).toEqual([[undefined, 'tabular/empty', 'error']])
    expect(issuesOf('', { headerRow: null })).toEqual([[undefined, 'tabular/empty', 'error']])
    expect(issuesOf('a,b\n\n1,2', { headerRow: 2 })).toEqual([[undefined, 'tabular/no-header-row', 'error']])
    expect(issuesOf('a,b', { headerRow: 9 })).toEqual([[undefined, 'tabular/no-header-row', 'error']])
  })

  it('in the order of the rows', () => {
    expect(issuesOf('A,A\n1,2,3\n"x"y",2\n1,2,3\n').map(([row]) => row)).toEqual([undefined, 2, 3, 4])
  })
})

describe('what cannot be read at all is thrown', () => {
  const failureOf = (work: () => unknown) => {
    try {
      return work()
    } catch (error) {
      return isTrackError(error) ? error.code : error
    }
  }

  it('over the limits', () => {
    expect(failureOf(() => readTable('a,b\n1,2\n3,4', { maximumRows: 2 }))).toBe('tabular/too-many-rows')
    expect(readTable('a,b\n1,2', { maximumRows: 2 }).rows).toHaveLength(1)
    expect(failureOf(() => readTable('a,b,c', { maximumColumns: 2 }))).toBe('tabular/too-many-columns')
    expect(readTable('a,b', { maximumColumns: 2 }).columns).toHaveLength(2)
    expect(failureOf(() => readTable('a,b,c', { maximumBytes: 4 }))).toBe('tabular/too-large')
    expect(failureOf(() => readTable('\n'.repeat(100_001)))).toBe('tabular/too-many-rows')
    expect(failureOf(() => readTable(','.repeat(500)))).toBe('tabular/too-many-columns')
    expect(failureOf(() => readTable(new Uint8Array(10_000_001)))).toBe('tabular/too-large')
  })

  it('a workbook that is none, or that has no such sheet', () => {
    const workbook = new TextEncoder().encode('PK\x03\x04…[Content_Types].xml…xl/workbook.xml…')
    expect(failureOf(() => readTable(workbook))).toBe('tabular/broken-workbook')
    const real = writeWorkbook({ sheets: [{ name: 'Marks', rows: [['UPN']] }] })
    expect(failureOf(() => readTable(real, { sheet: 'Scores' }))).toBe('tabular/no-such-sheet')
  })

  it('a delimiter that is none', () => {
    for (const delimiter of ['', '"', '\n', ';;']) {
      expect(failureOf(() => readTable('a', { delimiter }))).toBe('tabular/invalid-delimiter')
    }
  })
})
