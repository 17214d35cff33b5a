import { splitCell } from '@track/objectives/case'
import { readTable } from '@track/tabular'
import { expect, it } from 'vitest'
import { pasteTable } from './paste-table'

it('keeps every word, and the headings whatever is written in them', async () => {
  const pasted = pasteTable(
    [
      { row: 1, path: ['Less > more'], wording: '-5 is less than 0', code: 'N1' },
      { row: 2, path: [], wording: '=, or not' },
    ],
    { listName: 'Our maths', under: ['Number'] },
  )
  const { columns, rows } = readTable(new Uint8Array(await pasted.arrayBuffer()), { headerRow: 1 })
  expect(columns.map(({ key }) => key)).toEqual(['Framework', 'Strand', 'Code', 'Objective'])
  const cells = rows.map((row) => row.cells)
  expect(cells.map((row) => splitCell(row[1]!, '>'))).toEqual([['Number', 'Less > more'], ['Number']])
  expect(cells.map((row) => [row[0], row[2], row[3]])).toEqual([
    ['Our maths', 'N1', '-5 is less than 0'],
    ['Our maths', '', '=, or not'],
  ])
})
