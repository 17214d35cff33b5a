import { expect, test } from 'vitest'
import { readTemplateText, Template } from './index.js'

function read(text: string) {
  let ids = 0
  const answer = readTemplateText(text, { newId: () => `id${++ids}` })
  const { template, leftOver, issues } = answer
  expect(Template.parse(template)).toEqual(template)
  return {
    outcomes: template.outcomes,
    criteria: template.criteria.map(({ text }) => text),
    tasks: template.tasks.map(({ text, choice }) =>
      choice ? `${text} [${choice.kind}: ${choice.options.map((option) => option.text).join('; ')}]` : text,
    ),
    leftOver,
    codes: issues.map(({ row, code }) => `${row} ${code}`),
  }
}

const expected = {
  outcomes: ['I can find equivalent fractions'],
  criteria: ['I can show it with a drawing', 'I can explain why 1/2 = 2/4'],
  tasks: [
    'Warm up with the fraction wall',
    'Practise [practice: cards with a friend; number line game]',
    'Write my own three',
  ],
  leftOver: [],
  codes: [],
}

test('a note as it is written on paper has three parts: outcome, criteria, tasks (A0-17)', () => {
  expect(
    read(`I can find equivalent fractions
I will know because:
( I can show it with a drawing
( I can explain why 1/2 = 2/4

[ ] Warm up with the fraction wall
[x] Practise: cards with a friend / number line game
[ ] Write my own three`),
  ).toEqual(expected)
})

test.each([
  [
    'headings, Windows line ends and numbers',
    'Learning objective: I can find equivalent fractions\r\n\r\nSuccess criteria\r\n1. I can show it with a drawing\r\n2. I can explain why 1/2 = 2/4\r\n\r\nTasks:\r\n1. Warm up with the fraction wall\r\n2. Practise: cards with a friend OR number line game\r\n3. Write my own three',
  ],
  [
    'bullets for the criteria and nothing for the tasks',
    'I can find equivalent fractions\n- I can show it with a drawing\n- I can explain why 1/2 = 2/4\nWarm up with the fraction wall\nPractise: cards with a friend / number line game\nWrite my own three',
  ],
  [
    'bullets in other kinds for both',
    'WALT: I can find equivalent fractions\nCriteria:\n• I can show it with a drawing\n• I can explain why 1/2 = 2/4\n☐ Warm up with the fraction wall\n☐ Practise: cards with a friend / number line game\n☐ Write my own three',
  ],
  [
    'an empty line after every line, as a text program pastes it',
    'Outcome\n\nI can find equivalent fractions\n\nI’ll know because\n\nI can show it with a drawing\n\nI can explain why 1/2 = 2/4\n\nTasks\n\nWarm up with the fraction wall\n\nPractise: cards with a friend / number line game\n\nWrite my own three',
  ],
  [
    'Markdown with the first criterion beside its heading',
    '# I can find equivalent fractions\n---\n**Criteria:** I can show it with a drawing\n- I can explain why 1/2 = 2/4\n\n- [ ] Warm up with the fraction wall\n- [ ] Practise: cards with a friend / number line game\n- [ ] Write my own three',
  ],
])('reads %s (A0-15)', (_, text) => {
  expect(read(text)).toEqual(expected)
})

test('parts between strokes are a choice of how to practise, a fraction is not (A0-28)', () => {
  expect(read('o\nPlay a game / make cards\nWrite 1 / 2 as 2 / 4\nsee https://example.org/a/b').tasks).toEqual([
    'Play a game / make cards [practice: Play a game; make cards]',
    'Write 1 / 2 as 2 / 4',
    'see https://example.org/a/b',
  ])
})

test('two outcomes are both kept, for the teacher to choose (A0-11)', () => {
  expect(read('Outcome: I can add\nOutcome: I can take away\nWarm up')).toMatchObject({
    outcomes: ['I can add', 'I can take away'],
    tasks: ['Warm up'],
  })
})

test('a text without an outcome is read all the same and says so', () => {
  expect(read('')).toMatchObject({ outcomes: [], tasks: [], codes: ['undefined microtrack/no-outcome'] })
  expect(read('Criteria\na\nb\nTasks\nc')).toMatchObject({ outcomes: [], criteria: ['a', 'b'], tasks: ['c'] })
})

test('a line that is too long becomes several, and what finds no room is left over, not lost', () => {
  const long = Array.from({ length: 70 }, (_, index) => `word${index}`).join(' ')
  const { tasks, codes } = read(`o\n${long}`)
  expect(tasks.join(' ')).toBe(long)
  expect(codes).toEqual(['2 microtrack/long-line'])
  const many = read(`o\n${Array.from({ length: 32 }, (_, index) => `task ${index}`).join('\n')}`)
  expect(many.tasks).toHaveLength(30)
  expect(many.leftOver).toEqual(['task 30', 'task 31'])
  expect(many.codes).toEqual(['32 microtrack/no-room', '33 microtrack/no-room'])
})
