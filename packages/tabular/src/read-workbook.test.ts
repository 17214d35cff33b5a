import { isTrackError } from '@track/kernel'
import { describe, expect, it } from 'vitest'
import { makeWorkbook, type WorkbookParts } from '../test/make-zip.js'
import { readWorkbook } from './read-workbook.js'

const cellsOf = (parts: string | WorkbookParts) =>
  readWorkbook(makeWorkbook(parts)).sheets[0]!.rows.map((cells) => cells.map(({ kind, value }) => [kind, value]))
const refusalOf = (parts: string | WorkbookParts, options = {}) => {
  try {
    return readWorkbook(makeWorkbook(parts), options)
  } catch (error) {
    return isTrackError(error) ? error.code : error
  }
}
const number = (value: string, style = 0) => `<row><c s="${style}"><v>${value}</v></c></row>`
const DAYS = {
  styles:
    '<styleSheet><numFmts><numFmt numFmtId="170" formatCode="dd/mm/yyyy\\ hh:mm"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="20"/><xf numFmtId="170"/></cellXfs></styleSheet>',
}

describe('cells', () => {
  it('keep text as typed, whole or in pieces, wherever it is kept', () => {
    const texts =
      '<sst><si><t>00123</t></si><si><r><t>1</t></r><r><t xml:space="preserve"> 8</t></r><rPh><t>no</t></rPh></si></sst>'
    const cells =
      '<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="inlineStr"><is><t>a_x000D_b &amp; c</t></is></c></row>'
    expect(cellsOf({ cells, texts })).toEqual([
      [
        ['text', '00123'],
        ['text', '1 8'],
        ['text', 'a\rb & c'],
      ],
    ])
  })

  it('tell numbers, yes and no, errors and results of formulas', () => {
    const cells =
      '<row><c><v>-0.1</v></c><c t="b"><v>1</v></c><c t="e"><f>1/0</f><v>#DIV/0!</v></c><c><f>A1</f></c><c t="str"><f>A1</f><v></v></c></row>'
    const [row] = readWorkbook(makeWorkbook(cells)).sheets[0]!.rows
    expect(row).toEqual([
      { kind: 'number', value: -0.1, formula: false },
      { kind: 'boolean', value: true, formula: false },
      { kind: 'error', value: '#DIV/0!', formula: true },
      { kind: 'error', value: '', formula: true },
    ])
  })

  it.each([
    ['a day', number('42248', 1), ['date', '2015-09-01']],
    ['a day whose time is not shown', number('42248.75', 1), ['date', '2015-09-01']],
    ['a day and a time', number('42248.5', 3), ['date', '2015-09-01 12:00:00']],
    ['a day after the leap day that never was', number('61', 1), ['date', '1900-03-01']],
    ['no day', number('60', 1), ['number', 60]],
    ['an age that became a time', number('0.298611111111111', 2), ['time', '7:10']],
    ['a time past midnight', number('1.25', 2), ['time', '30:00']],
    ['a bare number', number('42000'), ['number', 42000]],
    ['a day spelt out', '<row><c t="d"><v>2015-09-01T00:00:00</v></c></row>', ['date', '2015-09-01']],
  ])('tell %s', (_, cells, expected) => {
    expect(cellsOf({ cells, ...DAYS })).toEqual([[expected]])
  })

  it('count days from 1904 where the workbook does', () => {
    expect(cellsOf({ cells: number('40786', 1), ...DAYS, settings: '<workbookPr date1904="1"/>' })).toEqual([
      [['date', '2015-09-01']],
    ])
  })

  it('stand in their places, and those that are only painted take no room', () => {
    const cells =
      '<row r="3"><c r="C3"><v>7</v></c><c r="XFD3" s="1"/></row><row r="1048576" hidden="1"><c r="A1048576" s="1"/></row>'
    expect(cellsOf(cells)).toEqual([
      [],
      [],
      [
        ['blank', null],
        ['blank', null],
        ['number', 7],
      ],
    ])
  })
})

it('names what is hidden or merged', () => {
  const before = '<cols><col min="2" max="3" hidden="1"/><col min="4" max="16384" hidden="0"/></cols>'
  const after = '<mergeCells><mergeCell ref="A1:B2"/></mergeCells>'
  const cells = '<row r="2" hidden="true"><c r="A2"><v>1</v></c></row>'
  expect(readWorkbook(makeWorkbook({ cells, before, after })).sheets[0]).toMatchObject({
    hidden: false,
    hiddenRows: [2],
    hiddenColumns: [1, 2],
    merges: [{ firstRow: 1, lastRow: 2, firstColumn: 0, lastColumn: 1 }],
  })
})

describe('what is refused', () => {
  it.each([
    ['a link to another workbook', { cells: '', more: [['xl/externalLinks/externalLink1.xml', '<x/>']] as const }],
    [
      'a link by another name',
      { cells: '', relations: '<Relationship Id="x" Type="http://x/externalLink" Target="x.xml"/>' },
    ],
    ['a document type', { cells: '', texts: '<!DOCTYPE sst [<!ENTITY a "aaa">]><sst><si><t>&a;</t></si></sst>' }],
    ['elements without end', { cells: '<a>'.repeat(101) }],
    [
      'attributes without end',
      { cells: `<row ${Array.from({ length: 501 }, (_, index) => `a${index}=""`).join(' ')}/>` },
    ],
  ])('%s', (_, parts) => {
    expect(refusalOf(parts)).toBe('tabular/unsafe-workbook')
  })

  it.each([
    ['no XML', '<row>'],
    ['an entity nobody declared', '<row><c t="str"><v>&nbsp;</v></c></row>'],
    ['a number that is none', number('seven')],
    ['a text that is not there', '<row><c t="s"><v>1</v></c></row>'],
    ['a cell without a place', '<row><c r="11"><v>1</v></c></row>'],
  ])('what cannot be made out: %s', (_, cells) => {
    expect(refusalOf(cells)).toBe('tabular/broken-workbook')
  })

  it('whatever is beyond the limits', () => {
    const text = (length: number) => `<row><c t="str"><v>${'ab'.repeat(length / 2)}</v></c></row>`
    expect(refusalOf('<row r="4"><c><v>1</v></c></row>', { maximumRows: 3 })).toBe('tabular/too-many-rows')
    expect(refusalOf('<row><c r="D1"><v>1</v></c></row>', { maximumColumns: 3 })).toBe('tabular/too-many-columns')
    expect(refusalOf('<row><c r="C1"><v>1</v></c></row>', { maximumCells: 2 })).toBe('tabular/too-many-cells')
    expect(refusalOf('<row r="4"><c><v>1</v></c></row>', { maximumCells: 3 })).toBe('tabular/too-many-cells')
    expect(refusalOf(text(32_768))).toBe('tabular/long-cell')
    expect(refusalOf('', { maximumBytes: 100 })).toBe('tabular/too-large')
  })

  it('never with what a cell says', () => {
    expect(() => readWorkbook(makeWorkbook(number('Zoë')))).toThrow(/^(?!.*Zoë).*cell 1 of row 1/)
  })
})
