import { isTrackError } from '@track/kernel'
import { expect, it } from 'vitest'
import {
  judgement,
  mark,
  matched,
  meanMark,
  onTrack,
  secured,
  spring,
  toConditions,
  toInput,
  toRule,
} from '../test/fixtures.js'
import { pupilsBehindCell } from './index.js'

const autumnCell = { groupId: 'all', column: 0, date: 0 }
const springCell = { ...autumnCell, date: 1 }

it("shows each pupil's own share, and whether it meets the rule", () => {
  expect(pupilsBehindCell(toInput({ definition: { columns: [onTrack] } }), autumnCell)).toEqual({
    on: '2025-12-12',
    cell: { value: 50, n: 2, withoutData: 0, fraction: { numerator: 1, denominator: 2 } },
    counted: [
      {
        pupilId: 'ada',
        value: 50,
        numerator: 1,
        denominator: 2,
        onTrack: false,
        reasons: ['1 of 2 objectives secured (50\u00a0%), 75\u00a0% needed'],
        observedOn: null,
      },
      {
        pupilId: 'ben',
        value: 100,
        numerator: 2,
        denominator: 2,
        onTrack: true,
        reasons: ['2 of 2 objectives secured (100\u00a0%), 75\u00a0% needed'],
        observedOn: null,
      },
    ],
    notCounted: [],
  })
})

it('shows each mark with the day it is from, and the code of who has none', () => {
  const { counted, notCounted } = pupilsBehindCell(toInput({ definition: { columns: [meanMark] } }), springCell)
  expect(counted).toEqual([
    { pupilId: 'ben', value: 90.5, numerator: null, denominator: null, observedOn: '2025-12-12' },
  ])
  expect(notCounted).toEqual([{ pupilId: 'ada', reason: 'code', code: 'A' }])
})

it('says of everyone else why they are not counted', () => {
  const input = toInput({
    definition: { columns: [secured, meanMark, matched] },
    groups: [
      {
        id: 'all',
        members: [
          ['cai', 'ben', 'ada'],
          ['cai', 'ben', 'ada'],
        ],
      },
    ],
  })
  const reasons = (column: number) => pupilsBehindCell(input, { ...autumnCell, column }).notCounted
  expect(reasons(0)).toEqual([{ pupilId: 'cai', reason: 'nothing-taught' }])
  expect(reasons(1)).toEqual([{ pupilId: 'cai', reason: 'no-mark' }])
  expect(reasons(2)).toEqual([
    { pupilId: 'ada', reason: 'not-matched' },
    { pupilId: 'cai', reason: 'no-mark' },
  ])
  const unjudged = toInput({ entries: [judgement('ada', 'm1', 'secure')] })
  expect(pupilsBehindCell(unjudged, autumnCell).notCounted).toEqual([{ pupilId: 'ben', reason: 'no-judgement' }])
})

it('refuses a position that the page does not have', () => {
  for (const wrong of [{ groupId: 'nobody' }, { column: 1 }, { date: 2 }, { date: -1 }])
    try {
      pupilsBehindCell(toInput({}), { ...autumnCell, ...wrong })
      expect.unreachable()
    } catch (error) {
      expect(isTrackError(error, 'reports/unknown-cell')).toBe(true)
    }
})

it('gives no difference between a share of objectives and a yes that a mark alone decides', () => {
  const rule = toConditions({ kind: 'mark', measureId: 'test', markAtLeast: 100 })
  const input = toInput({
    definition: { columns: [{ ...onTrack, change: { since: { kind: 'first-date' }, pupils: 'matched' } }] },
    rules: [toRule(0, { rule })],
    entries: [mark('ada', 100), mark('ben', 100), mark('ben', 90, spring), judgement('ada', 'm1', 'secure', spring)],
  })
  const { counted } = pupilsBehindCell(input, springCell)
  expect(counted.map(({ value, before, change }) => [before?.value, value, change])).toEqual([
    [100, 25, null],
    [100, 0, -100],
  ])
})
