import fc from 'fast-check'
import { expect, it } from 'vitest'
import { checkUpn } from './upn.js'

const LETTERS = 'ABCDEFGHJKLMNPQRTUVWXYZ'
const digit = fc.constantFrom(...'0123456789')
const places = fc
  .tuple(fc.array(digit, { minLength: 11, maxLength: 11 }), fc.constantFrom(...`0123456789${LETTERS}`))
  .map(([digits, last]) => [...digits, last].join(''))
/** A right number: exactly one of the 23 letters fits, so ask which. */
const upn = places.map((rest) => [...LETTERS].map((letter) => letter + rest).find((text) => checkUpn(text).valid)!)

it('accepts exactly one check letter for any twelve places, and names it for the others', () => {
  fc.assert(
    fc.property(places, (rest) => {
      const checks = [...LETTERS].map((letter) => checkUpn(letter + rest))
      const right = checks.filter(({ valid }) => valid)
      expect(right).toHaveLength(1)
      const others = checks.filter(({ valid }) => !valid)
      expect(others.every(({ expectedLetter }) => expectedLetter === right[0]!.normalised[0])).toBe(true)
    }),
  )
})

it('notices any single digit typed wrongly', () => {
  fc.assert(
    fc.property(upn, fc.integer({ min: 1, max: 11 }), digit, (text, place, typed) => {
      fc.pre(text[place] !== typed)
      expect(checkUpn(text.slice(0, place) + typed + text.slice(place + 1)).reason).toBe('check-letter')
    }),
  )
})

it('notices any two neighbouring digits swapped', () => {
  fc.assert(
    fc.property(upn, fc.integer({ min: 1, max: 10 }), (text, place) => {
      fc.pre(text[place] !== text[place + 1])
      const swapped = text.slice(0, place) + text[place + 1] + text[place] + text.slice(place + 2)
      expect(checkUpn(swapped).reason).toBe('check-letter')
    }),
  )
})

it('answers the same for the normalised form, and a reason exactly when not valid', () => {
  fc.assert(
    fc.property(fc.oneof(upn, fc.string({ maxLength: 16 })), (text) => {
      const check = checkUpn(text)
      expect(checkUpn(check.normalised)).toEqual(check)
      expect(check.reason === undefined).toBe(check.valid)
      expect(JSON.parse(JSON.stringify(check))).toEqual(check)
    }),
  )
})
