import { expect, it } from 'vitest'
import { currentObjective } from './index.js'

const programme = { objectiveIds: ['o1', 'o2', 'o3'] }

it('opens at the objective taught last, whatever its place in the programme', () => {
  const taught = [
    { objectiveId: 'o3', taughtFrom: '2026-09-07' },
    { objectiveId: 'o1', taughtFrom: '2026-09-21' },
  ] as const
  expect(currentObjective(programme, { taught, asOf: '2026-11-20' })).toBe('o1')
})

it('takes the later in teaching order of two that began on one day', () => {
  const taught = [
    { objectiveId: 'o2', taughtFrom: '2026-09-07' },
    { objectiveId: 'o1', taughtFrom: '2026-09-07' },
  ] as const
  expect(currentObjective(programme, { taught, asOf: '2026-09-07' })).toBe('o2')
})

it('looks past what is taught later and what is not in the programme', () => {
  const taught = [
    { objectiveId: 'o1', taughtFrom: '2026-09-07' },
    { objectiveId: 'o2', taughtFrom: '2026-12-01' },
    { objectiveId: 'elsewhere', taughtFrom: '2026-10-01' },
  ] as const
  expect(currentObjective(programme, { taught, asOf: '2026-11-20' })).toBe('o1')
})

it('begins at the beginning, and says null of a programme without objectives', () => {
  const later = [{ objectiveId: 'o2', taughtFrom: '2026-12-01' }] as const
  expect(currentObjective(programme, { taught: later, asOf: '2026-11-20' })).toBe('o1')
  expect(currentObjective({ objectiveIds: [] }, { taught: [], asOf: '2026-11-20' })).toBeNull()
})
