import { isTrackError } from '@track/kernel'
import { describe, expect, it } from 'vitest'
import { line } from '../test/fixtures.js'
import { Entry, type EntryLike, lineInForce, stateAsOf } from './index.js'

const asOf = '2026-12-31'

describe('where a pupil stands on a day', () => {
  it('is unknown when nothing was recorded', () => {
    expect(stateAsOf([], { asOf })).toBeUndefined()
  })

  it('follows the day it was observed, not the day it was entered', () => {
    const late = line('late', '2026-03-01', { value: 'emerging', recordedAt: '2026-04-01T09:00:00.000Z' })
    const seen = line('seen', '2026-03-02')
    expect(stateAsOf([seen, late], { asOf })?.id).toBe('seen')
    expect(stateAsOf([seen, late], { asOf: '2026-03-01' })?.id).toBe('late')
  })

  it('counts what was recorded in that very instant as known', () => {
    const entry = line('e', '2026-03-02')
    expect(stateAsOf([entry], { asOf, asKnown: '2026-03-02T12:00:00.000Z' })).toBe(entry)
    expect(stateAsOf([entry], { asOf, asKnown: '2026-03-02T11:59:59.999Z' })).toBeUndefined()
  })

  it('breaks a tie by the later recording, and then by the greater id, compared by code unit', () => {
    const early = line('z', '2026-03-02', { recordedAt: '2026-03-02T10:00:00.000Z' })
    const late = line('a', '2026-03-02', { recordedAt: '2026-03-02T10:05:00.000Z' })
    expect(stateAsOf([late, early], { asOf })?.id).toBe('a')
    expect(stateAsOf([line('a', '2026-03-02'), line('B', '2026-03-02')], { asOf })?.id).toBe('a')
  })
})

describe('a correction', () => {
  const wrong = line('wrong', '2026-03-05', { value: 'deep' })
  const right = line('right', '2026-03-01', { value: 'emerging', supersedes: 'wrong' })

  it('kills its target on every day, and counts at its own day', () => {
    expect(stateAsOf([wrong, right], { asOf: '2026-03-05' })?.id).toBe('right')
    expect(stateAsOf([wrong, right], { asOf: '2026-03-01' })?.id).toBe('right')
  })

  it('kills its target even on a day before its own', () => {
    const moved = line('moved', '2026-03-09', { supersedes: 'wrong' })
    expect(stateAsOf([wrong, moved], { asOf: '2026-03-08' })).toBeUndefined()
  })

  it('still kills its target when it is itself corrected', () => {
    const again = line('again', '2026-03-02', { supersedes: 'right' })
    expect(stateAsOf([wrong, right, again], { asOf })?.id).toBe('again')
  })

  it('of something nobody has is kept and counts', () => {
    expect(stateAsOf([line('e', '2026-03-01', { supersedes: 'elsewhere' })], { asOf })?.id).toBe('e')
  })
})

describe('a void', () => {
  it('takes its target away and lets the earlier entry speak', () => {
    const before = line('before', '2026-03-01')
    const wrong = line('wrong', '2026-03-02')
    const undo = line('undo', '2026-03-03', { value: null, supersedes: 'wrong' })
    expect(stateAsOf([undo, wrong, before], { asOf })?.id).toBe('before')
    expect(stateAsOf([undo, wrong, before], { asOf, asKnown: '2026-03-02T23:00:00.000Z' })?.id).toBe('wrong')
  })

  it('of a void does nothing: dead stays dead', () => {
    const entry = line('e', '2026-03-01')
    const undo = line('v', '2026-03-02', { value: null, supersedes: 'e' })
    const undoUndo = line('w', '2026-03-03', { value: null, supersedes: 'v' })
    expect(stateAsOf([entry, undo, undoUndo], { asOf })).toBeUndefined()
  })
})

describe('a clear', () => {
  const before = line('before', '2026-03-01')
  const clear = line('clear', '2026-03-03', { value: null })

  it('makes the cell unknown from its day on, until something newer is observed', () => {
    expect(stateAsOf([before, clear], { asOf: '2026-03-02' })?.id).toBe('before')
    expect(stateAsOf([before, clear], { asOf: '2026-03-03' })).toBeUndefined()
    expect(stateAsOf([before, clear, line('new', '2026-03-04')], { asOf })?.id).toBe('new')
  })

  it('is told apart from an empty cell by the line in force', () => {
    expect(lineInForce([before, clear], { asOf })?.id).toBe('clear')
    expect(lineInForce([], { asOf })).toBeUndefined()
  })

  it('can be voided like anything else', () => {
    const undo = line('undo', '2026-03-04', { value: null, supersedes: 'clear' })
    expect(stateAsOf([before, clear, undo], { asOf })?.id).toBe('before')
  })
})

it('refuses entries of different cells, and names entries rather than pupils', () => {
  const strangers: Partial<EntryLike>[] = [
    { pupilId: 'ben' },
    { objectiveId: 'count-in-7s' },
    { objectiveId: null, measureId: 'count-in-6s' },
    { track: 'pupil' },
  ]
  for (const stranger of strangers) {
    try {
      stateAsOf([line('e1', '2026-03-01'), line('e2', '2026-03-01', stranger)], { asOf })
      expect.unreachable()
    } catch (error) {
      expect(isTrackError(error, 'markbook/mixed-cells') && error.details).toEqual({ ids: ['e1', 'e2'] })
    }
  }
})

it("returns the embedder's own entry untouched", () => {
  const entry = { ...line('e', '2026-03-01'), mood: 'sunny' }
  expect(stateAsOf([entry], { asOf })?.mood).toBe('sunny')
})

it('takes what the schema parses, and gives back what survives JSON', () => {
  const entry = Entry.parse({ ...line('e', '2026-03-01'), recordedBy: 'teacher-1', via: 'entry' })
  const state = stateAsOf([entry], { asOf })
  expect(JSON.parse(JSON.stringify(state))).toStrictEqual(state)
})
