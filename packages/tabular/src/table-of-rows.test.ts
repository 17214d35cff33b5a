import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tableOfRows } from './table-of-rows.js'

const keysOf = (headers: string[], ...rows: string[][]) =>
  tableOfRows([headers, ...rows], { headerRow: 1 }).columns.map(({ key }) => key)

describe('the header row', () => {
  it.each([
    [
      'on the first row',
      [
        ['Name', 'Score'],
        ['A', '7'],
      ],
      1,
    ],
    ['under a title and a blank row', [['Spring data', '', ''], [], ['Name', 'R', 'M'], ['A', '1', '2']], 3],
    [
      'under two rows of labels',
      [
        ['Class:', '3B'],
        ['Date:', '4 March'],
        ['Name', 'R', 'M', 'W'],
        ['A', '1', '2', '3'],
      ],
      3,
    ],
    [
      'with years as headers',
      [
        ['Name', '2024', '2025'],
        ['A', '1', '2'],
      ],
      1,
    ],
    ['over a list', [['Objective'], ['count'], ['add']], 1],
    ['wider than its sparse rows', [['a', 'b', 'c', 'd', 'e', 'f'], ['1', '', '', '2'], ['3']], 1],
  ] as [string, string[][], number][])('is found %s', (_, rows, expected) => {
    expect(tableOfRows(rows).headerRow).toBe(expected)
  })

  it('may be missing, and then columns are numbered', () => {
    const table = tableOfRows(
      [
        ['A', '7'],
        ['B', '8', 'x'],
      ],
      { headerRow: null },
    )
    expect(table.columns.map(({ name, key }) => [name, key])).toEqual([
      ['', 'Column 1'],
      ['', 'Column 2'],
      ['', 'Column 3'],
    ])
    expect(table.rows[0]).toEqual({ row: 1, cells: ['A', '7', ''] })
    expect(table.issues).toEqual([])
  })
})

describe('columns', () => {
  it('of one name are kept apart, and both are named', () => {
    const { columns, issues } = tableOfRows([['UPN', 'Name', 'UPN ']], { headerRow: 1 })
    expect(columns).toEqual([
      { index: 0, name: 'UPN', key: 'UPN' },
      { index: 1, name: 'Name', key: 'Name' },
      { index: 2, name: 'UPN ', key: 'UPN (2)' },
    ])
    expect(issues).toMatchObject([{ field: 'UPN (2)', code: 'tabular/duplicate-header', severity: 'warning' }])
    expect(issues[0]?.message).toContain('Columns 1 and 3')
  })

  it('that are really called like a copy keep their name', () => {
    expect(keysOf(['UPN', 'UPN', 'UPN (2)'])).toEqual(['UPN', 'UPN (3)', 'UPN (2)'])
    expect(keysOf(['Column 2', ''], ['x', 'y'])).toEqual(['Column 2', 'Column 2 (2)'])
  })

  it('without a name are numbered where they hold something, and left out where they do not', () => {
    expect(keysOf(['Name', '', 'Score', '', ''], ['A', 'x', '7', 'y', ''])).toEqual([
      'Name',
      'Column 2',
      'Score',
      'Column 4',
    ])
  })

  it('with hostile names change nothing but their own cells', () => {
    const headers = ['__proto__', 'constructor', 'toString', '__proto__']
    expect(keysOf(headers, ['1', '2', '3', '4'])).toEqual(['__proto__', 'constructor', 'toString', '__proto__ (2)'])
    expect(({} as Record<string, unknown>)['1']).toBeUndefined()
  })

  it('have different keys whatever the headers', () => {
    const name = fc.constantFrom('', ' ', 'a', 'a (2)', 'a (3)', 'a (2) (2)', 'Column 1', 'Column 2', '__proto__')
    fc.assert(
      fc.property(fc.array(name, { maxLength: 12 }), (headers) => {
        const keys = keysOf([...headers, 'last'])
        expect(new Set(keys).size).toBe(headers.length + 1)
        expect(keysOf([...headers, 'last'])).toEqual(keys)
      }),
    )
  })
})

it('changes nothing it is given', () => {
  const rows = Object.freeze([Object.freeze(['Name', 'Name']), Object.freeze(['A']), Object.freeze(['B', '1', '2'])])
  expect(tableOfRows(rows).rows).toEqual([
    { row: 2, cells: ['A', ''] },
    { row: 3, cells: ['B', '1'] },
  ])
})
