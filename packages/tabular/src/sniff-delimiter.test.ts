import { expect, it } from 'vitest'
import { sniffDelimiter } from './sniff-delimiter.js'

it.each([
  ['a list in one column', 'Objective\ncount\nadd', ','],
  ['nothing', '', ','],
  ['one row', 'a\tb', '\t'],
  ['a title above', 'Class 3B, spring\n\nName;Reading;Maths\nA;1;2\nB;3;4', ';'],
  ['delimiters inside quotation marks', 'Name,Aims\nA,"x;y;z"\nB,"x;y"', ','],
  ['line ends inside quotation marks', 'Name;Note\nA;"1,\n2,\n3"\nB;x', ';'],
])('%s', (_, text, expected) => {
  expect(sniffDelimiter(text)).toBe(expected)
})

it('reads the beginning of a long file only, even if the sample ends inside a cell', () => {
  const text = `Name;Note\n${'A;"x, y\nz"\n'.repeat(50_000)}`
  const started = performance.now()
  expect(sniffDelimiter(text)).toBe(';')
  expect(performance.now() - started).toBeLessThan(2000)
})
