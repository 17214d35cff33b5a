import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { ERROR_CODES } from './errors.js'

const sources = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith('.ts') && !name.includes('.test.') && name !== 'errors.ts')
  .map((name) => readFileSync(`${import.meta.dirname}/${name}`, 'utf8'))
  .join('\n')

it('lists every code that is thrown, and no other', () => {
  const thrown = [...sources.matchAll(/new TrackError\('(kernel\/[a-z-]+)'/g)].map(([, code]) => code)
  expect([...new Set(thrown)].sort()).toEqual(Object.keys(ERROR_CODES).sort())
})

it('says in each sentence what to do', () => {
  for (const sentence of Object.values(ERROR_CODES)) expect(sentence).toMatch(/^[A-Z].*: .*\.$/)
})

it('is the table of the README', () => {
  const readme = readFileSync(`${import.meta.dirname}/../README.md`, 'utf8')
  const rows = [...readme.matchAll(/^\| `(kernel\/[a-z-]+)` +\| (.*?) +\|$/gm)].map(([, code, sentence]) => [
    code,
    sentence,
  ])
  expect(rows).toEqual(Object.entries(ERROR_CODES))
})
