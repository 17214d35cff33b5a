import type { Issue } from '@track/kernel'
import type { ERROR_CODES } from './errors.js'
import type { Measure } from './measure.js'

/** A mark as the log keeps it (a number, a code in the school's spelling, or null for a blank), or why it cannot be read. */
export type MarkReading = { readonly value: number | string | null } | { readonly issue: Issue }

/**
 * What a cell of a markbook or a pasted column says, for a measure.
 *
 * One of the measure's codes first, whatever its capitals, in the school's spelling; then a number with a decimal point, from the
 * lowest to the highest mark, both included. Blank is blank, never 0. Spaces around do not matter. What may mean two things
 * is asked, not guessed: a comma is never a decimal point. The issue does not repeat the cell, which may hold a name.
 *
 * @example
 * ```ts
 * import { readMark } from '@track/descriptors'
 *
 * const measure = { name: 'Spring test', minimum: 0, maximum: 20, codes: ['A', 'B'] }
 * readMark(measure, ' 17.5 ') // => { value: 17.5 }
 * readMark(measure, 'a') // => { value: 'A' }
 * readMark(measure, '') // => { value: null }
 * const reading = readMark(measure, '17,5')
 * 'issue' in reading && reading.issue.code // => 'descriptors/comma-decimal'
 * ```
 */
export function readMark(
  measure: Readonly<Pick<Measure, 'name' | 'minimum' | 'maximum'>> & { readonly codes: readonly string[] },
  text: string,
): MarkReading {
  const typed = text.trim()
  if (typed === '') return { value: null }
  const code = measure.codes.includes(typed) ? typed : measure.codes.find((each) => sameWord(each, typed))
  if (code !== undefined) return { value: code }

  const digits = typed.replace('\u2212', '-')
  const { name, minimum = Number.NEGATIVE_INFINITY, maximum = Number.POSITIVE_INFINITY } = measure
  if (/^[+-]?\d+,\d+(?:[.,]\d+)*$/.test(digits)) {
    return problem(
      name,
      'descriptors/comma-decimal',
      'A comma may mean two things: write 7.5 for seven and a half, 1000 for a thousand.',
    )
  }
  const value = /^[+-]?(?:\d+(?:\.\d+)?|\.\d+)$/.test(digits) ? Number(digits) : Number.NaN
  if (!Number.isFinite(value)) return problem(name, 'descriptors/not-a-mark', `Write a number${orCode(measure.codes)}.`)
  if (value < minimum)
    return problem(name, 'descriptors/out-of-range', `${value} is below the lowest mark, ${minimum}.`)
  if (value > maximum)
    return problem(name, 'descriptors/out-of-range', `${value} is above the highest mark, ${maximum}.`)
  // -0 is not JSON.
  return { value: value + 0 }
}

function sameWord(a: string, b: string): boolean {
  return a.trim().toLowerCase() === b.toLowerCase()
}

function orCode(codes: readonly string[]): string {
  return codes.length === 0 ? '' : ` or one of the codes ${codes.join(', ')}`
}

function problem(field: string, code: keyof typeof ERROR_CODES, message: string): MarkReading {
  return { issue: { field, code, message, severity: 'error' } }
}
