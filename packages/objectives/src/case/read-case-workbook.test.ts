import { isTrackError } from '@track/kernel'
import { describe, expect, it } from 'vitest'
import { readCaseWorkbook } from './read-case-workbook.js'

const document = {
  name: 'CF Doc',
  rows: [
    ['identifier', 'creator', 'title'],
    ['d1', 'Oak School', 'Our maths'],
  ],
}

describe('readCaseWorkbook', () => {
  it('finds columns by their headings, parents by the associations, order by smartLevel', () => {
    const read = readCaseWorkbook([
      {
        name: ' cf association ',
        rows: [
          ['associationType', 'originNodeIdentifier', 'destinationNodeIdentifier'],
          ['Is Child Of', 'a', 'd1'],
          ['Is Child Of', 'b', 'a'],
          ['Is Child Of', 'c', 'a'],
          ['Exact Match Of', 'c', 'elsewhere'],
        ],
      },
      document,
      {
        name: 'CF Item',
        rows: [
          ['smartLevel', 'fullStatement', 'identifier', 'educationLevel', 'conceptKeywords', 'our own column'],
          ['1.10', 'Divide', 'b', '04,05', 'core; later', 'x'],
          [],
          [1, 'Number', 'a', null, undefined, 'x'],
          ['1.9', 'Add', 'c', 4, '', 'x'],
        ],
      },
    ])
    expect(read.items.map(({ wording, parentId, yearGroups, tags }) => [wording, parentId, yearGroups, tags])).toEqual([
      ['Number', null, [], []],
      ['Add', 'a', ['4'], []],
      ['Divide', 'a', ['4', '5'], ['core', 'later']],
    ])
    expect(read.links).toEqual([
      { originId: 'c', kind: 'exactMatchOf', target: { identifier: 'elsewhere', uri: '', title: '' }, inside: false },
    ])
    expect(read).toMatchObject({
      format: 'case-workbook',
      source: 'd1',
      name: 'Our maths',
      publisher: 'Oak School',
      issues: [],
    })
  })

  it('takes the tree from smartLevel where no association says, over rows that are missing', () => {
    const read = readCaseWorkbook([
      document,
      {
        name: 'CF Item',
        rows: [
          ['identifier', 'fullStatement', 'smartLevel'],
          ['a', 'Number', '1'],
          ['b', 'Add tenths', '1.4.2'],
          ['c', 'Shape', '2'],
        ],
      },
    ])
    expect(read.items.map(({ externalId, parentId }) => [externalId, parentId])).toEqual([
      ['a', null],
      ['b', 'a'],
      ['c', null],
    ])
    expect(read.issues).toEqual([])
  })

  it('names the row of a statement that it cannot read', () => {
    const rows = [
      ['identifier', 'fullStatement', 'smartLevel'],
      ['a', 'Number', '1'],
      ['b', null, '2'],
    ]
    const { items, issues } = readCaseWorkbook([document, { name: 'CF Item', rows }])
    expect(items).toHaveLength(1)
    expect(issues).toMatchObject([{ row: 3, field: 'wording', code: 'objectives/no-wording', severity: 'error' }])
  })

  it('says which sheet lacks which column', () => {
    try {
      readCaseWorkbook([document, { name: 'CF Item', rows: [['identifier', 'statement']] }])
      expect.unreachable()
    } catch (error) {
      expect(isTrackError(error, 'objectives/not-a-framework')).toBe(true)
      expect(error).toMatchObject({ details: { sheet: 'CF Item', missing: ['fullStatement'] } })
    }
    expect(() => readCaseWorkbook([])).toThrow('CF Doc')
  })

  it('reads the empty template as an empty framework', () => {
    const rows = [['identifier', 'fullStatement', 'humanCodingScheme']]
    expect(readCaseWorkbook([document, { name: 'CF Item', rows }])).toMatchObject({ items: [], issues: [] })
  })
})
