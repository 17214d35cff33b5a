import fc from 'fast-check'
import { expect, it } from 'vitest'
import { compareOutcomes } from './compare-outcomes.js'

it('counts every pair and names who changes, unknown included', () => {
  const pupils = [
    { pupilId: 'cai', now: null, draft: 'secure' },
    { pupilId: 'ben', now: 'emerging', draft: 'secure' },
    { pupilId: 'ada', now: 'emerging', draft: 'secure' },
    { pupilId: 'dua', now: 'secure', draft: 'secure' },
  ]
  expect(compareOutcomes(pupils)).toEqual({
    counts: [
      { now: 'emerging', draft: 'secure', pupils: 2 },
      { now: 'secure', draft: 'secure', pupils: 1 },
      { now: null, draft: 'secure', pupils: 1 },
    ],
    changed: [pupils[2], pupils[1], pupils[0]],
  })
})

it('adds up, in any order', () => {
  const outcome = fc.constantFrom('a', 'b', 'true', true, false, null)
  const pupils = fc.uniqueArray(fc.record({ pupilId: fc.uuid(), now: outcome, draft: outcome }), {
    selector: ({ pupilId }) => pupilId,
  })
  fc.assert(
    fc.property(pupils, (all) => {
      const { counts, changed } = compareOutcomes(all)
      expect(counts.reduce((sum, each) => sum + each.pupils, 0)).toBe(all.length)
      const moved = counts.filter(({ now, draft }) => now !== draft)
      expect(moved.reduce((sum, each) => sum + each.pupils, 0)).toBe(changed.length)
      expect(compareOutcomes(all.toReversed())).toEqual({ counts, changed })
    }),
  )
})
