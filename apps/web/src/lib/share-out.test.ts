import { describe, expect, it } from 'vitest'
import { shareOut } from './share-out'

describe('sharing lines out over sheets', () => {
  it('fills a sheet to the last millimetre, and puts the head on every one', () => {
    const sheets = shareOut({ head: 20, lines: [10, 10, 10, 10] }, { room: 50 })
    expect(sheets).toEqual([
      { from: 0, until: 3 },
      { from: 3, until: 4 },
    ])
  })

  it('gives a line that is longer than a sheet one of its own rather than an empty sheet before it', () => {
    const sheets = shareOut({ head: 20, lines: [40, 10] }, { room: 50 })
    expect(sheets).toEqual([
      { from: 0, until: 1 },
      { from: 1, until: 2 },
    ])
  })

  it('leaves one sheet where there are no lines', () => {
    expect(shareOut({ head: 20, lines: [] }, { room: 50 })).toEqual([{ from: 0, until: 0 }])
  })
})
