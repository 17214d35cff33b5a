import { expect, test } from 'vitest'
import { fitPoster, type LevelHeights } from './fit-poster'

const level = (...heights: number[]): LevelHeights => ({ head: 10, pieces: heights.map((height) => ({ height })) })
const long = (lines: number): LevelHeights => ({
  head: 10,
  pieces: [
    {
      height: lines * 10,
      lines: Array.from({ length: lines }, (_, at) => ({ until: (at + 1) * 5, height: 10 })),
    },
  ],
})

test('a level is a tile, in the largest letters with which none needs a second (A1-16)', () => {
  const poster = fitPoster(
    [
      { points: 40, room: 100, levels: [long(10), level(20)] },
      { points: 32, room: 100, levels: [level(80), level(15)] },
      { points: 24, room: 100, levels: [level(60), level(10)] },
    ],
    'tiles',
  )
  expect(poster.points).toBe(32)
  expect(poster.sheets.map(([panel]) => panel!.level)).toEqual([0, 1])
})

test('what is longer than a tile goes on on the next between two of its lines, every letter once (A1-16)', () => {
  for (const layout of ['tiles', 'columns', 'rows'] as const) {
    const { sheets } = fitPoster([{ points: 24, room: 50, levels: [long(11), level(5)] }], layout)
    const slices = sheets
      .flat()
      .filter((panel) => panel.level === 0)
      .flatMap((panel) => panel.slices)
    expect(slices[0]!.from).toBe(0)
    expect(slices.at(-1)!.until).toBeNull()
    expect(
      slices.slice(1).map(({ from }) => from),
      layout,
    ).toEqual(slices.slice(0, -1).map(({ until }) => until))
  }
})

test('smaller letters that save no sheet are not used', () => {
  const sizes = [40, 24].map((points) => ({ points, room: 50, levels: [long(9)] }))
  expect(fitPoster(sizes, 'tiles').points).toBe(40)
})

test('rows share a page as long as they fit, a label counting where it is the highest', () => {
  const { sheets } = fitPoster([{ points: 24, room: 30, levels: [level(2), level(15), level(10)] }], 'rows')
  expect(sheets.map((panels) => panels.map((panel) => panel.level))).toEqual([[0, 1], [2]])
})
