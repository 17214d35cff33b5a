import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { deepFreeze } from '../../test/fixtures.js'
import { Calculation, calculate, type ObservedRank } from '../index.js'

const METHODS: Calculation[] = [
  { method: 'latest' },
  { method: 'highest' },
  { method: 'n-times', times: 1, atLeast: 0 },
  { method: 'weighted-latest', latestWeight: 0.65 },
  { method: 'decaying-average', decay: 0.65 },
  { method: 'mean' },
]

const observed = (id: string, rank: number, observedOn: ObservedRank['observedOn'], recordedAt: string): ObservedRank =>
  deepFreeze({ id, rank, observedOn, recordedAt })

describe.each(METHODS)('$method', (calculation) => {
  it('knows nothing of nothing, and gives one judgement back', () => {
    expect(calculate([], calculation)).toBeNull()
    expect(calculate([3], calculation)).toBe(3)
  })

  it('stays at the depth a pupil was at each time, exactly', () => {
    for (let times = 1; times <= 40; times++)
      for (const rank of [0, 1, 3]) expect(calculate(Array(times).fill(rank), calculation)).toBe(rank)
  })
})

it('puts judgements in the order they were observed, then recorded, then by id', () => {
  const decaying = { method: 'decaying-average', decay: 0.9 } as const
  const sameDay = [
    observed('b', 3, '2026-03-02', '2026-03-02T10:00:00.000Z'),
    observed('a', 2, '2026-03-02', '2026-03-02T10:00:00.000Z'),
    observed('0', 4, '2026-03-02', '2026-03-02T11:00:00.000Z'),
    observed('late', 1, '2026-02-01', '2026-04-01T09:00:00.000Z'),
  ]
  expect(calculate(sameDay, decaying)).toBe(calculate([1, 2, 3, 4], decaying))
  expect(calculate(sameDay.toReversed(), decaying)).toBe(calculate([1, 2, 3, 4], decaying))
})

it('is exact where doubles are not', () => {
  expect([2, 3, 4, 3].reduce((average, rank) => 0.65 * rank + 0.35 * average)).not.toBe(3.184625)
  expect(calculate([2, 3, 4, 3], { method: 'decaying-average', decay: 0.65 })).toBe(3.184625)
})

it('remembers a thousand judgements', () => {
  const ranks = Array.from({ length: 1000 }, (_, index) => index % 4)
  expect(calculate(ranks, { method: 'decaying-average', decay: 0.65 })).toBeCloseTo(2.5224779345046606, 14)
})

it('reads the options of its own method, and says how much the newest counts where nobody did', () => {
  expect(Calculation.parse({ method: 'decaying-average' })).toEqual({ method: 'decaying-average', decay: 0.65 })
  for (const wrong of [
    { method: 'best' },
    { method: 'n-times', times: 0, atLeast: 2 },
    { method: 'weighted-latest' },
    { method: 'weighted-latest', latestWeight: 65 },
    { method: 'decaying-average', decay: 0 },
  ])
    expect(Calculation.safeParse(wrong).success).toBe(false)
})

it('is listed in the README, every method and no other', () => {
  const readme = readFileSync(`${import.meta.dirname}/../../README.md`, 'utf8')
  const [, table = ''] = /## How judgements become one number\n([\s\S]*?)\n## /.exec(readme) ?? []
  const listed = [...table.matchAll(/^\| `([a-z-]+)`/gm)].map(([, method]) => method)
  const methods = Calculation.options.map(({ shape }) => shape.method.value)
  expect(listed).toEqual(methods)
  expect(METHODS.map(({ method }) => method)).toEqual(methods)
  for (const option of Calculation.options) expect(option.meta()?.title).toBeTruthy()
})
