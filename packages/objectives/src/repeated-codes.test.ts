import { Issue } from '@track/kernel'
import { expect, it } from 'vitest'
import { repeatedCodes } from './repeated-codes.js'

it('names the first holder with each further one, and passes over objectives without a code', () => {
  const codes = ['4N1', undefined, '4n1', '4N1', undefined, '4N1']
  const long = 'Count '.repeat(20)
  const objectives = codes.map((code, index) => ({ ...(code && { code }), wording: `${index} ${long}` }))
  const issues = repeatedCodes(objectives)
  expect(issues.map(({ row }) => row)).toEqual([4, 6])
  expect(issues[0]!.message).toMatch(/^“0 Count .{1,60}…” and “3 Count .{1,60}…” both have the code 4N1:/)
  expect(issues.map((issue) => Issue.parse(issue))).toEqual(issues)
})
