import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readTemplateText, Template } from './index.js'

const anyWords = fc
  .array(fc.stringMatching(/^[a-z]{1,8}$/), { minLength: 1, maxLength: 80 })
  .map((words) => words.join(' '))
const anyMark = fc.constantFrom('', '', '- ', '• ', '1. ', '[ ] ', '( ', 'LO: ', 'Criteria: ', 'Tasks: ', '/ ', 'x / ')
const anyLine = fc.oneof(
  fc.tuple(anyMark, anyWords).map(([mark, words]) => mark + words),
  fc.constantFrom('', '---', 'Criteria', 'I will know because', 'Tasks:', 'Outcome'),
  fc.string({ unit: 'binary', maxLength: 700 }),
)

test('whatever is pasted, a template comes of it that can be kept', () => {
  fc.assert(
    fc.property(fc.array(anyLine, { maxLength: 40 }), (lines) => {
      let ids = 0
      const { template } = readTemplateText(lines.join('\n'), { newId: () => `id${++ids}` })
      expect(Template.safeParse(template).error).toBeUndefined()
      const { criteria, tasks } = template
      const own = [...criteria, ...tasks, ...tasks.flatMap(({ choice }) => choice?.options ?? [])].map(({ id }) => id)
      expect(new Set(own).size).toBe(own.length)
    }),
  )
})

test('no word of any line is lost', () => {
  const anyText = fc.array(
    fc.oneof(
      fc.tuple(anyMark, anyWords).map(([mark, words]) => ({ line: mark + words, words })),
      fc.constant({ line: '', words: '' }),
    ),
    { maxLength: 60 },
  )
  fc.assert(
    fc.property(anyText, (lines) => {
      const { template, leftOver } = readTemplateText(lines.map(({ line }) => line).join('\n'), { newId: () => 'id' })
      const kept = [
        ...template.outcomes,
        ...template.criteria.map(({ text }) => text),
        ...template.tasks.flatMap(({ text, choice }) => [
          text,
          ...(choice?.options ?? []).map((option) => option.text),
        ]),
        ...leftOver,
      ].join(' ')
      const keptWords = new Set(kept.split(/[^a-z]+/))
      expect(
        lines.flatMap(({ words }) => words.split(' ')).filter((word) => !keptWords.has(word) && word !== ''),
      ).toEqual([])
    }),
  )
})
