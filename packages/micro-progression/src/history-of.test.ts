import { expect, test } from 'vitest'
import { chartOf, deepFreeze, placement, wall, workOf } from '../test/e17.js'
import { historyOf } from './index.js'

const works = deepFreeze([workOf('w1', '2026-03-02'), workOf('w2', '2026-03-09'), workOf('w3', '2026-03-16')])
const first = placement('1', '2026-03-02T09:00:00.000Z', {
  workId: 'w1',
  levelId: 'L1',
  words: { glows: ['I drew it'], grow: 'Say why' },
})
const second = placement('2', '2026-03-09T09:00:00.000Z', { workId: 'w2', levelId: 'L2', betweenId: 'L3' })
const third = placement('3', '2026-03-16T09:00:00.000Z', { workId: 'w3', levelId: 'L2' })

test('piece by piece: the start, what each went for, whether it reached it, what comes next (A1-18, A1-19, A1-24)', () => {
  const history = historyOf('ada', { works, placements: [first, second, third], charts: [wall] })
  const inShort = history.map(({ work, own, isStart, goingFor, reached, next }) => [
    work.id,
    own?.levelId,
    isStart,
    goingFor?.levelId,
    reached,
    next?.levelId,
  ])
  expect(inShort).toEqual([
    ['w1', 'L1', true, undefined, null, 'L2'],
    ['w2', 'L2', false, 'L2', true, 'L3'],
    ['w3', 'L2', false, 'L3', false, 'L3'],
  ])
})

test('the grow of one piece is the focus of the next (A1-21, A1-24)', () => {
  const history = historyOf('ada', { works, placements: [first, second], charts: [wall] })
  expect(history.map(({ focus, glows, grow }) => [focus, glows, grow])).toEqual([
    [null, ['I drew it'], 'Say why'],
    ['Say why', [], null],
    [null, [], null],
  ])
})

test('no order given makes a difference, and nothing given is changed', () => {
  const turned = { works: works.toReversed(), placements: [third, first, second], charts: [wall] }
  expect(historyOf('ada', turned)).toEqual(
    historyOf('ada', { works, placements: [first, second, third], charts: [wall] }),
  )
})

test('what others say stands beside the pupil’s own and moves no target (A1-19, A1-23)', () => {
  const teachers = placement('t', '2026-03-03T09:00:00.000Z', { workId: 'w1', by: 'teacher', levelId: 'L3' })
  const [one, two] = historyOf('ada', { works, placements: [first, teachers], charts: [wall] })
  expect(one).toMatchObject({ own: first, others: [teachers], next: { levelId: 'L2' } })
  expect(two).toMatchObject({ own: null, goingFor: { levelId: 'L2' }, reached: null, next: null })
})

test('nobody else’s pieces or placements come into it (A1-19, A1-24)', () => {
  const bens = workOf('b1', '2026-03-01', { pupilId: 'ben' })
  const ben = placement('b', '2026-03-01T09:00:00.000Z', { workId: 'b1', pupilId: 'ben', levelId: 'L4' })
  const all = historyOf('ada', { works: [bens, ...works], placements: [ben, first], charts: [wall] })
  expect(all).toEqual(historyOf('ada', { works, placements: [first], charts: [wall] }))
})

test('a piece that was not placed leaves the start and the target where they were', () => {
  const history = historyOf('ada', { works, placements: [second, third], charts: [wall] })
  expect(history.map(({ isStart, reached }) => [isStart, reached])).toEqual([
    [false, null],
    [true, null],
    [false, false],
  ])
})

test('at the top the target stays the top (E17, A1-19)', () => {
  const top = placement('1', '2026-03-02T09:00:00.000Z', { workId: 'w1', levelId: 'L4' })
  const again = placement('2', '2026-03-09T09:00:00.000Z', { workId: 'w2', levelId: 'L4' })
  const [, line] = historyOf('ada', { works, placements: [top, again], charts: [wall] })
  expect(line).toMatchObject({ goingFor: { levelId: 'L4', isTop: true }, reached: true, next: { isTop: true } })
})

test('on a revised chart a target counts only through a shared paper (E17, A1-20, PRO-9)', () => {
  const placed = placement('2', '2026-03-09T09:00:00.000Z', { workId: 'w2', chartId: 'v2', levelId: 'L1' })
  const onSecond = (papers: readonly string[]) => {
    const charts = [wall, chartOf(papers, { id: 'v2', version: 2, revisesId: 'wall' })]
    const second = workOf('w2', '2026-03-09', { chartId: 'v2' })
    return historyOf('ada', { works: [works[0]!, second], placements: [first, placed], charts })[1]!
  }
  // The target was 2, shown by r05.
  expect(onSecond(['r07', 'r05', 'r09'])).toMatchObject({ goingFor: { chartId: 'wall', levelId: 'L2' }, reached: true })
  expect(onSecond(['r07', 'x', 'r05'])).toMatchObject({ reached: false })
  expect(onSecond(['r07', 'x', 'y'])).toMatchObject({ reached: null })
})

test('a chart that is not at hand leaves it open', () => {
  const [line] = historyOf('ada', { works, placements: [first], charts: [] })
  expect(line).toMatchObject({ own: first, isStart: true, next: null })
})
