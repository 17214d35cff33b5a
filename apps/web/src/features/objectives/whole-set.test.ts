import { writeWorkbook } from '@track/tabular'
import { expect, it } from 'vitest'
import { isWholeSet, looksLikeWholeSet } from './whole-set'

it('knows JSON and Turtle by how they begin, past a mark and comments', () => {
  for (const text of [
    '\ufeff  {\n "CFDocument": {}}',
    '[{"id": 1}]',
    '# Oak\n# ontology\n@prefix skos: <x> .',
    'PREFIX skos: <http://x>',
    '<http://a> <http://b> "c" .',
  ])
    expect(looksLikeWholeSet(text)).toBe(true)
  for (const text of ['Objective\nAdd tenths', '# Number\nAdd tenths', '{x},y', 'prefix,base', ''])
    expect(looksLikeWholeSet(text)).toBe(false)
})

it('knows a CASE workbook by its sheets', async () => {
  const workbook = (name: string) => new Blob([writeWorkbook({ sheets: [{ name, rows: [['a']] }] }) as BlobPart])
  expect(await isWholeSet(workbook('CF Item'))).toBe(true)
  expect(await isWholeSet(workbook('Year 3'))).toBe(false)
  expect(await isWholeSet(new Blob(['PK, broken']))).toBe(false)
  expect(await isWholeSet(new Blob(['Objective\nAdd tenths']))).toBe(false)
})
