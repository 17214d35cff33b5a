import { expect, it } from 'vitest'
import { moveBlock, stepOf } from './move-block'

const list = (text: string) => text.split(' ').map((id) => ({ id, depth: id.length - 1 }))
const text = (entries: readonly { readonly id: string }[]) => entries.map(({ id }) => id).join(' ')

it('moves an entry with what stands under it, before or after another (REP-1)', () => {
  const rows = list('a aa ab b ba c')
  expect(text(moveBlock(rows, 0, 4))).toBe('b ba a aa ab c')
  expect(text(moveBlock(rows, 3, 0))).toBe('b ba a aa ab c')
  expect(text(moveBlock(rows, 5, 0))).toBe('c a aa ab b ba')
  expect(text(moveBlock(rows, 0, 1))).toBe('a aa ab b ba c')
})

it('steps over what stands beside it, not into it or out of what it stands under', () => {
  const rows = list('a aa ab b ba c')
  expect([stepOf(rows, 0, 1), stepOf(rows, 3, -1), stepOf(rows, 2, -1)]).toEqual([4, 0, 1])
  expect([stepOf(rows, 0, -1), stepOf(rows, 2, 1), stepOf(rows, 4, 1), stepOf(rows, 5, 1)]).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ])
})
