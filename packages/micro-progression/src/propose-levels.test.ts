import fc from 'fast-check'
import { expect, test } from 'vitest'
import { deepFreeze } from '../test/e17.js'
import { type Candidate, proposeLevels } from './index.js'

const levels = deepFreeze(['0', '1', '2', '3', '4'].map((id) => ({ id })))
const piecesAt = (qualities: readonly (number | null)[], more: Partial<Candidate> = {}): Candidate[] =>
  deepFreeze(
    qualities.map((quality, place) => ({ id: `p${place}`, quality, standardError: 0.5, mayShow: true, ...more })),
  )
const ids = (...[pieces, scale, options]: Parameters<typeof proposeLevels>) =>
  proposeLevels(pieces, scale, options).map(({ pieceId }) => pieceId)

test('equal intervals reach from the lowest to the highest (A1-14, PRO-4)', () => {
  const proposals = proposeLevels(piecesAt([-4, -3, -2.1, 0.2, 1, 1.9, 4]), levels, { method: 'equal-interval' })
  expect(proposals.map(({ at }) => at)).toEqual([-4, -2, 0, 2, 4])
  expect(proposals.map(({ pieceId }) => pieceId)).toEqual(['p0', 'p2', 'p3', 'p5', 'p6'])
  expect(proposals[1]!.score).toBeCloseTo(0.6)
  expect(proposals[0]!.score).toBe(0.5)
})

test('the ends stay the ends however unsure they are; elsewhere the surer of two is proposed', () => {
  const pieces = piecesAt([-2, -1.9, 0, 0.1, 2]).map((piece) =>
    ['p0', 'p2'].includes(piece.id) ? { ...piece, standardError: 1.5 } : piece,
  )
  expect(ids(pieces, levels.slice(0, 3), { method: 'equal-interval' })).toEqual(['p0', 'p3', 'p4'])
})

test('the lowest and the highest are those of the order, whatever the model thinks of them', () => {
  expect(ids(piecesAt([-1.8, -2, 0, 2, 1.9]), levels.slice(0, 3), { method: 'equal-interval' })).toEqual([
    'p0',
    'p2',
    'p4',
  ])
})

test('a piece that judges see differently is a poor example', () => {
  const pieces = piecesAt([-2, 0, 0.1, 2]).map((piece) => (piece.id === 'p1' ? { ...piece, infit: 1.6 } : piece))
  expect(ids(pieces, levels.slice(0, 3), { method: 'equal-interval' })).toEqual(['p0', 'p2', 'p3'])
})

test('only pieces that may hang on a wall are proposed (A1-25)', () => {
  const pieces = piecesAt([-2, -1.5, 0, 1.5, 2]).map((piece) => ({ ...piece, mayShow: piece.id !== 'p0' }))
  expect(ids(pieces, levels.slice(0, 3), { method: 'equal-interval' })).toEqual(['p1', 'p2', 'p4'])
  expect(ids(piecesAt([1, 2, 3], { mayShow: false }), levels.slice(0, 2), { method: 'jenks' })).toEqual([null, null])
})

test('natural groups are shown by their middle pieces', () => {
  const pieces = piecesAt([-3, -2.9, -2.8, 0, 0.1, 0.2, 5, 5.1, 5.2])
  const proposals = proposeLevels(pieces, levels.slice(0, 3), { method: 'jenks' })
  expect(proposals.map(({ pieceId, at }) => [pieceId, at])).toEqual([
    ['p1', -2.9],
    ['p4', 0.1],
    ['p7', 5.1],
  ])
})

