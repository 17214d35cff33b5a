import { expect, it } from 'vitest'
import { readYesNo } from './read-yes-no.js'

it.each(['Y', 'y', 'Yes', 'TRUE', 'T', '1', '✓', '✔', ' yes '])('%j is yes', (text) => {
  expect(readYesNo(text)).toEqual({ value: true })
})

it.each(['N', 'no', 'False', 'F', '0', '✗'])('%j is no', (text) => {
  expect(readYesNo(text)).toEqual({ value: false })
})

it('blank is unknown, which is not no', () => {
  expect(readYesNo('')).toEqual({ value: null })
  expect(readYesNo('\u00a0')).toEqual({ value: null })
})

it.each(['maybe', '2', '-', 'Ada Lovelace', 'constructor'])('%j is asked about and not repeated', (text) => {
  const reading = readYesNo(text)
  expect(reading).toMatchObject({ issue: { code: 'tabular/not-yes-or-no' } })
  if (text.length > 5) expect(JSON.stringify(reading)).not.toContain(text)
})
