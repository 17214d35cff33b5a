import { Issue } from '@track/kernel'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ERROR_CODES } from './errors.js'
import { readMark } from './read-mark.js'

const test = { name: 'Spring test', minimum: 0, maximum: 20, codes: ['A', 'Below', '9*'] }
const free = { name: 'Anything', codes: [] }

const issueOf = (reading: ReturnType<typeof readMark>) => {
  if (!('issue' in reading)) throw new Error('It was read')
  return reading.issue
}

describe('readMark', () => {
  it.each([
    ['17', 17],
    [' 17.5 ', 17.5],
    ['.5', 0.5],
    ['007', 7],
    ['+3', 3],
    ['0', 0],
    ['-0', 0],
    ['20', 20],
  ])('reads "%s" as a number', (text, value) => {
    expect(readMark(test, text)).toEqual({ value })
  })

  it.each([
    ['a', 'A'],
    ['BELOW ', 'Below'],
    ['9*', '9*'],
  ])('reads "%s" as a code in the school’s spelling', (text, value) => {
    expect(readMark(test, text)).toEqual({ value })
  })

  it('prefers the exact spelling of two codes, and a code to the number it looks like', () => {
    expect(readMark({ ...test, codes: ['p', 'P'] }, 'P')).toEqual({ value: 'P' })
    expect(readMark({ ...test, codes: ['99'] }, '99')).toEqual({ value: '99' })
  })

  it('takes a blank for a blank, not for 0', () => {
    expect(readMark(test, '')).toEqual({ value: null })
    expect(readMark(test, ' \t')).toEqual({ value: null })
  })

  it.each([
    ['-1', 'descriptors/out-of-range'],
    ['−1', 'descriptors/out-of-range'],
    ['20.5', 'descriptors/out-of-range'],
    ['7,5', 'descriptors/comma-decimal'],
    ['1,000', 'descriptors/comma-decimal'],
    ['85%', 'descriptors/not-a-mark'],
    ['<70', 'descriptors/not-a-mark'],
    ['1e3', 'descriptors/not-a-mark'],
    ['17.', 'descriptors/not-a-mark'],
    ['Ada', 'descriptors/not-a-mark'],
    ['9'.repeat(400), 'descriptors/not-a-mark'],
  ])('asks about "%s"', (text, code) => {
    expect(issueOf(readMark(test, text))).toMatchObject({ field: 'Spring test', code, severity: 'error' })
    expect(Object.keys(ERROR_CODES)).toContain(code)
  })

  it('never repeats what may be a name, and says what would be read', () => {
    const issue = issueOf(readMark(test, 'Ada Lovelace'))
    expect(JSON.stringify(issue)).not.toContain('Ada')
    expect(issue.message).toBe('Write a number or one of the codes A, Below, 9*.')
    expect(issueOf(readMark(free, 'x')).message).toBe('Write a number.')
    expect(Issue.parse(issue)).toEqual(issue)
  })

  it('reads any number back where the measure has no limits', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1_000_000, max: 1_000_000 }), (hundredths) => {
        const value = hundredths / 100
        expect(readMark(free, String(value))).toEqual({ value: value === 0 ? 0 : value })
      }),
    )
  })

  it('answers any text with plain JSON, within the limits', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.double().map(String)), (text) => {
        const reading = readMark(test, text)
        expect(JSON.parse(JSON.stringify(reading))).toEqual(reading)
        if ('value' in reading && typeof reading.value === 'number') {
          expect(reading.value).toBeGreaterThanOrEqual(0)
          expect(reading.value).toBeLessThanOrEqual(20)
        }
      }),
    )
  })
})
