import { expect, test } from 'vitest'
import { driftOf } from './drift-of.js'

const pieces = ['p1', 'p2', 'p3', 'p4']
/** Each is better than the ones before it, nine times in ten. */
const asBefore = pieces.flatMap((b, at) =>
  pieces.slice(at + 1).flatMap((a) => [
    { a, b, outcome: 'a' as const, n: 18 },
    { a, b, outcome: 'b' as const, n: 2 },
  ]),
)
const anchors = Object.fromEntries(
  [-2.25, -0.75, 0.75, 2.25].map((quality, at) => [pieces[at]!, { quality, standardError: 0.3 }]),
)

test('exemplars that stand as they stood do not drift (PRO-9)', () => {
  expect(driftOf(asBefore, { anchors }).map(({ isDrifting }) => isDrifting)).toEqual([false, false, false, false])
})

test('the one that the team sees differently now does (PRO-9)', () => {
  const lowest = { ...anchors, p4: { quality: -4, standardError: 0.3 } }
  const drifting = driftOf(asBefore, { anchors: lowest }).filter(({ isDrifting }) => isDrifting)
  expect(drifting.map(({ pieceId, drift }) => [pieceId, drift > 0])).toContainEqual(['p4', true])
})

test('anchors that nobody compared are left out, and one alone cannot drift', () => {
  expect(driftOf(asBefore, { anchors: { elsewhere: { quality: 9, standardError: 0.1 } } })).toEqual([])
  const [alone] = driftOf(asBefore, { anchors: { p1: { quality: 9, standardError: 0.1 } } })
  expect(alone).toMatchObject({ pieceId: 'p1', drift: 0, isDrifting: false })
})
