import { i18n } from '@lingui/core'
import { ERROR_CODES } from '@track/micro-progression'
import { beforeAll, expect, test } from 'vitest'
import { inOneLine, issueWords } from './issue-words'

beforeAll(() => i18n.loadAndActivate({ locale: 'en', messages: {} }))

const issue = (code: keyof typeof ERROR_CODES, row?: number) => ({ code, row, message: ERROR_CODES[code] })

test('a level that lacks a response and its words is one line in the words of the screen (A1-15)', () => {
  const lines = inOneLine([
    issue('micro-progression/no-exemplar', 1),
    issue('micro-progression/no-qualifier', 1),
    issue('micro-progression/no-qualifier', 2),
    issue('micro-progression/no-exemplar', 3),
  ])
  expect(lines.map((line) => issueWords(line, { level: String(line.row! - 1) }))).toEqual([
    'Level 0 needs a response and what makes it a 0',
    'Level 1 needs what makes a response a 1',
    'Level 2 needs a response',
  ])
})

test('what keeps a chart off the wall is said without the words of the package (A1-15)', () => {
  const codes = [
    'micro-progression/too-few-levels',
    'micro-progression/no-exemplar',
    'micro-progression/no-qualifier',
    'micro-progression/exemplars-out-of-order',
    'micro-progression/exemplar-without-place',
    'micro-progression/nothing-to-show',
    'micro-progression/no-consent',
    'micro-progression/lowest-is-a-pupils',
    'micro-progression/not-looked-at',
    'micro-progression/handwriting',
    'micro-progression/lowest-is-highest',
    'micro-progression/piece-of-another-collection',
  ] as const
  for (const code of codes)
    expect(issueWords(issue(code, 1), { level: '0' })).not.toMatch(/exemplar|qualifier|nominat/i)
})
