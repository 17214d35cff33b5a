import { describe, expect, it } from 'vitest'
import { calculationAsOf } from './calculation-as-of.js'
import type { CalculationChoice } from './calculation-choice.js'

const choice = (more: Partial<CalculationChoice>): CalculationChoice => ({
  subjectId: null,
  calculation: { method: 'mean' },
  effectiveFrom: '2026-01-01',
  recordedAt: '2025-12-01T09:00:00.000Z',
  ...more,
})

describe('the calculation in force', () => {
  it('is the latest judgement until the school says otherwise, and from the very day it says', () => {
    const choices = [choice({})]
    expect(calculationAsOf(choices, { subjectId: 'maths', asOf: '2025-12-31' })).toEqual({ method: 'latest' })
    expect(calculationAsOf(choices, { subjectId: 'maths', asOf: '2026-01-01' })).toEqual({ method: 'mean' })
  })

  it("is the subject's own, though the school's is younger", () => {
    const own = choice({ subjectId: 'maths', calculation: { method: 'highest' } })
    const choices = [choice({ effectiveFrom: '2026-02-01' }), own]
    expect(calculationAsOf(choices, { subjectId: 'maths', asOf: '2026-03-01' })).toEqual({ method: 'highest' })
    expect(calculationAsOf(choices, { subjectId: 'art', asOf: '2026-03-01' })).toEqual({ method: 'mean' })
  })

  it('is the school’s again from the day a subject says so, and the latest again where the school does', () => {
    const choices = [
      choice({}),
      choice({ subjectId: 'maths', calculation: { method: 'highest' } }),
      choice({ subjectId: 'maths', calculation: null, effectiveFrom: '2026-02-01' }),
      choice({ calculation: null, effectiveFrom: '2026-03-01' }),
    ]
    const inMaths = (asOf: CalculationChoice['effectiveFrom']) => calculationAsOf(choices, { subjectId: 'maths', asOf })
    expect(inMaths('2026-01-31')).toEqual({ method: 'highest' })
    expect(inMaths('2026-02-01')).toEqual({ method: 'mean' })
    expect(inMaths('2026-03-01')).toEqual({ method: 'latest' })
  })

  it('is what was known then, and the last word of a day, in whatever order the choices come', () => {
    const later = choice({ calculation: { method: 'highest' }, recordedAt: '2026-01-05T09:00:00.000Z' })
    for (const choices of [
      [later, choice({})],
      [choice({}), later],
    ]) {
      expect(calculationAsOf(choices, { subjectId: 'art', asOf: '2026-03-01' })).toEqual({ method: 'highest' })
      const asKnown = '2026-01-04T09:00:00.000Z'
      expect(calculationAsOf(choices, { subjectId: 'art', asOf: '2026-03-01', asKnown })).toEqual({ method: 'mean' })
    }
  })
})
