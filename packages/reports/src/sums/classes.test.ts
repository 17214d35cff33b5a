import fc from 'fast-check'
import { expect, it } from 'vitest'
import { classesOf } from './classes.js'

const PUPILS = ['a', 'b', 'c', 'd', 'e', 'f']
const numberOf = (id: string) => PUPILS.indexOf(id)

it('puts together who is in the same rows, each once', () => {
  const rows = [
    { id: 'all', members: [['a', 'b', 'c', 'd', 'd']] },
    { id: 'boys', members: [['c', 'd']] },
  ]
  const { count, classOf, rowsOf, pupils } = classesOf(rows, numberOf)
  expect(count).toBe(2)
  expect([...classOf]).toEqual([0, 0, 1, 1])
  expect(rowsOf.map((ofClass) => ofClass.map(({ row }) => row).sort())).toEqual([[0], [0, 1]])
  expect(pupils).toEqual([[4], [2]])
})

it('tells apart who is in a row on some dates only', () => {
  const rows = [{ id: 'all', members: [['a'], ['a', 'b'], ['a', 'b']] }]
  const { rowsOf, classOf, pupils, steady } = classesOf(rows, numberOf)
  expect(steady).toBe(false)
  expect(rowsOf[classOf[1]!]).toEqual([{ row: 0, dates: [1, 2] }])
  expect(pupils).toEqual([[1, 2, 2]])
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
        numberOf,
      )
      expect(new Set([...classOf].filter((number) => number >= 0)).size).toBe(count)
      for (const [pupil, id] of PUPILS.entries()) {
        const found = (rowsOf[classOf[pupil] ?? -1] ?? []).flatMap(({ row, dates }) =>
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
