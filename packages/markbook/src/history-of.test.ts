import fc from 'fast-check'
import { expect, it } from 'vitest'
import { anyCell, anyDay, line } from '../test/fixtures.js'
import { historyOf, lineInForce } from './index.js'

const told = (lines: ReturnType<typeof historyOf>) =>
  lines.map(({ entry, kind, status, supersededBy }) => [entry.id, kind, status, supersededBy])

it('tells the story of a cell, newest first', () => {
  const history = historyOf([
    line('e1', '2026-03-01'),
    line('e2', '2026-03-02', { value: 'deep' }),
    line('e3', '2026-03-03', { supersedes: 'e2' }),
    line('e4', '2026-03-04'),
    line('e5', '2026-03-05', { value: null, supersedes: 'e4' }),
  ])
  expect(told(history)).toEqual([
    ['e5', 'void', 'void', null],
    ['e4', 'judgement', 'superseded', 'e5'],
    ['e3', 'correction', 'in-force', null],
    ['e2', 'judgement', 'superseded', 'e3'],
    ['e1', 'judgement', 'earlier', null],
  ])
})

it('says which line cleared the cell, and what stands only later', () => {
  const history = historyOf(
    [
      line('e1', '2026-03-01', { objectiveId: null, measureId: 'm', value: 7 }),
      line('c', '2026-03-02', { objectiveId: null, measureId: 'm', value: null }),
      line('e2', '2026-03-09', { objectiveId: null, measureId: 'm', value: 'A' }),
    ],
    { asOf: '2026-03-05' },
  )
  expect(told(history)).toEqual([
    ['e2', 'mark', 'later', null],
    ['c', 'clear', 'in-force', null],
    ['e1', 'mark', 'earlier', null],
  ])
})

it('names the line that took another back first', () => {
  const late = line('a', '2026-03-02', { value: null, supersedes: 'e1', recordedAt: '2026-03-04T12:00:00.000Z' })
  const first = line('b', '2026-03-03', { value: null, supersedes: 'e1' })
  expect(historyOf([late, first, line('e1', '2026-03-01')]).at(-1)?.supersededBy).toBe('b')
})

it('leaves out what was not known then', () => {
  const lines = [line('e1', '2026-03-01'), line('e2', '2026-03-02')]
  expect(historyOf(lines, { asKnown: '2026-03-01T12:00:00.000Z' }).map(({ entry }) => entry.id)).toEqual(['e1'])
})

it('tells every line once and agrees with the state on what is in force', () => {
  fc.assert(
    fc.property(anyCell, anyDay, (cell, asOf) => {
      const history = historyOf(cell, { asOf })
      expect(new Set(history.map(({ entry }) => entry))).toEqual(new Set(cell))
      const inForce = history.filter(({ status }) => status === 'in-force').map(({ entry }) => entry)
      expect(inForce).toEqual([lineInForce(cell, { asOf })].filter((entry) => entry !== undefined))
      expect(JSON.parse(JSON.stringify(history))).toStrictEqual(history)
    }),
  )
})
