import { expect, test } from 'vitest'
import { rubricFileName } from './rubric-file-name'

test('a file carries the first words of the question, and nothing that a disk refuses', () => {
  const prompt = 'How do you add 1/2 and 1/3? Tell it so that a friend could do it.'
  expect(rubricFileName({ prompt, version: 2 })).toBe('chart How do you add 1 v2.json')
  expect(rubricFileName({ prompt: '…?', version: 1 })).toBe('chart v1.json')
})
