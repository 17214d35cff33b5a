import type { CalendarDate } from '@track/kernel'
import { describe, expect, it } from 'vitest'
import { revisionKind } from './revision-kind.js'
import { revisionsBetween } from './revisions-between.js'

const revision = (id: string, on: CalendarDate, replacedIds: string[], addedIds: string[]) =>
  ({ id, on, replacedIds, addedIds, recordedAt: `${on}T08:00:00.000Z` }) as const
const split = revision('split', '2026-02-01', ['O5'], ['O5a', 'O5b'])
const merge = revision('merge', '2026-03-01', ['O1', 'O2'], ['O12'])
const sameDay = { ...merge, id: 'earlier that day', recordedAt: '2026-03-01T07:00:00.000Z' }
const all = [merge, split, sameDay]
const ids = (question: Parameters<typeof revisionsBetween>[1]) => revisionsBetween(all, question).map(({ id }) => id)

describe('revisionsBetween', () => {
  it('counts from the day after the first date until the second, in order', () => {
    expect(ids({ after: null, until: '2026-12-31' })).toEqual(['split', 'earlier that day', 'merge'])
    expect(ids({ after: '2026-01-31', until: '2026-02-01' })).toEqual(['split'])
    expect(ids({ after: '2026-02-01', until: '2026-02-28' })).toEqual([])
  })

  it('keeps to the objectives of a page, replaced or added', () => {
    expect(ids({ after: null, until: '2026-12-31', objectiveIds: ['O5b', 'O9'] })).toEqual(['split'])
    expect(ids({ after: null, until: '2026-12-31', objectiveIds: ['O1'] })).toEqual(['earlier that day', 'merge'])
  })
})

it('calls several for several a replacement', () => {
  expect(revisionKind({ replacedIds: ['a', 'b'], addedIds: ['c', 'd'] })).toBe('replace')
})
