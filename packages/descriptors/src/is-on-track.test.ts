import { isTrackError } from '@track/kernel'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isOnTrack } from './is-on-track.js'

const atLeast = (securedPercentAtLeast: number) =>
  ({ rule: { kind: 'secured-percent', securedPercentAtLeast } }) as const

describe('isOnTrack', () => {
  it('is met by equality, and by 24 of 28 in a programme of another year (E7)', () => {
    expect(isOnTrack(atLeast(75), { secured: 3, taught: 4 })).toBe(true)
    expect(isOnTrack(atLeast(75), { secured: 24, taught: 28 })).toBe(true)
    expect(isOnTrack(atLeast(75), { secured: 2, taught: 3 })).toBe(false)
  })

  it('compares exactly, not what would be printed', () => {
    expect(isOnTrack(atLeast(75), { secured: 749, taught: 1000 })).toBe(false)
    expect(isOnTrack(atLeast(74.9), { secured: 749, taught: 1000 })).toBe(true)
    expect(isOnTrack(atLeast(66.7), { secured: 2, taught: 3 })).toBe(false)
    expect(isOnTrack(atLeast(0.1), { secured: 1, taught: 1000 })).toBe(true)
  })

  it('is unknown while nothing was taught, even by a rule of 0 per cent', () => {
    expect(isOnTrack(atLeast(0), { secured: 0, taught: 0 })).toBeUndefined()
    expect(isOnTrack(atLeast(0), { secured: 0, taught: 1 })).toBe(true)
  })

  it.each([
    { secured: 5, taught: 4 },
    { secured: -1, taught: 4 },
    { secured: 1.5, taught: 4 },
    { secured: Number.NaN, taught: 4 },
  ])('refuses counts that cannot be: %o', (counts) => {
    let failure: unknown
    try {
      isOnTrack(atLeast(75), counts)
    } catch (error) {
      failure = error
    }
    expect(isTrackError(failure, 'descriptors/impossible-count')).toBe(true)
  })

  it('is never lost by securing one more', () => {
    fc.assert(
      fc.property(fc.nat({ max: 200 }), fc.nat({ max: 200 }), fc.integer({ min: 0, max: 1000 }), (a, b, tenths) => {
        const [secured, taught] = [Math.min(a, b), Math.max(a, b) + 1]
        const rule = atLeast(tenths / 10)
        expect(isOnTrack(rule, { secured, taught })).toBe(secured * 1000 >= tenths * taught)
        if (isOnTrack(rule, { secured, taught })) {
          expect(isOnTrack(rule, { secured: secured + 1, taught })).toBe(true)
        }
      }),
    )
  })
})
