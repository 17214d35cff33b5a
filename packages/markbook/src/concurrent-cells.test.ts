import { describe, expect, it } from 'vitest'
import { concurrentCells } from './concurrent-cells.js'
import type { Entry } from './entry.js'

const [me, colleague, stranger] = ['me', 'colleague', 'stranger']
const mark = (id: string, minute: number, more: Partial<Entry> = {}): Entry => ({
  id,
  pupilId: 'ada',
  objectiveId: 'o1',
  measureId: null,
  value: 'secure',
  observedOn: '2026-03-02',
  recordedAt: `2026-03-02T10:${String(minute).padStart(2, '0')}:00.000Z`,
  recordedBy: me,
  track: 'teacher',
  via: 'entry',
  ...more,
})
const pairs = (log: readonly Entry[], accountId = me) =>
  concurrentCells(log, { accountId, asOf: '2026-03-03' }).map(({ marks }) => marks.map(({ id }) => id))

const mine = mark('mine', 1, { basis: null })
const theirs = mark('theirs', 5, { basis: null, recordedBy: colleague, value: 'deeper' })

describe('two marks of one cell', () => {
  it('are shown to both writers and to nobody else, whatever the order of the log', () => {
    for (const log of [
      [mine, theirs],
      [theirs, mine],
    ]) {
      expect(pairs(log, me)).toEqual([['mine', 'theirs']])
      expect(pairs(log, colleague)).toEqual([['mine', 'theirs']])
      expect(pairs(log, stranger)).toEqual([])
    }
  })

  it('are no question where the second writer saw the first, or says nothing of what they saw', () => {
    expect(pairs([mine, { ...theirs, basis: 'mine' }])).toEqual([])
    const { basis: _, ...unsaid } = theirs
    expect(pairs([mine, unsaid])).toEqual([])
  })

  it('are found though the log does not keep that the second writer saw an empty cell', () => {
    const { basis: _, ...fromScreen } = { ...theirs, batchId: 'batch' }
    expect(pairs([mine, fromScreen])).toEqual([['mine', 'theirs']])
    expect(pairs([mine, { ...fromScreen, via: 'import' }])).toEqual([])
    expect(pairs([mine, { ...fromScreen, recordedBy: me }])).toEqual([])
  })

  it('are settled by a mark upon what is there, for both', () => {
    const chosen = mark('chosen', 9, { basis: 'theirs' })
    expect(pairs([mine, theirs, chosen], me)).toEqual([])
    expect(pairs([mine, theirs, chosen], colleague)).toEqual([])
  })

  it('are settled when the second is taken back', () => {
    const takenBack = mark('void', 9, { value: null, supersedes: 'theirs', recordedBy: colleague })
    expect(pairs([mine, theirs, takenBack])).toEqual([])
  })

  it('are no question where the first had been taken back before', () => {
    expect(pairs([mine, mark('void', 3, { value: null, supersedes: 'mine' }), theirs])).toEqual([])
  })

  it('may be of one person on two devices', () => {
    expect(pairs([mine, { ...theirs, recordedBy: me }])).toEqual([['mine', 'theirs']])
  })

  it('are of one column of words or marks as well, and never of two columns', () => {
    const inColumn = (line: Entry, measureId: string): Entry => ({ ...line, objectiveId: null, measureId })
    const log = [inColumn(mine, 'effort'), inColumn(theirs, 'effort')]
    const [cell] = concurrentCells(log, { accountId: me, asOf: '2026-03-03' })
    expect(cell).toEqual({ pupilId: 'ada', objectiveId: null, measureId: 'effort', marks: log })
    expect(pairs(log, colleague)).toEqual([['mine', 'theirs']])
    expect(pairs([inColumn(mine, 'effort'), inColumn(theirs, 'progress')])).toEqual([])
    expect(pairs([mine, inColumn(theirs, 'effort')])).toEqual([])
  })

  it('compare with what was in force: a mark of an earlier day that came late meets the later one', () => {
    const later = mark('later', 1, { observedOn: '2026-03-03', recordedBy: colleague, basis: null })
    const late = mark('late', 8, { observedOn: '2026-03-01', basis: null })
    expect(pairs([late, later])).toEqual([['later', 'late']])
  })
})
