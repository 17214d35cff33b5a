import { expect, test } from 'vitest'
import { monday } from '../test/acts.js'
import { Choice, Publication, TaskOption, Template } from './index.js'

test('a template has its three parts in their fixed order, and may be unfinished (A0-17)', () => {
  expect(Object.keys(Template.shape).slice(0, 3)).toEqual(['outcomes', 'criteria', 'tasks'])
  expect(Template.parse({ outcomes: [], criteria: [], tasks: [] })).toMatchObject({ moveOn: [], questions: [] })
})

test('a choice is of content, of practice, or of how to demonstrate (A0-28)', () => {
  const choice = { choose: 1, options: [] }
  for (const kind of ['content', 'practice', 'demonstrate'])
    expect(Choice.safeParse({ ...choice, kind }).success).toBe(true)
  expect(Choice.safeParse({ ...choice, kind: 'level' }).success).toBe(false)
})

test('an option may carry a link, a partner and about how long (A0-35)', () => {
  const option = {
    id: 'o',
    text: 'Flash cards',
    link: 'https://example.org/cards',
    partner: 'a classmate',
    minutes: 10,
  }
  expect(TaskOption.parse(option)).toEqual(option)
  for (const link of ['javascript:alert(1)', 'data:text/html,x', 'cards'])
    expect(TaskOption.safeParse({ ...option, link }).success).toBe(false)
})

test('what was given out reads back as it was', () => {
  expect(Publication.parse(JSON.parse(JSON.stringify(monday)))).toEqual(monday)
})
