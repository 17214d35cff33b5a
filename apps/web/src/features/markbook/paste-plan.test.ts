import { describe, expect, it } from 'vitest'
import { deeper, ids, markbook, secure } from '../../testing/fixtures'
import { planPaste, writeTable } from './paste-plan'

const scale = markbook.scales[0]!
const depths: Record<string, string> = { 'p1 o0': secure }
const plan = (text: string) =>
  planPaste(text, {
    cellAt: (row, column) => (row < 4 && column < 2 ? { pupilId: `p${row}`, objectiveId: `o${column}` } : null),
    scaleOf: () => scale,
    depthOf: ({ pupilId, objectiveId }) => depths[`${pupilId} ${objectiveId}`] ?? null,
  })

describe('pasting a column', () => {
  it('reads labels and short codes, capitals aside, and shows what would change', () => {
    expect(plan('secure\r\nS\r\nDEEPER\r\n')).toEqual({
      changes: [
        { pupilId: 'p0', objectiveId: 'o0', value: secure, before: null },
        { pupilId: 'p2', objectiveId: 'o0', value: deeper, before: null },
      ],
      unchanged: 1,
      empty: 0,
      problems: [],
    })
  })

  it('leaves a cell alone where the pasted one is empty', () => {
    expect(plan('Secure\n\nSecure')).toMatchObject({ empty: 1, changes: [{ pupilId: 'p0' }, { pupilId: 'p2' }] })
  })

  it('reads a table of several columns', () => {
    expect(plan('S\tD\nS\tD').changes.map(({ pupilId, objectiveId }) => pupilId + objectiveId)).toEqual([
      'p0o0',
      'p0o1',
      'p1o1',
    ])
  })

  it('names each line it cannot use, and says nothing silently past the last pupil', () => {
    expect(plan('Secrue\nS\nS\nS\nS').problems).toEqual([
      { row: 1, text: 'Secrue', pupilId: 'p0' },
      { row: 5, text: 'S', pupilId: null },
    ])
  })
})

it('writes a table that reads back as it was', () => {
  const text = writeTable([
    { row: 4, text: 'Secure' },
    { row: 4, text: '' },
    { row: 5, text: 'Emerging' },
    { row: 5, text: 'Deeper' },
  ])
  expect(text).toBe('Secure\t\nEmerging\tDeeper')
  expect(writeTable([])).toBe('')
  expect(ids.code(1)).toBe(scale.codes[0]!.id)
})
