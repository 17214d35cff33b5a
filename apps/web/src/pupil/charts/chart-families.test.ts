import type { PupilCharts } from '@track/api-contract'
import type { Chart, Placement, Work } from '@track/micro-progression'
import { expect, test } from 'vitest'
import { chartFamilies } from './chart-families'

const chart = (id: string, papers: readonly string[], more: Partial<Chart> = {}): Chart => ({
  ...{ id, sessionId: id, version: 1, revisesId: null, prompt: 'Why?', publishedAt: '2026-03-01T09:00:00.000Z' },
  levels: papers.map((pieceId, place) => ({
    level: { id: `${id}-${place}`, label: String(place), value: place },
    exemplars: [{ pieceId, origin: 'rewritten', text: pieceId, imageId: null, quality: null, standardError: null }],
    qualifiers: [{ id: `${id}-q${place}`, text: `Shows ${place}` }],
    isApart: null,
  })),
  ...more,
})
const OLD = chart('old', ['a', 'b', 'c'])
const NEW = chart('new', ['z', 'b', 'y'], { revisesId: 'old', version: 2, publishedAt: '2026-04-01T09:00:00.000Z' })

const work = (id: string, chartId: string, doneOn: Work['doneOn']): Work => ({
  id,
  pupilId: 'ada',
  chartId,
  doneOn,
  imageId: null,
})
const placement = ({ id, chartId }: Work, place: number, nearestId: string): Placement => ({
  ...{ id: `of ${id}`, workId: id, chartId, pupilId: 'ada', by: 'pupil', betweenId: null, rule: 'hand', answers: [] },
  ...{ levelId: `${chartId}-${place}`, probability: null, nearestId, qualifierIds: [`${chartId}-q0`] },
  ...{
    words: { glows: ['Neat'], grow: `grow ${id}` },
    recordedBy: 'ada',
    recordedAt: `2026-03-02T09:00:0${place}.000Z`,
  },
})
const first = work('first', 'old', '2026-03-02')
const second = work('second', 'new', '2026-04-02')
const mine = (more: Partial<PupilCharts> = {}): PupilCharts => ({
  ...{ pupilId: 'ada', name: 'Ada', today: '2026-04-02' },
  charts: [
    { chart: OLD, isHung: false },
    { chart: NEW, isHung: true },
  ],
  works: [second, first],
  placements: [placement(first, 0, 'a'), placement(second, 1, 'b')],
  ...more,
})

test('a revised chart takes the pieces of the one before along, and the first one placed is the start (A1-20, A1-24)', () => {
  const [family, ...others] = chartFamilies(mine())
  expect(others).toEqual([])
  expect([family!.chart.id, family!.isHung]).toEqual(['new', true])
  expect(family!.lines.map(({ work, on, isStart }) => [work.id, on.id, isStart])).toEqual([
    ['first', 'old', true],
    ['second', 'new', false],
  ])
})

test('a place of before stands on the chart of now only through a shared paper (A1-20, PRO-9)', () => {
  const mapped = (placed: Placement) =>
    chartFamilies(mine({ works: [first], placements: [placed] }))[0]!.lines[0]!.mapped
  expect(mapped(placement(first, 0, 'a'))).toBe('not comparable')
  expect(mapped(placement(first, 1, 'b'))).toEqual({ levelId: 'new-1', betweenId: null })
})

test('what I went for is called what its own chart called it, and reached through the shared paper (A1-19)', () => {
  const [, line] = chartFamilies(mine())[0]!.lines
  expect([line!.goal, line!.reached, line!.focus]).toEqual(['1', true, 'grow first'])
})

test('two charts about different things have nothing to do with each other; the one that hangs comes first', () => {
  const other = chart('other', ['p', 'q'], { publishedAt: '2026-05-01T09:00:00.000Z' })
  const families = chartFamilies(mine({ charts: [{ chart: other, isHung: false }, ...mine().charts] }))
  expect(families.map(({ chart, lines }) => [chart.id, lines.length])).toEqual([
    ['new', 2],
    ['other', 0],
  ])
})
