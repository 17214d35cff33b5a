import fc from 'fast-check'
import { expect, it } from 'vitest'
import { progressBetween } from './index.js'

const ranks = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), fc.nat(6), { noNullPrototype: true })

it('never counts less learning because an objective was added', () => {
  fc.assert(
    fc.property(ranks, ranks, fc.nat(6), (before, after, rank) => {
      const more = progressBetween(before, { ...after, added: rank })
      const progress = progressBetween(before, after)
      expect(more.learningGained).toBe(progress.learningGained + rank)
      expect({ ...more, startedNew: 0, learningGained: 0, averageDepthAfter: 0 }).toEqual({
        ...progress,
        startedNew: 0,
        learningGained: 0,
        averageDepthAfter: 0,
      })
    }),
  )
})

it('depends on no name: other ids, in another order, give the same numbers', () => {
  fc.assert(
    fc.property(ranks, ranks, (before, after) => {
      const relabelled = (old: Record<string, number>) =>
        Object.fromEntries(
          Object.entries(old)
            .map(([id, rank]) => [`Y2-${122 - id.charCodeAt(0)}`, rank])
            .reverse(),
        )
      expect(progressBetween(relabelled(before), relabelled(after))).toEqual(progressBetween(before, after))
    }),
  )
})

it('leaves no objective of the end uncounted, and adds up', () => {
  fc.assert(
    fc.property(ranks, ranks, (before, after) => {
      const { startedNew, deepened, slipped, unchanged, ...averages } = progressBetween(before, after)
      expect(startedNew + deepened + slipped + unchanged).toBe(Object.keys(after).length)
      expect(averages.matchedAverageDepthBefore === null).toBe(deepened + slipped + unchanged === 0)
    }),
  )
})
