import { expect, it } from 'vitest'
import { line } from '../test/fixtures.js'
import { statesAsOf, statesAtDates } from './index.js'

const track = 'teacher'

it('keeps a mark and a judgement apart even if their ids are the same', () => {
  const states = statesAsOf(
    [
      line('j', '2026-03-01', { objectiveId: 'same', value: 'deep' }),
      line('m', '2026-03-01', { objectiveId: null, measureId: 'same', value: 7 }),
    ],
    { asOf: '2026-03-01', track },
  )
  expect(states.ada?.objectives.same?.value).toBe('deep')
  expect(states.ada?.measures.same?.value).toBe(7)
})

it('lets an entry kill only inside its own cell', () => {
  const states = statesAsOf(
    [line('e1', '2026-03-01'), line('v', '2026-03-02', { pupilId: 'ben', value: null, supersedes: 'e1' })],
    { asOf: '2026-03-31', track },
  )
  expect(states.ada?.objectives['count-in-6s']?.id).toBe('e1')
})

it('gives an unknown cell no key', () => {
  const log = [line('e1', '2026-03-01'), line('c', '2026-03-02', { value: null })]
  expect(statesAsOf(log, { asOf: '2026-03-02', track }).ada?.objectives).toEqual({})
  expect(statesAtDates(log, { dates: ['2026-03-02', '2026-03-01'], track }).get('ada')?.objectives).toEqual(
    new Map([['count-in-6s', [null, log[0]]]]),
  )
})

it('survives JSON', () => {
  const states = statesAsOf([line('e1', '2026-03-01')], { asOf: '2026-03-01', track })
  expect(JSON.parse(JSON.stringify(states))).toEqual(states)
})
