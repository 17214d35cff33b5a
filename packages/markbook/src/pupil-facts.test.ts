import type { CalendarDate } from '@track/kernel'
import { describe, expect, it } from 'vitest'
import { deepFreeze, line } from '../test/fixtures.js'
import type { Calculation } from './calculation/calculation.js'
import type { EntryLike } from './entry.js'
import { judgementsAtDates } from './judgements-at-dates.js'
import { pupilFacts, standingIn } from './pupil-facts.js'

const scale = deepFreeze({
  id: 'depth',
  codes: ['not-yet', 'emerging', 'secure', 'deeper'].map((id) => ({ id })),
  secureFrom: 'secure',
})
const twiceSecure: Calculation = { method: 'n-times', times: 2, atLeast: 2 }
const objectives = deepFreeze([
  { id: 'count-in-7s', tags: [], scaleId: 'depth' },
  { id: 'count-in-6s', tags: ['key'], scaleId: 'depth' },
])
const measure = (
  id: string,
  measureId: string,
  value: string | number | null,
  observedOn: CalendarDate = '2026-03-02',
) => line(id, observedOn, { objectiveId: null, measureId, value })
const factsOf = (log: readonly EntryLike[], calculation: Calculation = { method: 'latest' }) =>
  pupilFacts(judgementsAtDates(log, { dates: ['2026-03-31'], track: 'teacher' }).get('ada'), {
    objectives,
    taught: new Set(['count-in-6s']),
    isWord: (measureId) => measureId === 'effort',
    scales: [scale],
    calculation,
  })

describe('what is known of a pupil', () => {
  it('lists the programme in its order, what was not judged as unknown', () => {
    expect(factsOf([line('e1', '2026-03-02')]).objectives).toEqual([
      { id: 'count-in-7s', tags: [], scaleId: 'depth', taught: false, rank: null, secure: null },
      { id: 'count-in-6s', tags: ['key'], scaleId: 'depth', taught: true, rank: 2, secure: true },
    ])
  })

  it('leaves out judgements in objectives outside the programme', () => {
    const { objectives: facts } = factsOf([line('e1', '2026-03-02', { objectiveId: 'halves' })])
    expect(facts.map(({ rank }) => rank)).toEqual([null, null])
  })

  it('reads the latest of each column, words as text and marks as they are, and gives a blank cell no key', () => {
    const log = [
      measure('w1', 'effort', 3, '2026-02-02'),
      measure('w2', 'effort', 4),
      measure('m1', 'score', 101),
      measure('m2', 'test', 'A'),
      measure('c1', 'reading', 90, '2026-02-02'),
      measure('c2', 'reading', null),
    ]
    const { words, marks } = factsOf([...log].reverse())
    expect(words).toEqual({ effort: '4' })
    expect(marks).toEqual({ score: 101, test: 'A' })
  })

  it('knows nothing of a pupil of whom nothing was written', () => {
    const facts = factsOf([])
    expect(facts.objectives.map(({ secure }) => secure)).toEqual([null, null])
    expect([facts.words, facts.marks]).toEqual([{}, {}])
  })

  it('reads all judgements that count by the calculation of the school', () => {
    const log = [line('e1', '2026-03-01'), line('e2', '2026-03-02', { value: 'emerging' })]
    expect(factsOf(log).objectives[1]).toMatchObject({ rank: 1, secure: false })
    expect(factsOf(log, { method: 'highest' }).objectives[1]).toMatchObject({ rank: 2, secure: true })
  })
})

describe('where judgements of an objective leave a pupil', () => {
  const standing = (codes: readonly string[], calculation: Calculation = { method: 'latest' }) =>
    standingIn(
      codes.map((value) => ({ value })),
      { scale, calculation },
    )

  it('is below every depth, assessed and not secured, while the calculation has too few', () => {
    expect(standing(['secure'], twiceSecure)).toEqual({ rank: -1, secure: false })
    expect(standing(['secure', 'deeper'], twiceSecure)).toEqual({ rank: 2.5, secure: true })
    expect(standing([], twiceSecure)).toEqual({ rank: null, secure: null })
  })

  it('is unknown where the latest code is not on the scale, whatever came before it', () => {
    expect(standing(['secure', 'gone'])).toEqual({ rank: null, secure: null })
    expect(standing(['secure', 'gone'], { method: 'mean' })).toEqual({ rank: 2, secure: true })
  })

  it('is unknown without the scale, or where the scale does not say what is secure', () => {
    const judged = [{ value: 'secure' }]
    const unknown = { rank: null, secure: null }
    expect(standingIn(judged, { scale: undefined, calculation: { method: 'latest' } })).toEqual(unknown)
    const unsure = { ...scale, secureFrom: 'gone' }
    expect(standingIn(judged, { scale: unsure, calculation: { method: 'latest' } })).toEqual(unknown)
  })
})
