import { expect, it } from 'vitest'
import { sharedData } from '../../../shared-data.js'
import { applyMapping, readDate, readTable, readWorkbook, suggestMapping } from '../src/index.js'

const marks = sharedData('xlsx/marks-formulas-dates.xlsx')
const twoRows = sharedData('xlsx/two-row-header-footer.xlsx')
const inflating = sharedData('xlsx/inflate-300MB.xlsx')
const framework = sharedData('case/opensalt-ccss-ela.xlsx')
const template = sharedData('case/opensalt-spreadsheet-template.xlsx')

it.runIf(marks)('marks with formulas and days: six rows, each cell as it was meant', () => {
  const table = readTable(marks!)
  expect([table.sheet, table.sheets, table.headerRow, table.rows.length]).toEqual(['Marks', ['Marks'], 1, 6])
  const column = (name: string) =>
    table.rows.map(({ cells }) => cells[table.columns.find(({ key }) => key === name)!.index])
  expect(column('Mark')).toEqual(['19', '17', '17', '#DIV/0!', '18', 'absent'])
  expect(column('DOB')).toEqual(['2015-09-01', '31/08/2015', '2014-12-27', '2016-02-29', '2016-03-04', '04/03/16'])
  expect(column('UPN').at(-1)).toBe('00123')
  expect(column('Note').at(-1)).toBe('\t=1+1')
  expect(table.issues.map(({ row, field, code }) => [row, field, code])).toEqual([
    [2, 'Mark', 'tabular/formula'],
    [4, 'DOB', 'tabular/day-number'],
    [5, 'Mark', 'tabular/error-cell'],
  ])

  const fields = [
    { name: 'upn', title: 'UPN', required: true },
    {
      name: 'born',
      title: 'Date of birth',
      aliases: ['DOB'],
      read: (text: string) => readDate(text, { order: 'dmy' }),
    },
    { name: 'mark', title: 'Mark' },
  ] as const
  const { records, issues } = applyMapping(table, suggestMapping(table.columns, fields), fields)
  expect(records.map(({ row, values }) => [row, values.born, values.mark])).toEqual([
    [2, '2015-09-01', '19'],
    [3, '2015-08-31', '17'],
    [4, '2014-12-27', '17'],
    [6, '2016-03-04', '18'],
  ])
  expect(issues.filter(({ severity }) => severity === 'error').map(({ row, code }) => [row, code])).toEqual([
    [5, 'tabular/error-cell'],
    [7, 'tabular/two-digit-year'],
  ])
})

it.runIf(twoRows)('two header rows and an average below: thirty pupils', () => {
  const table = readTable(twoRows!)
  expect([table.sheet, table.sheets, table.headerRow]).toEqual(['Sheet1', ['Sheet1', 'Lookups'], 5])
  expect(table.columns.map(({ key }) => key)).toEqual(['UPN', 'Surname', 'Forename', 'PUMA Raw', 'PUMA SS', 'PiRA SS'])
  expect(table.rows.map(({ row }) => row)).toEqual(Array.from({ length: 30 }, (_, index) => index + 6))
  expect(table.rows.filter(({ cells }) => cells[5] === '')).toHaveLength(4)
  expect(table.issues.map(({ row, field, code }) => [row, field, code])).toEqual([
    [undefined, 'Forename', 'tabular/hidden'],
    [10, undefined, 'tabular/hidden'],
    [36, undefined, 'tabular/summary-row'],
  ])
  expect(readTable(twoRows!, { sheet: 'Lookups' }).columns[0]?.key).toBe('secret')
})

it.runIf(framework)('a framework of 1,189 items and as many associations', () => {
  const { sheets } = readWorkbook(framework!)
  expect(sheets.map(({ name, rows }) => [name, rows.length - 1])).toEqual([
    ['CF Doc', 1],
    ['CF Item', 1189],
    ['CF Association', 1189],
  ])
})

it.runIf(template)('a template of three sheets with headers and nothing else', () => {
  expect(readWorkbook(template!).sheets.map(({ rows }) => rows.length)).toEqual([1, 1, 1])
})

it.runIf(inflating)('one that unpacks to 288 MB is refused by what its directory says', () => {
  expect(() => readTable(inflating!)).toThrow('unpacks to more than 50000000 bytes')
})
