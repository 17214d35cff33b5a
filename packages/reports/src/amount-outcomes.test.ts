import { describe, expect, it } from 'vitest'
import {
  autumn,
  judgement,
  meanNumber,
  progress,
  scale,
  spring,
  toCalculation,
  toInput,
  toScale,
} from '../test/fixtures.js'
import { calculatePage, type PageInput, pupilsBehindCell } from './index.js'

const springCell = { groupId: 'all', column: 0, date: 1 }
const numbersOf = (input: PageInput) =>
  calculatePage(input).rows[0]!.cells.map((over) => over.map(({ value, n }) => [value, n]))

describe('progress since the first date', () => {
  const counts = ['deepened', 'slipped', 'started-new', 'learning-gained', 'matched-average-depth'] as const
  const entries = [
    judgement('ada', 'm1', 'emerging'),
    judgement('ada', 'm2', 'secure'),
    judgement('ada', 'm1', 'deep', spring),
    judgement('ada', 'm2', 'emerging', spring),
    judgement('ada', 'm3', 'emerging', spring),
    judgement('ben', 'm1', 'secure'),
    judgement('ben', 'm4', 'secure', spring),
  ]
  const input = toInput({ definition: { columns: counts.map(progress) }, entries })

  it('is the mean of what each pupil gained, and unknown on the first date', () => {
    expect(numbersOf(input)).toEqual([
      [
        [null, 0],
        [0.5, 2],
      ],
      [
        [null, 0],
        [0.5, 2],
      ],
      [
        [null, 0],
        [1, 2],
      ],
      [
        [null, 0],
        [2.5, 2],
      ],
      [
        [null, 0],
        [0.3, 2],
      ],
    ])
    const { cell, notCounted } = pupilsBehindCell(input, { ...springCell, date: 0 })
    expect(cell).toMatchObject({ blank: 'first-date', withoutData: 0 })
    expect(notCounted).toEqual([])
  })

  it('takes the earliest date as the first, wherever it stands', () => {
    const dates = input.definition.dates.toReversed()
    const { taught, definition } = input
    const turned = {
      ...input,
      definition: { ...definition, dates },
      taught: taught.map((list) => ({ ...list, objectiveIds: list.objectiveIds.toReversed() })),
    }
    expect(numbersOf(turned)).toEqual(numbersOf(input).map((over) => over.toReversed()))
  })

  it('leaves out a pupil of whom nothing is known at one end: that is unknown, not everything gained', () => {
    const late = {
      ...input,
      entries: entries.filter(({ pupilId, observedOn }) => pupilId === 'ada' || observedOn === spring),
    }
    expect(numbersOf(late)[2]![1]).toEqual([1, 1])
    expect(pupilsBehindCell(late, springCell).notCounted).toEqual([{ pupilId: 'ben', reason: 'nothing-to-compare' }])
  })

  it('does not take new words in the scale for progress', () => {
    const longer = toScale('depth', ['untouched', 'not-yet', 'emerging', 'secure', 'deep'], 'secure', {
      effectiveFrom: '2026-01-01',
    })
    const still = {
      ...input,
      entries: entries.filter(({ observedOn }) => observedOn === autumn),
      scales: [scale, longer],
    }
    expect(numbersOf(still).map((over) => over[1]![0])).toEqual([0, 0, 0, 0, 0])
  })
})

describe('the mean of the numbers of depths', () => {
  const numbered = {
    ...scale,
    codes: scale.codes.map((code, rank) => (rank < 3 ? { ...code, number: rank * 1.5 } : code)),
  }
  const input = toInput({ definition: { columns: [meanNumber] }, scales: [numbered] })

  it('is the mean of the pupils’ means, and leaves out a depth without a number', () => {
    // Ada: 3 and 1.5; Ben: deep has no number, so 3 alone.
    expect(numbersOf(input)[0]![0]).toEqual([2.6, 2])
    expect(pupilsBehindCell(input, { ...springCell, date: 0 }).counted.map(({ value }) => value)).toEqual([2.3, 3])
  })

  it('goes by the latest judgement, however the school calculates', () => {
    const highest = { ...input, calculations: [toCalculation({ method: 'highest' })] }
    expect(calculatePage(highest)).toEqual(calculatePage(input))
  })

  it('is unknown where no depth has a number', () => {
    const none = toInput({ definition: { columns: [meanNumber] } })
    expect(numbersOf(none)[0]![0]).toEqual([null, 0])
    expect(pupilsBehindCell(none, springCell).notCounted[0]?.reason).toBe('no-number')
  })
})