test('a bookmark is the median of the panel, raised to where two thirds would agree', () => {
  const pieces = piecesAt([-2, -1, 0, 0.7, 1.7, 3])
  const bookmarks = ['p1', 'p2', 'p5'].map((pieceId) => ({ levelId: '1', pieceId }))
  const [lowest, marked, unmarked] = proposeLevels(pieces, levels.slice(0, 3), { method: 'bookmark', bookmarks })
  expect(lowest).toMatchObject({ at: -2, pieceId: 'p0' })
  expect(marked!.at).toBeCloseTo(0.708, 3)
  expect(marked!.pieceId).toBe('p3')
  expect(unmarked).toEqual({ levelId: '2', at: null, pieceId: null, score: null })
  const half = proposeLevels(pieces, levels.slice(0, 2), { method: 'bookmark', bookmarks, responseProbability: 0.5 })
  expect(half[1]).toMatchObject({ at: 0, pieceId: 'p2' })
  const agreed = ['p1', 'p2', 'p2', 'p5'].map((pieceId) => ({ levelId: '1', pieceId }))
  expect(
    proposeLevels(pieces, levels.slice(0, 2), { method: 'bookmark', bookmarks: agreed, responseProbability: 0.5 })[1]!
      .at,
  ).toBe(0)
})

test('an order made by hand alone is cut by its places', () => {
  expect(ids(piecesAt([null, null, null, null, null]), levels.slice(0, 3), { method: 'equal-interval' })).toEqual([
    'p0',
    'p2',
    'p4',
  ])
})

test('with fewer pieces than levels, the levels nearest to them get one and the rest stay open', () => {
  expect(ids([], levels, { method: 'equal-interval' })).toEqual([null, null, null, null, null])
  expect(ids(piecesAt([-1, 1]), levels.slice(0, 3), { method: 'equal-interval' })).toEqual(['p0', null, 'p1'])
  expect(ids(piecesAt([-1, 1]), levels.slice(0, 3), { method: 'jenks' })).toEqual(['p0', 'p1', null])
})

test('whatever the method, what is proposed climbs strictly along the rungs (A1-14)', () => {
  const some = fc.array(
    fc.record({ quality: fc.integer({ min: -40, max: 40 }), mayShow: fc.boolean(), isTied: fc.boolean() }),
    { maxLength: 25 },
  )
  fc.assert(
    fc.property(some, fc.constantFrom('equal-interval' as const, 'jenks' as const), (rows, method) => {
      let rung = 0
      const pieces = rows.map(({ quality, mayShow, isTied }, place) => {
        if (place > 0 && !isTied) rung++
        return { id: String(place), quality: quality / 10, standardError: 0.4, mayShow, rung }
      })
      const proposed = proposeLevels(deepFreeze(pieces), levels, { method })
      expect(proposed.map(({ levelId }) => levelId)).toEqual(levels.map(({ id }) => id))
      const chosen = proposed.flatMap(({ pieceId }) => pieces.find(({ id }) => id === pieceId) ?? [])
      expect(chosen.every(({ mayShow }) => mayShow)).toBe(true)
      expect(chosen.every((each, place) => place === 0 || each.rung > chosen[place - 1]!.rung)).toBe(true)
      const rungsToShow = new Set(pieces.filter(({ mayShow }) => mayShow).map((each) => each.rung)).size
      const open = proposed.filter(({ at }) => at !== null).length
      expect(chosen.length).toBe(Math.min(rungsToShow, open))
    }),
  )
})

test('natural groups have the least spread of all cuts', () => {
  const spreadOf = (group: readonly number[]) => {
    const mean = group.reduce((sum, each) => sum + each, 0) / group.length
    return group.reduce((sum, each) => sum + (each - mean) ** 2, 0)
  }
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: -99, max: 99 }), { minLength: 3, maxLength: 12 }), (some) => {
      const values = some.toSorted((a, b) => a - b)
      let least = Number.POSITIVE_INFINITY
      let medians: number[][] = []
      for (let one = 1; one < values.length - 1; one++)
        for (let two = one + 1; two < values.length; two++) {
          const groups = [values.slice(0, one), values.slice(one, two), values.slice(two)]
          const spread = groups.reduce((sum, group) => sum + spreadOf(group), 0)
          const middles = groups.map((group) => group[(group.length - 1) >> 1]!)
          if (spread < least - 1e-6) medians = []
          if (spread < least + 1e-6) medians.push(middles)
          least = Math.min(least, spread)
        }
      const proposed = proposeLevels(piecesAt(values), levels.slice(0, 3), { method: 'jenks' })
      expect(medians).toContainEqual(proposed.map(({ at }) => at))
    }),
  )
})
