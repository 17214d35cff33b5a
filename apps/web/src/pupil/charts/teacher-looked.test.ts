import type { Chart, Placement } from '@track/micro-progression'
import { expect, test } from 'vitest'
import { teacherLooked } from './teacher-looked'

const charts = [{ chart: { id: 'wall' } as Chart, isHung: true }]
const said = (by: Placement['by'], workId: string, minute: number) =>
  ({ by, workId, chartId: 'wall', recordedAt: `2026-03-02T09:0${minute}:00.000Z` }) as Placement
const looked = (...placements: Placement[]) => [...teacherLooked({ charts, placements })]

test('a piece that the teacher placed since my own last placing is one they looked at; with my next placing it is known (A1-23)', () => {
  expect(looked(said('pupil', 'one', 1), said('teacher', 'one', 2))).toEqual(['one'])
  expect(looked(said('teacher', 'one', 2))).toEqual(['one'])
  expect(looked(said('pupil', 'one', 1), said('teacher', 'one', 2), said('pupil', 'two', 3))).toEqual([])
  expect(looked(said('pupil', 'one', 1), said('peer', 'one', 2))).toEqual([])
})

test('a chart that does not hang any more asks nothing (A1-23)', () => {
  const down = charts.map(({ chart }) => ({ chart, isHung: false }))
  expect(teacherLooked({ charts: down, placements: [said('teacher', 'one', 2)] }).size).toBe(0)
})
