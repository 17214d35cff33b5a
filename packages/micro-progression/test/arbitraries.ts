import fc from 'fast-check'
import type { Comparison } from '../src/index.js'

const piece = fc.constantFrom('p1', 'p2', 'p3', 'p4', 'p5', 'p6', 'p7')

/** Comparisons of a small team: several judges, ties, repetitions, and sometimes pieces that nothing connects. */
export const comparisons: fc.Arbitrary<Comparison[]> = fc.array(
  fc
    .record({
      a: piece,
      b: piece,
      outcome: fc.constantFrom('a' as const, 'a' as const, 'b' as const, 'tie' as const),
      n: fc.integer({ min: 1, max: 4 }),
      judge: fc.constantFrom('anna', 'ben', 'cleo'),
    })
    .filter(({ a, b }) => a !== b),
  { minLength: 1, maxLength: 30 },
)

/** The same answers told with the two pieces changed over. */
export function turned({ a, b, outcome, ...rest }: Comparison): Comparison {
  return { ...rest, a: b, b: a, outcome: outcome === 'tie' ? 'tie' : outcome === 'a' ? 'b' : 'a' }
}
