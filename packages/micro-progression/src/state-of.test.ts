import { expect, test } from 'vitest'
import { answerOf, decision, judgeAlone, piece, sessionOf, write } from '../test/team.js'
import { currentOrder } from './current-order.js'
import { mergeSessions } from './merge-sessions.js'
import { nextPair } from './next-pair.js'
import type { Entry } from './session.js'
import { stateOf } from './state-of.js'

const two = sessionOf([piece('a1', 'a'), piece('a2', 'a'), piece('b1', 'b'), piece('b2', 'b'), piece('c1', 'c')])
const nominate = (collectionId: string, lowest: string, highest: string, id = `n-${collectionId}`) =>
  ({ kind: 'nomination', id, collectionId, lowest, highest }) as const

test('the session waits for every class of two pieces or more, or goes on with a gap that has a name (A1-06, A1-07, PRO-2)', () => {
  expect(stateOf(two)).toMatchObject({ phase: 'nominate', nominationsMissing: ['a', 'b'] })
  const one = write(two, [nominate('a', 'a1', 'a2')])
  expect(nextPair(one, { judge: 'ms-a', id: 'i' })).toEqual({ none: 'nominations-missing' })
  const without = write(one, [{ kind: 'proceed', id: 'g', without: ['b'] }])
  expect(stateOf(without)).toMatchObject({ nominationsMissing: [], proceededWithout: ['b'], phase: 'insert' })
  const late = write(without, [nominate('b', 'b1', 'b2')])
  expect(stateOf(late)).toMatchObject({ proceededWithout: [], phase: 'extremes' })
})

test('the latest nomination of a class stands until it is taken back (A1-07)', () => {
  const changed = write(two, [nominate('a', 'a1', 'a2'), nominate('a', 'a2', 'a1', 'n2')])
  expect(stateOf(changed).nominations).toMatchObject([{ lowest: 'a2', highest: 'a1' }])
  const back = write(changed, [{ kind: 'revision', id: 'v', of: 'n2', outcome: 'withdrawn' }])
  expect(stateOf(back).nominations).toMatchObject([{ lowest: 'a1', highest: 'a2' }])
})

test('the lows of all classes are compared, then the highs, and how it was decided is kept (A1-08, A1-09, PRO-2)', () => {
  let session = write(two, [nominate('a', 'a1', 'a2'), nominate('b', 'b1', 'b2')])
  for (const [index, expected] of [
    ['a1', 'b1'],
    ['a2', 'b2'],
  ].entries()) {
    const next = nextPair(session, { judge: 'ms-a', id: `i${index}` })
    if ('none' in next) throw new Error(next.none)
    expect([next.purpose, [next.pair.left, next.pair.right].sort()]).toEqual(['extreme', expected])
    const { left, right } = next.pair
    const decided = { ...decision(left, right, 'left', `d${index}`), issueId: `i${index}`, agreed: 'vote' } as const
    session = write(session, [next.entry, decided])
  }
  expect(stateOf(session)).toMatchObject({
    phase: 'insert',
    decisions: [{ agreed: 'vote', by: 'ms-a' }, { agreed: 'vote' }],
  })
})

test('while ordering, what a judge gets tells neither class nor score (A1-10, A1-26)', () => {
  const ready = write(two, [{ kind: 'proceed', id: 'g', without: ['a', 'b'] }])
  const next = nextPair(ready, { judge: 'ms-a', id: 'i' })
  if ('none' in next) throw new Error(next.none)
  expect(Object.keys(next).sort()).toEqual(['entry', 'pair', 'purpose'])
  expect(Object.keys(next.pair).sort()).toEqual(['left', 'right'])
  expect(Object.keys(next.entry).sort()).toEqual(['id', 'kind', 'left', 'purpose', 'right'])
})

test('pieces of several classes stand in one order (A1-11, A1-26)', () => {
  const nominated = write(two, [nominate('a', 'a1', 'a2'), nominate('b', 'b1', 'b2')])
  const truth = ['a1', 'b1', 'c1', 'b2', 'a2']
  const session = judgeAlone(
    nominated,
    answerOf((id) => truth.indexOf(id)),
  )
  expect(currentOrder(session)).toEqual({ rungs: truth.map((id) => [id]), basis: 'chain', unplaced: [] })
})

test('entries of a kind from tomorrow are kept and count nowhere', () => {
  const odd = { kind: 'applause', id: 'z', seq: 99, by: 'ms-b' } as unknown as Entry
  const session = { ...two, log: [odd, ...two.log] }
  expect(stateOf(session)).toEqual(stateOf(two))
  expect(mergeSessions([two, session]).log.at(-1)).toEqual(odd)
})

test('a state is plain JSON, and words that were erased stay away', () => {
  const typed = { ...piece('t', 'c'), words: { text: 'Because the ice melts.' } } as const
  const session = write(two, [typed])
  expect(JSON.parse(JSON.stringify(stateOf(session)))).toEqual(stateOf(session))
  const { words, ...bare } = session.log.at(-1) as Entry & { words?: unknown }
  const erased = { ...session, log: [...session.log.slice(0, -1), bare as Entry] }
  expect(words).toBeDefined()
  expect(mergeSessions([session, erased]).log.at(-1)).not.toHaveProperty('words')
  expect(stateOf(erased).pieces.at(-1)?.text).toBeNull()
  expect(write(erased, [typed])).toBe(erased)
})

test('a piece whose name was left out keeps its place and says what was left; later looks without words change nothing (A1-25)', () => {
  const typed = { ...piece('t', 'c'), words: { text: 'Ada says ice melts.' } } as const
  const session = write(two, [typed, piece('u', 'c')])
  const look = (id: string, text?: string) =>
    ({ kind: 'checked', id, pieceId: 't', imageId: null, ...(text && { words: { text } }) }) as const
  const covered = write(session, [look('k1', 'Says Ada: ice melts.'), look('k2', 'Ice melts.'), look('k3')])
  expect(stateOf(covered).pieces.map(({ pieceId }) => pieceId)).toEqual(stateOf(session).pieces.map((p) => p.pieceId))
  expect(stateOf(covered).pieces.at(-2)).toMatchObject({ text: 'Ice melts.', isChecked: true })
  const back = write(covered, [{ kind: 'revision', id: 'v', of: 'k2', outcome: 'withdrawn' }])
  expect(stateOf(back).pieces.at(-2)?.text).toBe('Says Ada: ice melts.')
})
