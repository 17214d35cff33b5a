import { isTrackError } from '@track/kernel'
import { strFromU8, unzipSync } from 'fflate/browser'
import { expect, it } from 'vitest'
import { readTable } from './read-table.js'
import { type WorkbookCell, writeWorkbook } from './write-workbook.js'

const write = (...cells: WorkbookCell[]) => writeWorkbook({ sheets: [{ name: 'A', rows: [cells] }] })
const refusalOf = (work: () => unknown) => {
  try {
    return work()
  } catch (error) {
    return isTrackError(error) ? error.code : error
  }
}

it('never writes a formula, and marks a text that looks like one', () => {
  const texts = ['=1+1', '+44', '-5', '@here', '\t=1', '\r', '＝1', ' =1', 'plain', -5]
  const parts = unzipSync(write(...texts))
  const sheet = strFromU8(parts['xl/worksheets/sheet1.xml']!)
  expect(sheet).not.toContain('<f')
  expect(sheet.match(/s="2"/g)).toHaveLength(8)
  expect(readTable(write(...texts), { headerRow: null }).rows[0]?.cells).toEqual(texts.map(String))
})

it('writes an early day, and a day with its time, as text', () => {
  const cells = ['1899-12-31', '2026-01-01 09:15:00'].map((value) => ({ kind: 'date', value }))
  expect(readTable(write(...cells), { headerRow: null }).rows[0]?.cells).toEqual(['1899-12-31', '2026-01-01 09:15:00'])
})

it('keeps headings in sight, bold and wrapped, in columns as wide as asked for', () => {
  const rows = [
    ['Group', '=n', 4, { kind: 'date', value: '2026-03-27' }],
    ['All', 8, null, { kind: 'date', value: '2026-03-27' }],
  ]
  const sheet = { name: 'A', rows, headingRows: 1, headingColumns: 1, widths: [30, 8.5, 999] }
  const bytes = writeWorkbook({ sheets: [sheet] })
  const parts = unzipSync(bytes)
  const xml = strFromU8(parts['xl/worksheets/sheet1.xml']!)
  expect(xml).toContain(
    '<pane xSplit="1" ySplit="1" topLeftCell="B2" activePane="bottomRight" state="frozen"/><selection pane="bottomRight"/>',
  )
  expect([...xml.matchAll(/<col [^>]*width="([^"]+)"/g)].map(([, width]) => width)).toEqual(['30', '8.5', '255'])
  expect([...xml.matchAll(/<c r="(\w+)"(?: s="(\d)")?/g)].map(([, place, style]) => [place, style])).toEqual([
    ['A1', '3'],
    ['B1', '5'],
    ['C1', '3'],
    ['D1', '4'],
    ['A2', undefined],
    ['B2', undefined],
    ['D2', '1'],
  ])
  const formats = strFromU8(parts['xl/styles.xml']!)
    .match(/<cellXfs.*<\/cellXfs>/)![0]
    .match(/<xf .*?(?=<xf|<\/cellXfs)/g)!
  expect(formats.map((format) => /fontId="1".*wrapText="1"/.test(format))).toEqual([
    false,
    false,
    false,
    true,
    true,
    true,
  ])
  expect(readTable(bytes)).toEqual(readTable(writeWorkbook({ sheets: [{ name: 'A', rows }] })))
  expect(writeWorkbook({ sheets: [sheet] })).toEqual(bytes)
})

it('freezes rows alone, columns alone, or nothing', () => {
  const paneOf = (headings: object) => {
    const bytes = writeWorkbook({ sheets: [{ name: 'A', rows: [[1]], ...headings }] })
    return strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml']!).match(/<pane [^>]*>/)?.[0]
  }
  expect(paneOf({ headingRows: 2 })).toBe('<pane ySplit="2" topLeftCell="A3" activePane="bottomLeft" state="frozen"/>')
  expect(paneOf({ headingColumns: 1 })).toBe('<pane xSplit="1" topLeftCell="B1" activePane="topRight" state="frozen"/>')
  expect(paneOf({ headingRows: 0 })).toBeUndefined()
})

it('leaves blank what is not known, and names columns past Z', () => {
  const cells = Array.from({ length: 730 }, (_, index) => (index === 729 ? 'last' : null))
  expect(strFromU8(unzipSync(write(...cells))['xl/worksheets/sheet1.xml']!)).toContain('<row r="1"><c r="ABB1"')
})

it.each([
  ['tabular/not-finite', () => write(Number.NaN)],
  ['tabular/not-finite', () => writeWorkbook({ sheets: [{ name: 'A', rows: [], widths: [Number.NaN] }] })],
  ['tabular/no-such-day', () => write({ kind: 'date', value: '2026-02-30' })],
  ['tabular/long-cell', () => write('x'.repeat(32_768))],
  ['tabular/wide-row', () => write(...Array.from({ length: 16_385 }, () => 1))],
  ['tabular/invalid-sheet', () => writeWorkbook({ sheets: [] })],
  ...['', ' ', 'a/b', "'a", 'x'.repeat(32), 'History'].map(
    (name) => ['tabular/invalid-sheet', () => writeWorkbook({ sheets: [{ name, rows: [] }] })] as const,
  ),
  [
    'tabular/invalid-sheet',
    () =>
      writeWorkbook({
        sheets: [
          { name: 'A', rows: [] },
          { name: 'a', rows: [] },
        ],
      }),
  ],
] as const)('throws %s', (code, work) => {
  expect(refusalOf(work)).toBe(code)
})
