import { expect, it } from 'vitest'
import { line } from '../test/fixtures.js'
import { checkEntry, ERROR_CODES } from './index.js'

const today = '2026-03-05'
const { supersedes: _, ...fresh } = line('e2', '2026-03-05')
const target = line('e1', '2026-03-01')
const codes = (...args: Parameters<typeof checkEntry>) => checkEntry(...args).map(({ code }) => code)

it('accepts a judgement, a mark, a code, a clear, a correction and a void', () => {
  for (const good of [
    fresh,
    { ...fresh, objectiveId: null, measureId: 'm', value: 104 },
    { ...fresh, objectiveId: null, measureId: 'm', value: 'A' },
    { ...fresh, value: null },
  ])
    expect(checkEntry(good, { today })).toEqual([])
  expect(checkEntry({ ...fresh, supersedes: 'e1' }, { target, today })).toEqual([])
  expect(checkEntry({ ...fresh, value: null, supersedes: 'e1' }, { target, today })).toEqual([])
})

it("refuses a day after the school's own today, and allows any earlier one", () => {
  expect(codes({ ...fresh, observedOn: '2026-03-06' }, { today })).toEqual(['markbook/observed-in-future'])
  expect(codes({ ...fresh, observedOn: '2019-09-01' }, { today })).toEqual([])
})

it('refuses a target that is not known', () => {
  expect(codes({ ...fresh, supersedes: 'gone' }, { today })).toEqual(['markbook/unknown-target'])
  expect(codes({ ...fresh, supersedes: 'gone' }, { target, today })).toEqual(['markbook/unknown-target'])
})

it('refuses a target of another pupil, objective, measure or track, and itself', () => {
  const correction = { ...fresh, supersedes: 'e1' }
  for (const stranger of [
    { pupilId: 'ben' },
    { objectiveId: 'count-in-7s' },
    { objectiveId: null, measureId: 'count-in-6s' },
    { track: 'pupil' as const },
  ])
    expect(codes(correction, { target: { ...target, ...stranger }, today })).toEqual(['markbook/wrong-cell'])
  expect(codes({ ...fresh, supersedes: 'e2' }, { target, today })).toEqual(['markbook/wrong-cell'])
})

it('refuses an entry about nothing, about two things, and a judgement that is a number', () => {
  expect(codes({ ...fresh, objectiveId: null }, { today })).toEqual(['markbook/objective-or-measure'])
  expect(codes({ ...fresh, measureId: 'm' }, { today })).toEqual(['markbook/objective-or-measure'])
  expect(codes({ ...fresh, value: 2 }, { today })).toEqual(['markbook/value-kind'])
})

it('gives every reason at once, each with its sentence and the field to mend', () => {
  const issues = checkEntry({ ...fresh, value: 2, observedOn: '2026-03-06', supersedes: 'gone' }, { today })
  expect(issues.map(({ field }) => field)).toEqual(['value', 'observedOn', 'supersedes'])
  for (const { code, message } of issues) expect(message).toBe(ERROR_CODES[code as keyof typeof ERROR_CODES])
})
