import fc from 'fast-check'
import { expect, it } from 'vitest'
import { classesOf } from './classes.js'

const PUPILS = ['a', 'b', 'c', 'd', 'e', 'f']
const pupils = new Map(PUPILS.map((id, place) => [id, place]))
const among = { pupils, numberOf: (id: string) => pupils.get(id)! }

it('puts together who is in the same rows, each once', () => {
  const rows = [
    { id: 'all', members: [['a', 'b', 'c', 'd', 'd']] },
    { id: 'boys', members: [['c', 'd']] },
  ]
  const { count, classOf, rowsOf, pupils: sizes } = classesOf(rows, among)
  expect(count).toBe(3)
  expect([...classOf]).toEqual([0, 0, 1, 1, 2, 2])
  expect(rowsOf.map((ofClass) => ofClass.map(({ row }) => row).sort())).toEqual([[0], [0, 1], []])
  expect(sizes).toEqual([[4], [2]])
})

it('tells apart who is in a row on some dates only', () => {
  const rows = [{ id: 'all', members: [['a'], ['a', 'b'], ['a', 'b']] }]
  const { rowsOf, classOf, pupils: sizes, steady } = classesOf(rows, among)
  expect(steady).toBe(false)
  expect(rowsOf[classOf[1]!]).toEqual([{ row: 0, dates: [1, 2] }])
  expect(sizes).toEqual([[1, 2, 2]])
})

it('gives every pupil exactly the rows and dates of their lists', () => {
  const anyRows = fc.array(
    fc.tuple(fc.subarray(PUPILS), fc.subarray(PUPILS), fc.boolean()).map(([a, b, same]) => [a, same ? a : b, b]),
    { maxLength: 5 },
  )
  fc.assert(
    fc.property(anyRows, (lists) => {
      const { classOf, rowsOf, count } = classesOf(
        lists.map((members, row) => ({ id: `${row}`, members })),
        among,
      )
      expect(new Set(classOf).size).toBe(count)
      for (const [pupil, id] of PUPILS.entries()) {
        const found = rowsOf[classOf[pupil]!]!.flatMap(({ row, dates }) =>
          (dates ?? [0, 1, 2]).map((date) => `${row} ${date}`),
        )
        const expected = lists.flatMap((members, row) =>
          members.flatMap((ids, date) => (ids.includes(id) ? `${row} ${date}` : [])),
        )
        expect(found.toSorted()).toEqual(expected.toSorted())
      }
    }),
  )
})
