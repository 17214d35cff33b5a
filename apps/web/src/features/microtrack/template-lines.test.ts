import type { Template } from '@track/microtrack'
import { expect, it } from 'vitest'
import {
  breakLine,
  changeLine,
  isUnwritten,
  moveLine,
  pasteLines,
  putBack,
  removeLine,
  withRoom,
  writtenOf,
} from './template-lines'

let ids = 0
const newId = () => `n${++ids}`
const task = (id: string, text: string) => ({ id, text, criterionIds: [], getsMeReady: false, optional: false })
const template: Template = {
  outcomes: ['I can add fractions'],
  criteria: [{ id: 'c1', text: 'I can show it' }],
  tasks: [task('t1', 'Draw a wall'), task('t2', 'Explain it')],
  moveOn: [],
  questions: [],
}
const texts = (lines: readonly { readonly text: string }[]) => lines.map(({ text }) => text)

it('keeps an empty line below each part, once, and keeps none of them', () => {
  const roomy = withRoom(template, { newId })
  expect(texts(roomy.tasks)).toEqual(['Draw a wall', 'Explain it', ''])
  expect(texts(roomy.questions)).toEqual([''])
  expect(withRoom(roomy, { newId })).toEqual(roomy)
  expect(writtenOf(roomy)).toEqual(template)
  expect(isUnwritten(withRoom({ ...template, outcomes: [], criteria: [], tasks: [] }, { newId }))).toBe(true)
  expect(isUnwritten(roomy)).toBe(false)
})

it('keeps neither links to a criterion that is gone nor empty options', () => {
  const options = [
    { id: 'o1', text: 'cards' },
    { id: 'o2', text: ' ' },
  ]
  const change = { criterionIds: ['c1', 'c9'], choice: { kind: 'practice' as const, choose: 1, options } }
  const [first] = writtenOf(changeLine(template, { part: 'tasks', id: 't1', change })).tasks
  expect(first).toMatchObject({ criterionIds: ['c1'], choice: { options: [{ id: 'o1', text: 'cards' }] } })
})

it('breaks a line where the hand is, or goes to the empty line below', () => {
  const roomy = withRoom(template, { newId })
  const broken = breakLine(roomy, { part: 'tasks', id: 't1', at: 4, newId })
  expect(texts(broken.template.tasks)).toEqual(['Draw', 'a wall', 'Explain it', ''])
  expect(broken.template.tasks[1]!.id).toBe(broken.id)
  const below = breakLine(roomy, { part: 'tasks', id: 't2', at: 10, newId })
  expect(below).toEqual({ template: roomy, id: roomy.tasks[2]!.id })
})

it('makes a line of each pasted line, without bullets, and choices of those with parts', () => {
  const roomy = withRoom(template, { newId })
  const pasted = pasteLines(roomy, {
    part: 'tasks',
    id: roomy.tasks[2]!.id,
    text: '- Warm up\n- Practise: cards / a game',
    newId,
  }).template.tasks
  expect(texts(pasted)).toEqual(['Draw a wall', 'Explain it', 'Warm up', 'Practise', ''])
  expect(texts(pasted[3]!.choice!.options)).toEqual(['cards', 'a game'])
  const { template: criteria, leftOver } = pasteLines(roomy, {
    part: 'criteria',
    id: 'c1',
    text: Array.from({ length: 21 }, (_, n) => `• Criterion ${n}`).join('\n'),
    newId,
  })
  expect(texts(criteria.criteria).slice(0, 2)).toEqual(['I can show it', 'Criterion 0'])
  expect(criteria.criteria).toHaveLength(20)
  expect(leftOver).toEqual(['Criterion 19', 'Criterion 20'])
})

it('moves a line, never past the ends, and puts a removed one back', () => {
  const roomy = withRoom(template, { newId })
  expect(texts(moveLine(roomy, { part: 'tasks', id: 't1', by: 1 }).tasks)).toEqual(['Explain it', 'Draw a wall', ''])
  expect(moveLine(roomy, { part: 'tasks', id: 't2', by: 1 })).toBe(roomy)
  expect(moveLine(roomy, { part: 'tasks', id: 't1', by: -1 })).toBe(roomy)
  const without = removeLine(roomy, { part: 'tasks', id: 't1' })
  expect(putBack(without, { part: 'tasks', line: roomy.tasks[0]!, place: 0 })).toEqual(roomy)
})
