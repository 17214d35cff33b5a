import type { Calculation } from '@track/markbook'
import { describe, expect, it } from 'vitest'
import { autumn, judgement, onTrack, secured, toCalculation, toInput } from '../test/fixtures.js'
import { calculatePage, explainCell, type PageInput, pupilsBehindCell } from './index.js'

const autumnCell = { groupId: 'all', column: 0, date: 0 }

describe('several judgements of one objective', () => {
  // Late paper evidence: the first observed of each was entered last, and does not count as the newest.
  const entries = [
    { ...judgement('ada', 'm1', 'secure', '2025-10-01'), recordedAt: '2025-12-12T16:00:00.000Z' },
    judgement('ada', 'm1', 'emerging', '2025-11-03'),
    judgement('ada', 'm1', 'deep', autumn),
    judgement('ada', 'm2', 'secure', autumn),
    judgement('ben', 'm1', 'deep', '2025-10-01'),
    judgement('ben', 'm1', 'emerging', autumn),
  ]
  const under = (calculation?: Calculation, more: Partial<PageInput> = {}) =>
    toInput({
      definition: { columns: [secured, onTrack] },
      entries,
      ...(calculation && { calculations: [toCalculation(calculation)] }),
      ...more,
    })
  const securedBy = (input: PageInput) =>
    pupilsBehindCell(input, autumnCell).counted.map(({ pupilId, numerator }) => [pupilId, numerator])

  it.each<[Calculation, number, number]>([
    [{ method: 'latest' }, 2, 0],
    [{ method: 'highest' }, 2, 1],
    [{ method: 'mean' }, 2, 1],
    [{ method: 'weighted-latest', latestWeight: 0.6 }, 2, 0],
    [{ method: 'decaying-average', decay: 0.65 }, 2, 0],
    [{ method: 'n-times', times: 2, atLeast: 2 }, 1, 0],
  ])('come to one by %o', (calculation, ada, ben) => {
    expect(securedBy(under(calculation))).toEqual([
      ['ada', ada],
      ['ben', ben],
    ])
  })

  it('are secured exactly on the line', () => {
    // Ben: (3 + 1) / 2 is 2, the rank of “secure”, and that is enough.
    const [ada, ben] = pupilsBehindCell(under({ method: 'mean' }), autumnCell).counted
    expect([ada!.value, ben!.value]).toEqual([100, 50])
  })

  it('that are too few for a number are assessed and not secured, and their pupil is counted', () => {
    const input = under({ method: 'n-times', times: 5, atLeast: 2 })
    expect(calculatePage(input).rows[0]!.cells[0]![0]).toMatchObject({ value: 0, n: 2, withoutData: 0 })
  })

  it('count the same for rules', () => {
    expect(calculatePage(under()).rows[0]!.cells[1]![0]!.value).toBe(50)
    const { counted } = pupilsBehindCell(under({ method: 'n-times', times: 2, atLeast: 2 }), {
      ...autumnCell,
      column: 1,
    })
    expect(counted.map(({ onTrack }) => onTrack)).toEqual([false, false])
  })

  it('go by the subject before the school, by the day, and by what was known', () => {
    const mean = toCalculation({ method: 'mean' }, { subjectId: 'maths' })
    const highest = toCalculation({ method: 'highest' }, { effectiveFrom: '2025-11-01' })
    expect(securedBy(under(undefined, { calculations: [mean, highest] }))).toEqual(securedBy(under({ method: 'mean' })))
    const later = toCalculation({ method: 'highest' }, { effectiveFrom: '2026-01-01' })
    expect(securedBy(under(undefined, { calculations: [later] }))).toEqual(securedBy(under()))
    const learned = toCalculation({ method: 'highest' }, { recordedAt: '2026-05-01T09:00:00.000Z' })
    const asKnown = '2026-04-01T09:00:00.000Z'
    expect(securedBy(under(undefined, { calculations: [learned], asKnown }))).toEqual(
      securedBy(under(undefined, { asKnown })),
    )
  })

  it('are explained by the name of the method', () => {
    const told = explainCell(under({ method: 'n-times', times: 2, atLeast: 2 }), autumnCell)
    expect(told.find(({ about }) => about === 'calculation')?.text).toBe(
      'Where an objective was judged more than once, the mean of those at “secure” or deeper, once there are 2, counts. It is secured from the rank of the first secure depth on; with too few judgements for a number it counts as assessed and not secured.',
    )
    expect(explainCell(under(), autumnCell).map(({ about }) => about)).not.toContain('calculation')
  })
})
