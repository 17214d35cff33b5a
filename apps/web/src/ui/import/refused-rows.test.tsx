import { ImportResult } from '@track/api-contract'
import { expect, it } from 'vitest'
import { refusedRows } from './refused-rows'

const result = ImportResult.parse({
  dryRun: false,
  encoding: 'utf-8',
  delimiter: ';',
  headerRow: 1,
  columns: [],
  fields: [],
  mapping: {},
  rows: 3,
  created: 2,
  updated: 0,
  unchanged: 0,
  refused: 1,
  preview: [],
  issues: [
    { row: 3, field: 'Born', code: 'tabular/no-such-day', message: 'There is no such day', severity: 'error' },
    { row: 3, code: 'import/nameless', message: 'No name', severity: 'error' },
    { row: 2, field: 'UPN', code: 'import/upn-check-letter', message: 'Check it', severity: 'warning' },
  ],
})

it('holds the original text of the rows that were left out, and why', async () => {
  const file = new Blob(['Name;Born\r\nAda;2016-03-04\r\nBen ;30/02/2016\r\nCai;\r\n'])
  expect(await refusedRows(file, { result, heading: 'What to mend' })).toBe(
    '\ufeffName;Born;What to mend\r\n"Ben ";30/02/2016;"Born: There is no such day; No name"\r\n',
  )
})
