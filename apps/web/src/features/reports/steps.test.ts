import { expect, it } from 'vitest'
import type { PageChoice } from './page-choice'
import { type Steps, stepTo } from './steps'

const page = (minimumGroup: number): PageChoice => ({
  groupIds: ['all'],
  combined: [],
  columns: [{ subjectId: 'maths', measure: { kind: 'secured', average: 'per-pupil' } }],
  dates: [{ kind: 'today' }],
  membership: 'current',
  scope: 'own-programme',
  minimumGroup,
  paper: 'a4',
})
const walk = (...pages: number[]) => pages.map(page).reduce<Steps>(stepTo, { past: [], now: page(0), future: [] })
const said = ({ past, now, future }: Steps) => [past, [now], future].map((all) => all.map((one) => one.minimumGroup))

it('goes back and forward one step at a time, however the page before came back', () => {
  expect(said(walk(1, 2))).toEqual([[0, 1], [2], []])
  expect(said(walk(1, 2, 1))).toEqual([[0], [1], [2]])
  expect(said(walk(1, 2, 1, 0))).toEqual([[], [0], [2, 1]])
  expect(said(walk(1, 2, 1, 0, 1, 2))).toEqual([[0, 1], [2], []])
})

it('has nothing to do again after another change, and no step where nothing changed', () => {
  expect(said(walk(1, 2, 1, 3))).toEqual([[0, 1], [3], []])
  expect(said(walk(1, 1))).toEqual([[0], [1], []])
})
