import { expect, it } from 'vitest'
import { Advice, Issue } from './issue.js'

it('is an error unless it says warning', () => {
  const issue = Issue.parse({ row: 4, field: 'Date of birth', code: 'tabular/no-such-day', message: 'Check the date.' })
  expect(issue.severity).toBe('error')
  expect(Issue.parse({ ...issue, severity: 'warning' }).severity).toBe('warning')
})

it('may be about the whole file', () => {
  expect(Issue.parse({ code: 'tabular/empty', message: 'Choose another file.' })).toEqual({
    code: 'tabular/empty',
    message: 'Choose another file.',
    severity: 'error',
  })
})

it('counts rows from 1', () => {
  expect(Issue.safeParse({ row: 0, code: 'a/b', message: 'm' }).success).toBe(false)
  expect(Issue.safeParse({ row: 1.5, code: 'a/b', message: 'm' }).success).toBe(false)
})

it('survives JSON', () => {
  const issue = Issue.parse({ row: 4, code: 'a/b', message: 'm' })
  expect(JSON.parse(JSON.stringify(issue))).toEqual(issue)
})

it('advice has a code and words, and no severity', () => {
  expect(
    Advice.parse({ code: 'microtrack/many-tasks', message: 'Typically 4 to 8 tasks.', severity: 'error' }),
  ).toEqual({
    code: 'microtrack/many-tasks',
    message: 'Typically 4 to 8 tasks.',
  })
})
