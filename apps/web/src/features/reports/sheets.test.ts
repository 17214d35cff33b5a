import { describe, expect, it } from 'vitest'
import { sheetsOf } from './sheets'

describe('sheets of paper', () => {
  it('three subjects, three measures and three dates fit one A4', () => {
    expect(sheetsOf({ columns: 9, dates: 3 })).toEqual({ paper: 'a4', points: 7, columns: [{ from: 0, until: 9 }] })
  })

  it('more take an A3, and still more several, with no column cut', () => {
    expect(sheetsOf({ columns: 12, dates: 3 })).toMatchObject({ paper: 'a3', columns: [{ from: 0, until: 12 }] })
    expect(sheetsOf({ columns: 8, dates: 12 }).columns).toEqual([
      { from: 0, until: 3 },
      { from: 3, until: 6 },
      { from: 6, until: 8 },
    ])
  })

  it('every page there can be goes on paper, every column once', () => {
    for (let columns = 1; columns <= 40; columns++)
      for (let dates = 1; dates <= 12; dates++) {
        const sheets = sheetsOf({ columns, dates })
        expect(
          sheets.columns.flatMap(({ from, until }) => Array.from({ length: until - from }, (_, n) => from + n)),
        ).toEqual(Array.from({ length: columns }, (_, n) => n))
        expect(sheets.points).toBeGreaterThanOrEqual(7)
      }
  })
})
