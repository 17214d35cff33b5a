import type { NewEntry } from '@track/markbook'
import { describe, expect, it } from 'vitest'
import { decide, nextParcel, type OutboxLine, refuseParcel, retryDelay, settle } from './entry-queue'

const line = (
  id: string,
  { classId = 'oak', ...entry }: Partial<NewEntry> & { classId?: string } = {},
): OutboxLine => ({
  classId,
  writtenAt: 0,
  entry: {
    id,
    pupilId: 'ada',
    objectiveId: 'o1',
    measureId: null,
    value: 'secure',
    observedOn: '2026-03-03',
    track: 'teacher',
    via: 'entry',
    ...entry,
  },
})
const accepted = (...ids: string[]) =>
  ids.map((id) => ({
    id,
    recordedAt: '2026-03-03T10:00:00.000Z',
    recordedBy: 'me',
    repeated: false,
    concurrentWith: null,
  }))
const refusal = (id: string) => ({ id, code: 'markbook/observed-in-future', message: 'The day is in the future' })
const idsOf = (lines: readonly OutboxLine[]) => lines.map(({ entry }) => entry.id)

describe('what goes next', () => {
  it('is in the order of writing, one class at a time', () => {
    expect(idsOf(nextParcel([line('a'), line('b'), line('c', { classId: 'ash' }), line('d')]))).toEqual(['a', 'b'])
  })

  it('is at most 1,000 lines, or fewer when asked', () => {
    const many = Array.from({ length: 1200 }, (_, n) => line(`e${n}`))
    expect(nextParcel(many)).toHaveLength(1000)
    expect(nextParcel(many, { atMost: 3 })).toHaveLength(3)
  })

  it('waits to hear of a mark before what was written upon it', () => {
    expect(idsOf(nextParcel([line('a'), line('b'), line('a2', { basis: 'a' }), line('c')]))).toEqual(['a', 'b'])
    expect(idsOf(nextParcel([line('a'), line('undo', { value: null, supersedes: 'a' })]))).toEqual(['a'])
    expect(idsOf(nextParcel([line('a2', { basis: 'kept-before' })]))).toEqual(['a2'])
  })

  it('passes over what was refused', () => {
    const [a] = settle([line('a')], { accepted: [], refused: [refusal('a')] })
    expect(idsOf(nextParcel([a!, line('b')]))).toEqual(['b'])
  })
})

describe('an answer', () => {
  it('takes out exactly what was kept and sets aside what was refused, with its reason', () => {
    const after = settle([line('a'), line('b'), line('c')], { accepted: accepted('a'), refused: [refusal('b')] })
    expect(after.map(({ entry, refused }) => [entry.id, refused?.reason])).toEqual([
      ['b', 'The day is in the future'],
      ['c', undefined],
    ])
  })

  it('puts a line that was written upon a refused one on what that one stood on', () => {
    const after = settle([line('a', { basis: 'head' }), line('a2', { basis: 'a' }), line('a3', { basis: 'a2' })], {
      accepted: [],
      refused: [refusal('a')],
    })
    expect(after.map(({ entry }) => entry.basis)).toEqual(['head', 'head', 'a2'])
    const [, plain] = settle([line('b'), line('b2', { basis: 'b' })], { accepted: [], refused: [refusal('b')] })
    expect(plain!.entry).not.toHaveProperty('basis')
  })

  it('has nothing to take back where the line was refused', () => {
    const lines = [line('a'), line('undo', { value: null, supersedes: 'a' })]
    expect(idsOf(settle(lines, { accepted: [], refused: [refusal('a')] }))).toEqual(['a'])
  })

  it('may refuse a whole parcel', () => {
    const lines = [line('a'), line('b'), line('c', { classId: 'ash' })]
    const after = refuseParcel(lines, nextParcel(lines), { code: 'school/not-allowed', reason: 'Not allowed' })
    expect(after.map(({ refused }) => refused?.code)).toEqual(['school/not-allowed', 'school/not-allowed', undefined])
  })
})

describe('a person’s decision', () => {
  const lines = settle([line('a'), line('b')], { accepted: [], refused: [refusal('a')] })

  it('lets a refused line go, or writes another in its place', () => {
    expect(idsOf(decide(lines, { id: 'a' }))).toEqual(['b'])
    expect(idsOf(decide(lines, { id: 'a', instead: line('a-again') }))).toEqual(['b', 'a-again'])
  })

  it('counts once, though it is made on two pages', () => {
    const once = decide(lines, { id: 'a', instead: line('a-again') })
    expect(decide(once, { id: 'a', instead: line('a-twice') })).toEqual(once)
  })
})

it('waits longer and longer between tries, never more than about half a minute', () => {
  expect([0, 1, 2, 3, 9].map((failures) => retryDelay(failures, 0.5))).toEqual([0, 1000, 2000, 4000, 30000])
  expect([retryDelay(2, 0), retryDelay(2, 1)]).toEqual([1500, 2500])
})
