import { describe, expect, it } from 'vitest'
import { readCommonStandards } from './read-common-standards.js'

const set = {
  id: 'set-1',
  title: 'Grade 4',
  subject: 'Mathematics',
  educationLevels: ['04'],
  jurisdiction: { id: 'j1', title: 'Wales' },
  standards: {
    C: { position: 3000, depth: 2, description: 'Add tenths', statementNotation: 'N.1.1', ancestorIds: ['B', 'A'] },
    D: { position: 2500, depth: 2, description: 'Count in tenths', ancestorIds: ['A', 'B'] },
    B: { position: 2000, depth: 1, description: 'Decimals', statementLabel: 'Cluster', ancestorIds: ['A'] },
    A: { position: 1000, depth: 0, description: 'Number', ancestorIds: [] },
  },
}

describe('readCommonStandards', () => {
  it('reads a standard set: the nearest ancestor above, in the order of positions', () => {
    const read = readCommonStandards(set)
    expect(read.items.map(({ wording, parentId, code, yearGroups }) => [wording, parentId, code, yearGroups])).toEqual([
      ['Number', null, undefined, ['4']],
      ['Decimals', 'A', undefined, ['4']],
      ['Count in tenths', 'B', undefined, ['4']],
      ['Add tenths', 'B', 'N.1.1', ['4']],
    ])
    expect(read).toMatchObject({ source: 'set-1', name: 'Mathematics: Grade 4', publisher: 'Wales' })
    expect(readCommonStandards({ data: set })).toEqual(read)
  })

  it('chooses between two folders of one identifier by their codes', () => {
    const folder = { cls: 'folder', asnIdentifier: 'S1', statement: 'Use place value' }
    const read = readCommonStandards([
      { id: 'one', code: 'Math.1.NBT.C', ...folder },
      { id: 'two', code: 'Math.2.NBT.B', ...folder },
      { id: 'leaf', code: 'Math.2.NBT.5', statement: 'Add', ASN: { parent: 'S1' } },
      { id: 'own', code: 'Math.2.NBT.6', statement: 'Subtract', ASN: { parent: 'S1' }, ccsiParent: 'one' },
    ])
    expect(read.items.map(({ externalId, parentId, isHeading }) => [externalId, parentId, isHeading])).toEqual([
      ['one', null, true],
      ['own', 'one', false],
      ['two', null, true],
      ['leaf', 'two', false],
    ])
  })

  it.each([[null], [{}], [[]], [[{ name: 'x' }]]])('is for files of the project only: %j', (json) => {
    expect(() => readCommonStandards(json)).toThrow(expect.objectContaining({ code: 'objectives/not-a-framework' }))
  })
})
