import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { ERROR_CODES } from './errors.js'

const sources = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith('.ts') && !name.includes('.test.') && name !== 'errors.ts')
  .map((name) => readFileSync(`${import.meta.dirname}/${name}`, 'utf8').replaceAll(/^ *\*.*$/gm, ''))
  .join('\n')

it('lists every code that is given, and no other', () => {
  const given = [...sources.matchAll(/'(tabular\/[a-z-]+)'/g)].map(([, code]) => code)
  expect([...new Set(given)].sort()).toEqual(Object.keys(ERROR_CODES).sort())
})

it('is the table of the README, each sentence saying what to do', () => {
  const readme = readFileSync(`${import.meta.dirname}/../README.md`, 'utf8')
  const rows = [...readme.matchAll(/^\| `(tabular\/[a-z-]+)` +\| (.*?) +\|$/gm)].map(([, code, sentence]) => [
    code,
    sentence,
  ])
  expect(rows).toEqual(Object.entries(ERROR_CODES))
  for (const sentence of Object.values(ERROR_CODES)) expect(sentence).toMatch(/^[A-Z].*: .*\.$/)
})
