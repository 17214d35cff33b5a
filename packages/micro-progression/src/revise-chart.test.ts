import { isTrackError } from '@track/kernel'
import { expect, test } from 'vitest'
import { chartOf, exemplar } from '../test/e17.js'
import {
  currentOrder,
  Entry,
  type NewEntry,
  newSession,
  readiness,
  record,
  reviseChart,
  type Session,
  stateOf,
} from './index.js'

const chart = chartOf([
  exemplar('a', { origin: 'pupil', quality: -2, standardError: 0.5 }),
  exemplar('b', { text: null, imageId: 'photo' }),
  exemplar('c', { quality: 2, standardError: 0.4 }),
])
const newId = () => {
  let count = 0
  return () => `e${++count}`
}

test('the papers that come along are carried with their anchors, under the ids they had (A1-20, PRO-9)', () => {
  const entries = reviseChart(chart, { pieceIds: ['c', 'a', 'b'], newId: newId() })
  expect(entries).toEqual([
    {
      id: 'e1',
      kind: 'piece',
      pieceId: 'a',
      collectionId: null,
      origin: 'carried',
      imageId: null,
      anchor: { quality: -2, standardError: 0.5 },
      words: { text: 'A copy' },
    },
    { id: 'e2', kind: 'piece', pieceId: 'b', collectionId: null, origin: 'carried', imageId: 'photo' },
    {
      id: 'e3',
      kind: 'piece',
      pieceId: 'c',
      collectionId: null,
      origin: 'carried',
      imageId: null,
      anchor: { quality: 2, standardError: 0.4 },
      words: { text: 'A copy' },
    },
    ...chart.levels.map(({ level, exemplars }, at) => ({
      id: `e${at + 4}`,
      kind: 'exemplar',
      levelId: level.id,
      pieceIds: exemplars.map(({ pieceId }) => pieceId),
      method: 'hand',
    })),
    ...chart.levels.map(({ level, qualifiers }, at) => ({
      id: `e${at + 7}`,
      kind: 'qualifiers',
      levelId: level.id,
      words: { qualifiers },
    })),
  ])
  for (const entry of entries) expect(Entry.safeParse({ ...entry, seq: 1, by: 'bea' }).success).toBe(true)
})

test('no paper comes along unless it is chosen; what makes a level stays said (A1-20)', () => {
  const entries = reviseChart(chart, { pieceIds: [], newId: newId() })
  expect(entries.map(({ kind }) => kind)).toEqual(chart.levels.map(() => 'qualifiers'))
})

test('a revision begins with the order, the exemplars and the words of its chart; new pieces find their place in it (A1-20)', () => {
  const begun = reviseChart(chart, { pieceIds: ['a', 'b', 'c'], newId: newId() })
  const looked = { kind: 'checked', id: 'looked', pieceId: 'b', imageId: 'photo' } as const
  const levels = chart.levels.map(({ level }) => level)
  const write = (session: Session, entries: readonly NewEntry[]) =>
    entries.reduce((before, entry) => {
      const after = record(before, entry, { by: 'bea' })
      if ('issue' in after) throw new Error(after.issue.code)
      return after.session
    }, session)
  const papers = begun.filter(({ kind }) => kind === 'piece')
  const session = write(newSession({ id: 's', levels }), [...papers, looked, ...begun.slice(papers.length)])
  expect(currentOrder(session)).toMatchObject({ rungs: [['a'], ['b'], ['c']], unplaced: [] })
  expect(stateOf(session)).toMatchObject({ phase: 'check', nominationsMissing: [] })
  expect(stateOf(session).exemplars.map(({ pieceIds }) => pieceIds)).toEqual([['a'], ['b'], ['c']])
  expect(stateOf(session).qualifiers).toHaveLength(3)

  const better = write(session, [
    { kind: 'piece', id: 'new', pieceId: 'n', collectionId: 'k', origin: 'pupil', imageId: null },
    { kind: 'decision', id: 'd1', issueId: null, left: 'n', right: 'b', outcome: 'left' },
    { kind: 'decision', id: 'd2', issueId: null, left: 'n', right: 'c', outcome: 'left' },
  ])
  expect(currentOrder(better).rungs).toEqual([['a'], ['b'], ['c'], ['n']])
  // Nobody compares a and c anew: the chart says already how far apart they are.
  expect(readiness(better).missing.map(({ code }) => code)).not.toContain('micro-progression/bridge-missing')
})

test('a piece that does not hang on the chart cannot come along', () => {
  try {
    reviseChart(chart, { pieceIds: ['a', 'elsewhere'], newId: newId() })
    expect.unreachable()
  } catch (error) {
    expect(isTrackError(error, 'micro-progression/unknown-exemplar')).toBe(true)
  }
})
