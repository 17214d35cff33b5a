import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  afterMark,
  cellsInColumn,
  cellsInRange,
  fitSelection,
  type Move,
  moveSelection,
  type RowShape,
  selectCell,
} from './grid-selection'

const pupil: RowShape = { kind: 'pupil', cells: 4, programme: null }
const year2: RowShape = { kind: 'pupil', cells: 2, programme: 'year 2' }
/** The class's row, two pupils, one alone in a programme of two objectives, two who share another, one more pupil. */
const rows: readonly RowShape[] = [
  { ...pupil, kind: 'all' },
  pupil,
  pupil,
  year2,
  { ...year2, programme: 'year 3' },
  { ...year2, programme: 'year 3' },
  pupil,
]

const go = (from: [number, number], ...moves: Move[]) =>
  moves.reduce(
    (selection, move) => moveSelection(selection, move, { rows }),
    selectCell({ row: from[0], column: from[1] }),
  )

describe('moving', () => {
  it('goes one cell at a time and stops at the edges', () => {
    expect(go([1, 1], 'right', 'down').cursor).toEqual({ row: 2, column: 2 })
    expect(go([0, 0], 'up', 'left').cursor).toEqual({ row: 0, column: 0 })
    expect(go([6, 3], 'down', 'right').cursor).toEqual({ row: 6, column: 3 })
  })

  it('keeps the column in mind while passing rows of fewer cells', () => {
    expect(go([2, 3], 'down').cursor).toEqual({ row: 3, column: 1 })
    expect(go([2, 3], 'down', 'down', 'down', 'down').cursor).toEqual({ row: 6, column: 3 })
  })

  it('jumps to the ends, and to the first pupil rather than the class’s row', () => {
    expect(go([2, 2], 'row-start').cursor).toEqual({ row: 2, column: 0 })
    expect(go([2, 2], 'row-end').cursor).toEqual({ row: 2, column: 3 })
    expect(go([6, 2], 'first').cursor).toEqual({ row: 1, column: 0 })
    expect(go([1, 0], 'last').cursor).toEqual({ row: 6, column: 3 })
    expect(go([1, 2], 'page-down').cursor).toEqual({ row: 6, column: 2 })
  })

  it('always lands on a cell that is there', () => {
    const shape = fc.record({
      kind: fc.constantFrom('all', 'pupil'),
      cells: fc.integer({ min: 1, max: 5 }),
      programme: fc.constantFrom(null, 'year 2', 'year 3'),
    })
    const moves = fc.constantFrom<Move>(
      'up',
      'down',
      'left',
      'right',
      'row-start',
      'row-end',
      'first',
      'last',
      'page-up',
      'page-down',
    ) // prettier-ignore
    fc.assert(
      fc.property(
        fc.array(shape, { minLength: 1, maxLength: 40 }),
        fc.array(fc.tuple(moves, fc.boolean())),
        (anyRows, steps) => {
          let selection = selectCell({ row: 0, column: 0 })
          for (const [move, extend] of steps) {
            selection = moveSelection(selection, move, { rows: anyRows as RowShape[], extend })
            expect(selection.cursor.column).toBeLessThan(anyRows[selection.cursor.row]!.cells)
          }
        },
      ),
    )
  })
})

describe('ranges', () => {
  it('grow from the anchor, in any direction', () => {
    const start = selectCell({ row: 2, column: 2 })
    const grown = moveSelection(moveSelection(start, 'up', { rows, extend: true }), 'left', { rows, extend: true })
    expect(cellsInRange(grown, rows)).toEqual([
      { row: 1, column: 1 },
      { row: 1, column: 2 },
      { row: 2, column: 1 },
      { row: 2, column: 2 },
    ])
  })

  it('over the class pass over other programmes, and stay in the one they began in', () => {
    const range = { cursor: { row: 6, column: 1 }, anchor: { row: 2, column: 1 }, wished: 1 }
    expect(cellsInRange(range, rows)).toEqual([
      { row: 2, column: 1 },
      { row: 6, column: 1 },
    ])
    expect(cellsInRange({ ...range, anchor: { row: 4, column: 1 } }, rows).map(({ row }) => row)).toEqual([4, 5])
  })

  it('of one cell are that cell, and a row that sets all has none', () => {
    expect(cellsInRange(selectCell({ row: 4, column: 0 }), rows)).toEqual([{ row: 4, column: 0 }])
    expect(cellsInRange(selectCell({ row: 0, column: 0 }), rows)).toEqual([])
  })

  it('of a whole column hold the pupils of one programme', () => {
    expect(cellsInColumn({ row: 0, column: 2 }, rows).map(({ row }) => row)).toEqual([1, 2, 6])
    expect(cellsInColumn({ row: 5, column: 1 }, rows).map(({ row }) => row)).toEqual([4, 5])
  })
})

describe('after a mark', () => {
  it('goes down to the next pupil in the class’s programme, and stays at the last', () => {
    expect(afterMark(selectCell({ row: 2, column: 1 }), { rows, direction: 'down' }).cursor).toEqual({
      row: 6,
      column: 1,
    })
    expect(afterMark(selectCell({ row: 6, column: 1 }), { rows, direction: 'down' }).cursor).toEqual({
      row: 6,
      column: 1,
    })
  })

  it('goes down in a shared programme, and along where a pupil works in one alone', () => {
    expect(afterMark(selectCell({ row: 4, column: 1 }), { rows, direction: 'down' }).cursor).toEqual({
      row: 5,
      column: 1,
    })
    expect(afterMark(selectCell({ row: 3, column: 0 }), { rows, direction: 'down' }).cursor).toEqual({
      row: 3,
      column: 1,
    })
  })

  it('goes along the pupil where the teacher prefers it', () => {
    expect(afterMark(selectCell({ row: 1, column: 1 }), { rows, direction: 'right' }).cursor).toEqual({
      row: 1,
      column: 2,
    })
  })
})

it('fits into a grid that has become smaller', () => {
  expect(fitSelection(selectCell({ row: 6, column: 3 }), [pupil]).cursor).toEqual({ row: 0, column: 3 })
  const same = selectCell({ row: 1, column: 1 })
  expect(fitSelection(same, rows)).toBe(same)
})
