import { expect, it } from 'vitest'
import { copyName } from './copy-name'

const copyOf = (name: string) => `Copy of ${name}`

it('is a name that no other report has, however it is written', () => {
  expect(copyName('Governors', { taken: ['Governors'], copyOf })).toBe('Copy of Governors')
  const taken = ['Governors', 'copy of GOVERNORS', 'Copy of Governors 2']
  expect(copyName('Governors', { taken, copyOf })).toBe('Copy of Governors 3')
})

it('is never longer than a name may be', () => {
  const name = 'x'.repeat(120)
  expect(copyName(name, { taken: [copyOf(name).slice(0, 116)], copyOf }).length).toBeLessThanOrEqual(120)
})
