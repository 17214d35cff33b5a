import { expect, it } from 'vitest'
import { makeClassCode, readClassCode } from './class-code.js'
import { isEasy, makePin, readPin } from './pin.js'

it('makes PINs of six digits or five of sixteen pictures, all over, and none that many would try first', () => {
  for (const [kind, length, of] of [
    ['digits', 6, 10],
    ['pictures', 5, 16],
  ] as const) {
    const pins = Array.from({ length: 2_000 }, () => makePin(kind))
    const parts = pins.map((pin) => (kind === 'digits' ? [...pin] : pin.split(' ')).map(Number))
    expect(parts.every((its) => its.length === length && !isEasy(its))).toBe(true)
    for (let at = 0; at < length; at++) expect(new Set(parts.map((its) => its[at])).size).toBe(of)
    expect(new Set(pins).size).toBeGreaterThan(1_950)
    for (const pin of pins) expect(readPin(` ${pin} `, kind)).toBe(pin)
  }
})

it('takes few different signs and runs for easy', () => {
  for (const easy of [
    [0, 0, 0, 0, 0, 0],
    [1, 2, 1, 2, 1, 2],
    [1, 2, 3, 1, 2, 3],
    [1, 2, 3, 4, 5, 6],
    [9, 8, 7, 6, 5, 4],
    [1, 3, 5, 7, 9],
  ])
    expect(isEasy(easy), easy.join()).toBe(true)
  expect(isEasy([3, 14, 0, 7, 9])).toBe(false)
})

it('reads every class code that it makes, whatever the class is called', () => {
  for (const name of ['4 Oak', '4B', 'Dosbarth Pêr', 'الصف', 'Nightingales', ''])
    for (let times = 0; times < 50; times++) {
      const code = makeClassCode(name)
      expect(code.length).toBeLessThanOrEqual(20)
      expect(readClassCode(code.toLowerCase().replaceAll('-', ''))).toBe(code)
    }
  expect(makeClassCode('Dosbarth Pêr')).toMatch(/^PER-/)
  expect(makeClassCode('الصف')).toMatch(/^CLASS-/)
})
