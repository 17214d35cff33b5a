import { expect, test } from 'vitest'
import { answerOf, decision, judgeAlone, piece, pile, qualityIn, sessionOf, write } from '../test/team.js'
import { boundOf } from './bound-of.js'
import { currentOrder } from './current-order.js'
import { decisionsExpected } from './decisions-expected.js'
import { discussionList } from './discussion-list.js'
import { nextPair } from './next-pair.js'
import { readiness } from './readiness.js'
import { stateOf } from './state-of.js'

const qualities = Array.from({ length: 30 }, (_, index) => (index * 7) % 30)

test('thirty papers are in order by at most 109 insertions, and close to as few as any method needs (E17, PRO-3)', () => {
  expect(decisionsExpected({ pieces: 30, nominations: 1 })).toBe(109)
  const session = judgeAlone(pile(qualities, { collections: 4 }), answerOf(qualityIn(qualities)))
  const { decisions } = stateOf(session)
  expect(decisions.filter(({ purpose }) => purpose === 'insert').length).toBeLessThanOrEqual(109)
  expect(decisions.length).toBeLessThanOrEqual(boundOf(30) * 1.02)
})

test('decisions that contradict each other are all kept, and the model orders only those in the contradiction (A1-11)', () => {
  const pieces = ['a', 'b', 'c', 'd'].map((id) => piece(id))
  const circle = [decision('b', 'a'), decision('c', 'b'), decision('d', 'c'), decision('b', 'd')]
  const order = currentOrder(sessionOf([...pieces, ...circle]))
  expect(order.basis).toBe('condensation')
  expect(order.rungs[0]).toEqual(['a'])
  expect(order.rungs.flat().sort()).toEqual(['a', 'b', 'c', 'd'])
})

test('the smallest list to discuss names the circle, and nothing where nothing contradicts (PRO-3)', () => {
  const pieces = ['a', 'b', 'c', 'd'].map((id) => piece(id))
  const straight = sessionOf([...pieces, decision('b', 'a'), decision('c', 'b'), decision('d', 'c')])
  expect(discussionList(straight)).toEqual([])
  const list = discussionList(write(straight, [decision('b', 'd')]))
  expect(list).toHaveLength(1)
  expect([...(list[0]?.cycle ?? [])].sort()).toEqual(['b', 'c', 'd'])
})

test('one decision against all others is the one to discuss', () => {
  const session = judgeAlone(pile(qualities), answerOf(qualityIn(qualities)))
  const [low, high] = [qualities.indexOf(0), qualities.indexOf(29)].map((index) => `p${index}`) as [string, string]
  const slipped = write(session, [decision(low, high, 'left', 'slip')])
  expect(discussionList(slipped).map(({ decisionId }) => decisionId)).toEqual(['slip'])
  const mended = write(slipped, [{ kind: 'revision', id: 'v', of: 'slip', outcome: 'right' }])
  expect(discussionList(mended)).toEqual([])
  expect(currentOrder(mended)).toMatchObject({ basis: 'chain' })
})

test('the team moves a piece below, with or above another, and its last move stands (A1-11)', () => {
  const session = sessionOf([...['a', 'b', 'c'].map((id) => piece(id)), decision('b', 'a'), decision('c', 'b')])
  const move = (id: string, place: 'below' | 'with' | 'above', besideId: string) =>
    ({ kind: 'move', id, pieceId: 'c', place, besideId }) as const
  const orders = [
    write(session, [move('m1', 'below', 'a')]),
    write(session, [move('m1', 'below', 'a'), move('m2', 'with', 'b')]),
    write(session, [move('m1', 'below', 'a'), move('m2', 'above', 'a')]),
  ].map((moved) => currentOrder(moved).rungs)
  expect(orders).toEqual([
    [['c'], ['a'], ['b']],
    [['a'], ['b', 'c']],
    [['a'], ['c'], ['b']],
  ])
})

test('with three on a rung the two that were never compared are asked about, and split it when they differ (A1-10)', () => {
  const three = sessionOf([
    ...['a', 'b', 'c'].map((id) => piece(id)),
    decision('a', 'b', 'same'),
    decision('a', 'c', 'same'),
  ])
  expect(currentOrder(three).rungs).toEqual([['a', 'b', 'c']])
  const split = write(three, [decision('c', 'b')])
  expect(currentOrder(split).rungs).toEqual([['b'], ['a'], ['c']])
})

test('an order is ready when it is sure enough, says what is missing, and about how much work that is (A1-11)', () => {
  const start = pile(qualities)
  const begun = readiness(start)
  expect(begun).toMatchObject({ ready: false, fraction: 0 })
  expect(begun.missing.map(({ code }) => code)).toContain('micro-progression/unplaced')
  expect(begun.about).toBeGreaterThanOrEqual(boundOf(30))

  const ordered = judgeAlone(start, answerOf(qualityIn(qualities)))
  const between = readiness(ordered, { expectedTau: 0.95 })
  expect(between.missing.map(({ code }) => code)).toEqual(['micro-progression/order-unsure'])
  const done = judgeAlone(ordered, answerOf(qualityIn(qualities)), {
    judges: ['ms-b', 'ms-c'],
    until: (session) => readiness(session).ready,
  })
  expect(readiness(done)).toMatchObject({ ready: true, missing: [], about: 0, fraction: 1 })
  expect(stateOf(done).decisions.length).toBeLessThanOrEqual(2 * boundOf(30))
})

test('judges that slip now and then leave an order that is nearly right (PRO-3)', () => {
  let turn = 0
  const answer = answerOf(qualityIn(qualities))
  const session = judgeAlone(
    pile(qualities),
    (pair) => {
      turn += 1
      const right = answer(pair)
      return turn % 10 === 0 ? (right === 'left' ? 'right' : 'left') : right
    },
    {
      judges: ['a', 'b', 'c', 'd'],
      until: ({ log }) => log.filter(({ kind }) => kind === 'decision').length >= 2 * boundOf(30),
    },
  )
  const { rungs, basis } = currentOrder(session)
  expect(basis).toBe('model')
  const places = rungs.flat().map(qualityIn(qualities))
  const inverted = places.flatMap((place, at) => places.slice(at + 1).filter((later) => later < place)).length
  expect(1 - (4 * inverted) / (30 * 29)).toBeGreaterThan(0.85)
})

test('a copy that stands with the piece it was written from is nobody’s to compare, and keeps its place (A1-25)', () => {
  const session = sessionOf([...['a', 'b'].map((id) => piece(id)), decision('b', 'a')])
  const withCopy = write(session, [
    { ...piece('copy'), origin: 'rewritten' },
    { kind: 'move', id: 'm', pieceId: 'copy', place: 'with', besideId: 'a' },
  ])
  expect(stateOf(withCopy).phase).toBe('check')
  expect(currentOrder(withCopy)).toMatchObject({ rungs: [['a', 'copy'], ['b']], unplaced: [] })
  const next = nextPair(withCopy, { judge: 'mr-b', id: 'i' })
  expect('pair' in next && [next.pair.left, next.pair.right].sort()).toEqual(['a', 'b'])
  expect(readiness(withCopy).missing).toEqual(readiness(session).missing)
})
