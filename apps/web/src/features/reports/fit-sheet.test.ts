import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { EASY_POINTS, fitSheet } from './fit-sheet'

/** A page whose room grows with its letters: `wide` and `high` are what one point takes. */
const page =
  ({ wide, high, columns = [1] }: { wide: number; high: number; columns?: readonly number[] }) =>
  ({ points }: { readonly points: number }) => ({
    width: points * wide,
    height: points * high,
    names: 50,
    columns: columns.map((share) => (share * (points * wide - 50)) / columns.reduce((sum, one) => sum + one)),
  })

describe('a page on one sheet', () => {
  it('has the largest letters that fit, and no larger than a table needs', () => {
    expect(fitSheet({ paper: 'a4', measure: page({ wide: 5, high: 5 }) }).points).toBe(11)
    expect(fitSheet({ paper: 'a4', measure: page({ wide: 27.7, high: 5 }) }).points).toBe(10)
    expect(fitSheet({ paper: 'a4', measure: page({ wide: 5, high: 20 }) }).points).toBe(9)
    expect(fitSheet({ paper: 'a4', measure: page({ wide: 46, high: 5 }) })).toMatchObject({ points: 6, fits: true })
  })

  it('is never in letters too small to read: it says that it does not fit, and why, and takes letters that are easy to read (REP-1)', () => {
    expect(fitSheet({ paper: 'a4', measure: page({ wide: 47, high: 5 }) })).toMatchObject({
      points: EASY_POINTS,
      fits: false,
      tooWide: true,
      over: 2,
    })
    expect(fitSheet({ paper: 'a4', measure: page({ wide: 5, high: 32 }) })).toMatchObject({
      fits: false,
      tooWide: false,
      over: 3,
      columns: [{ from: 0, until: 1 }],
    })
    expect(fitSheet({ paper: 'a3', measure: page({ wide: 47, high: 32 }) }).fits).toBe(true)
  })

  it('that does not fit cuts no column, and has every one once', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 40 }), (columns) => {
        const { columns: sheets } = fitSheet({ paper: 'a4', measure: page({ wide: 100, high: 5, columns }) })
        expect(sheets.flatMap(({ from, until }) => columns.slice(from, until))).toEqual(columns)
        expect(sheets.every(({ from, until }) => until > from)).toBe(true)
      }),
    )
  })
})
