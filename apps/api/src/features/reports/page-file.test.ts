import type { Page } from '@track/api-contract'
import { pageTable } from '@track/reports'
import { readTable, readWorkbook, writeWorkbook } from '@track/tabular'
import { describe, expect, it } from 'vitest'
import { dispositionOf, pageFile } from './page-file.js'

const page: Page = {
  definition: {
    groupIds: ['all', 'choir'],
    columns: [{ subjectId: 'maths', measure: { kind: 'secured', average: 'per-pupil' } }],
    dates: [{ label: 'Autumn', on: '2026-12-11' }],
    membership: 'current',
    scope: 'own-programme',
    minimumGroup: 5,
  },
  asKnown: '2027-03-26T10:00:00.000Z',
  columns: [
    {
      subjectId: 'maths',
      measure: { kind: 'secured', average: 'per-pupil' },
      label: '=HYPERLINK("x")',
      subject: '@Maths',
      name: null,
      unit: 'percent',
    },
  ],
  rows: [
    {
      groupId: 'all',
      name: '=1+1',
      kind: 'school',
      n: 8,
      cells: [[{ value: 66.5, n: 7, withoutData: 1, fraction: null }]],
    },
    {
      groupId: 'choir',
      name: 'Chœur, “A”',
      kind: 'ad-hoc',
      n: null,
      suppressed: true,
      cells: [[{ value: null, n: null, withoutData: null, fraction: null, suppressed: true }]],
    },
  ],
  notes: [],
}
const rowsOf = (bytes: Uint8Array) => readTable(bytes).rows.map(({ cells }) => cells)

describe('a page as a file', () => {
  it('holds the numbers as numbers, a hidden one as hidden, and no name is run as a formula', () => {
    const csv = pageFile(page, { name: 'Autumn', format: 'csv' })
    expect(csv.type).toBe('text/csv; charset=utf-8')
    expect([...csv.bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    const text = csv.bytes.toString('utf8')
    expect(text).toContain("\r\n'=1+1,8,66.5,7\r\n")
    expect(text).toContain("'@Maths · ")
    expect(rowsOf(csv.bytes)[1]).toEqual(['Chœur, “A”', '[c]', '[c]', '[c]'])

    const xlsx = pageFile(page, { name: 'Autumn', format: 'xlsx' })
    expect(xlsx.type).toContain('spreadsheetml')
    expect(rowsOf(xlsx.bytes)).toEqual([
      ['=1+1', '8', '66.5', '7'],
      ['Chœur, “A”', '[c]', '[c]', '[c]'],
      ['Report', 'Autumn', '', ''],
      ['Column', '“=HYPERLINK("x")” is % secured', '', ''],
    ])
  })

  it('says under the table where it is from, and keeps the headings of a workbook in sight', () => {
    const origin = {
      school: 'Elmfield',
      audience: 'Governors',
      purpose: '=What went well',
      asKnown: '2027-03-26',
    } as const
    const below = [
      ['Report', 'Autumn', '', ''],
      ['School', 'Elmfield', '', ''],
      ['Audience', 'For Governors: groups of fewer than 5 are not shown', '', ''],
      ['Purpose', '=What went well', '', ''],
      ['As known on', '26 March 2027', '', ''],
      ['Column', '“=HYPERLINK("x")” is % secured', '', ''],
    ]
    const xlsx = pageFile(page, { name: 'Autumn', format: 'xlsx', origin })
    expect(rowsOf(xlsx.bytes).slice(2)).toEqual(below)
    const csv = rowsOf(pageFile(page, { name: 'Autumn', format: 'csv', origin }).bytes)
    expect(csv.slice(2).map((row) => row.map((cell) => cell.replace(/^'/, '')))).toEqual(below)
    const table = pageTable({ page, origin: { ...origin, report: 'Autumn' } })
    const sheet = { name: 'Autumn', ...table, headingRows: 1, headingColumns: 1 }
    expect(Buffer.compare(xlsx.bytes, writeWorkbook({ sheets: [sheet] }))).toBe(0)
  })

  it('is a workbook whatever the report is called', () => {
    const names = [
      'History',
      "'quoted'",
      'a/b: [c]*?\\',
      '😀'.repeat(60),
      '///',
      'x'.repeat(120),
      '…\u202e…',
      "the 'best' '",
    ]
    for (const name of [...names, `${'😀'.repeat(15)}'s`]) {
      const { bytes } = pageFile(page, { name, format: 'xlsx' })
      expect(rowsOf(bytes)).toHaveLength(4)
      expect(readWorkbook(bytes).sheets[0]!.name).not.toMatch(/\p{Cs}|^'|'$/u)
    }
  })
})

describe('the name of a file', () => {
  it.each([
    ['Governors, spring', 'Governors, spring.csv', 'Governors%2C%20spring.csv'],
    ['Zoë’s page', 'Zoe s page.csv', 'Zo%C3%AB%E2%80%99s%20page.csv'],
    ['../../etc/passwd', 'etc passwd.csv', 'etc%20passwd.csv'],
    ['a"; filename="evil.exe', 'a ; filename= evil.exe.csv', 'a%20%3B%20filename%3D%20evil.exe.csv'],
    ['line\r\nset-cookie: a', 'line set-cookie a.csv', 'line%20set-cookie%20a.csv'],
    ['gpj.\u202eexe', 'gpj. exe.csv', 'gpj.%20exe.csv'],
    ['数学', 'Page.csv', '%E6%95%B0%E5%AD%A6.csv'],
    ['..', 'Page.csv', 'Page.csv'],
  ])('of %j names no folder and ends no header', (name, plain, inFull) => {
    expect(dispositionOf(name, 'csv')).toBe(`attachment; filename="${plain}"; filename*=UTF-8''${inFull}`)
  })
})
