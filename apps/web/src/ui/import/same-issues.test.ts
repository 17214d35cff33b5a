import { expect, it } from 'vitest'
import { sameIssues } from './same-issues'

const issue = (row: number | undefined, message: string, severity: 'error' | 'warning' = 'error') => ({
  ...(row !== undefined && { row }),
  field: 'DOB',
  code: 'tabular/not-a-date',
  message,
  severity,
})

it('puts together what says the same about the same column', () => {
  expect(sameIssues([issue(2, 'a'), issue(3, 'b'), issue(4, 'a')]).map(({ rows }) => rows)).toEqual([[2, 4], [3]])
})

it('keeps warnings apart and last, and what is about no row without rows', () => {
  const [first, last] = sameIssues([issue(2, 'a', 'warning'), issue(undefined, 'a')])
  expect(first).toMatchObject({ severity: 'error', rows: [] })
  expect(last).toMatchObject({ severity: 'warning', rows: [2] })
})
