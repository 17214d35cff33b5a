import { describe, expect, it } from 'vitest'
import { splitCell } from './cell-list.js'
import { objectiveRows } from './objective-rows.js'

const framework = { name: 'Our maths' }
const subject = { name: 'Mathematics' }
const strands = [
  { id: 'n', frameworkId: 'f', parentId: null, name: 'Number', position: 1 },
  { id: 'c', frameworkId: 'f', parentId: 'n', name: 'Compare: <, > and =', position: 1 },
]
const blank = {
  frameworkId: 'f',
  strandId: null,
  pupilWordings: {},
  tags: [],
  yearGroups: [],
  position: 0,
  offeredFrom: null,
  retiredOn: null,
}
const objectives = [
  {
    ...blank,
    id: 'o2',
    strandId: 'c',
    code: 'C1',
    wording: 'Compare, "exactly"',
    pupilWordings: { en: 'I can compare', cy: 'Rwy’n gallu cymharu' },
    tags: ['core', 'shape; space'],
    yearGroups: ['3', 'Lower KS2'],
    offeredFrom: '2025-09-01' as const,
    retiredOn: '2026-09-01' as const,
  },
  { ...blank, id: 'o1', wording: 'Count' },
]

describe('objectiveRows', () => {
  it('gives one row an objective in reading order, a column for each language', () => {
    expect(objectiveRows({ framework, subject, strands, objectives })).toEqual({
      columns: [
        'Subject',
        'Framework',
        'Strand',
        'Code',
        'Objective',
        'Pupil wording',
        'Pupil wording (cy)',
        'Tags',
        'Year groups',
        'Offered from',
        'Retired on',
        'Identifier',
      ],
      rows: [
        ['Mathematics', 'Our maths', '', '', 'Count', '', '', '', '', '', '', 'o1'],
        [
          'Mathematics',
          'Our maths',
          'Number > Compare: <, \\> and =',
          'C1',
          'Compare, "exactly"',
          'I can compare',
          'Rwy’n gallu cymharu',
          'core; shape\\; space',
          '3; Lower KS2',
          '2025-09-01',
          '2026-09-01',
          'o2',
        ],
      ],
    })
  })

  it('writes paths and tags so that they are found again', () => {
    const { columns, rows } = objectiveRows({ framework, subject, strands, objectives })
    const cell = (column: string) => rows[1]![columns.indexOf(column)]!
    expect(splitCell(cell('Strand'), '>')).toEqual(['Number', 'Compare: <, > and ='])
    expect(splitCell(cell('Tags'), ';|')).toEqual(['core', 'shape; space'])
    expect(splitCell(cell('Year groups'), ';')).toEqual(['3', 'Lower KS2'])
  })
})
