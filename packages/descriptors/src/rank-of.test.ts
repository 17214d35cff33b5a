import fc from 'fast-check'
import { expect, it } from 'vitest'
import { isSecure, rankOf } from './rank-of.js'

const scale = {
  codes: [{ id: 'not-yet' }, { id: 'emerging' }, { id: 'secure' }, { id: 'deeper' }],
  secureFrom: 'secure',
}

it('counts ranks from 0, lowest first', () => {
  expect(scale.codes.map(({ id }) => rankOf(scale, id))).toEqual([0, 1, 2, 3])
  expect(scale.codes.map(({ id }) => isSecure(scale, id))).toEqual([false, false, true, true])
})

it('tells a code it does not have from one that is not secure', () => {
  expect(rankOf(scale, 'mastered')).toBeUndefined()
  expect(isSecure(scale, 'mastered')).toBeUndefined()
  expect(isSecure({ ...scale, secureFrom: 'mastered' }, 'deeper')).toBeUndefined()
})

it('never loses secured by going deeper', () => {
  const codes = fc.uniqueArray(fc.string(), { minLength: 2, maxLength: 7 }).map((ids) => ids.map((id) => ({ id })))
  fc.assert(
    fc.property(codes, fc.nat(), (all, pick) => {
      const any = { codes: all, secureFrom: all[pick % all.length]!.id }
      const secured = all.map(({ id }) => isSecure(any, id))
      expect(secured).toEqual(secured.toSorted())
      expect(secured.at(-1)).toBe(true)
    }),
  )
})
