import { ImportQuery } from '@track/api-contract'
import { isTrackError } from '@track/kernel'
import { writeWorkbook } from '@track/tabular'
import { expect, it } from 'vitest'
import { importResult } from './import-result.js'
import { readImportFile, readImportWorkbook } from './read-import-file.js'

const workbook = writeWorkbook({
  sheets: [
    { name: 'Cover', rows: [] },
    {
      name: 'Class 3B',
      rows: [
        ['Name', 'Born'],
        ['Ada', { kind: 'date', value: '2017-12-10' }],
      ],
    },
    { name: 'Class 3C', rows: [['Name'], ['Cai'], ['Average', 3]] },
  ],
})
const queryOf = (query: Record<string, string> = {}) => ImportQuery.parse(query)
const refusalOf = (read: () => unknown) => {
  try {
    return read()
  } catch (error) {
    return isTrackError(error) ? [error.code, error.message] : error
  }
}

it('takes a workbook where it takes CSV, and the sheet that is named', () => {
  expect(readImportFile(workbook, queryOf())).toMatchObject({
    sheet: 'Class 3B',
    sheets: ['Cover', 'Class 3B', 'Class 3C'],
    rows: [{ row: 2, cells: ['Ada', '2017-12-10'] }],
  })
  expect(readImportFile(workbook, queryOf({ sheet: 'Class 3C' })).rows).toEqual([{ row: 2, cells: ['Cai'] }])
  expect(readImportFile(Buffer.from('Name\nAda'), queryOf({ sheet: 'any' }))).toMatchObject({ sheet: null, sheets: [] })
})

it('says which sheet was read, and of which sheet each issue is', () => {
  const query = queryOf({ sheet: 'Class 3C' })
  const table = readImportFile(workbook, query)
  const plan = { outcomes: new Map(), made: [], issues: table.issues }
  expect(importResult(plan, { table, query, mapping: {}, fields: [] })).toMatchObject({
    sheet: 'Class 3C',
    sheets: ['Cover', 'Class 3B', 'Class 3C'],
    issues: [
      { row: 3, code: 'tabular/summary-row', message: expect.stringMatching(/^Sheet "Class 3C": Row 3 is an average/) },
    ],
  })
  const text = readImportFile(Buffer.from('Name\nAda'), queryOf())
  expect(importResult({ ...plan, issues: [] }, { table: text, query, mapping: {}, fields: [] })).not.toHaveProperty(
    'sheet',
  )
})

it('gives every sheet of a workbook to a format that needs them', () => {
  expect(readImportWorkbook(workbook).sheets.map(({ name, rows }) => [name, rows.length])).toEqual([
    ['Cover', 0],
    ['Class 3B', 2],
    ['Class 3C', 3],
  ])
})

it('refuses in plain words what cannot be read', () => {
  const refused = (read: () => unknown, words: string) =>
    expect(refusalOf(read)).toEqual(['import/unreadable', expect.stringContaining(words)])
  refused(() => readImportFile(workbook, queryOf({ sheet: 'Class 4' })), 'choose "Cover", "Class 3B", "Class 3C"')
  refused(() => readImportFile(workbook, queryOf({ sheet: 'Cover' })), 'Sheet "Cover": The file has no rows')
  refused(() => readImportFile(workbook.slice(0, -30), queryOf()), 'save it again as .xlsx')
  refused(() => readImportWorkbook(Buffer.from('Name\nAda')), 'save it again as .xlsx')
  expect(refusalOf(() => readImportFile('Name', queryOf()))).toMatchObject([
    'request/wrong-media-type',
    expect.any(String),
  ])
})
