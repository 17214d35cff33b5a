import { expect, it } from 'vitest'
import { splitRecords } from './split-records.js'

const split = (text: string, delimiter = ',') =>
  splitRecords(text, { delimiter, maximumRows: 1000, maximumColumns: 100 })

it.each([
  ['LF', 'a,b\n1,2\n'],
  ['CR LF', 'a,b\r\n1,2\r\n'],
  ['CR alone', 'a,b\r1,2\r'],
  ['a mixture', 'a,b\r\n1,2'],
])('rows end in %s', (_, text) => {
  expect(split(text).records).toEqual([
    ['a', 'b'],
    ['1', '2'],
  ])
})

it('mixed line ends in one file each end a row', () => {
  expect(split('1\n2\r\n3\r4').records).toEqual([['1'], ['2'], ['3'], ['4']])
})

it('blank rows are rows, the line end at the end is not', () => {
  expect(split('a\n\nb\n').records).toEqual([['a'], [''], ['b']])
  expect(split('').records).toEqual([])
  expect(split('\n').records).toEqual([['']])
  expect(split('a,\n,').records).toEqual([
    ['a', ''],
    ['', ''],
  ])
})

it('a quoted cell keeps delimiters, line ends and doubled marks', () => {
  expect(split('"a,b","line\r\nline","say ""hi"""').records).toEqual([['a,b', 'line\r\nline', 'say "hi"']])
})

it('inches and feet in an unquoted cell are left alone', () => {
  expect(split('5\'4" tall,36\'37.8"N').records).toEqual([['5\'4" tall', '36\'37.8"N']])
  expect(split(' "x",y').records).toEqual([[' "x"', 'y']])
})

it('marks nobody doubled stay in the cell, and the row is named', () => {
  const { records, strayQuoteRows } = split('a,b\n"he said "yes" twice",4\n5,6')
  expect(records[1]).toEqual(['he said "yes" twice', '4'])
  expect(strayQuoteRows).toEqual([2])
})

it('spaces after a closing mark are dropped', () => {
  expect(split('"a"  ,b').records).toEqual([['a', 'b']])
})

it('a mark that never closes ends the reading before its row', () => {
  expect(split('a,b\n1,2\n3,"4\n5,6')).toEqual({
    records: [
      ['a', 'b'],
      ['1', '2'],
    ],
    strayQuoteRows: [],
    unterminatedRow: 3,
  })
})

it('a space may be the delimiter', () => {
  expect(split('"a b" c', ' ').records).toEqual([['a b', 'c']])
})

it('a million quotation marks are read in one pass', () => {
  const started = performance.now()
  split(`"${'" '.repeat(500_000)}`)
  split('""'.repeat(500_000))
  expect(performance.now() - started).toBeLessThan(5000)
})
