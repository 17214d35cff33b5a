import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from './root.mjs'

/** The rules of a room are numbered. Whoever changes one finds its test by its number. */

const titles = ['packages', 'apps', 'e2e']
  .flatMap((folder) => testFiles(join(root, folder)))
  .flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/\b(?:test|it)(?:\.\w+\([^)]*\))?\(\s*(['"`])(.*?)\1/gs)])
  .map(([, , title]) => title)

test.each([
  ['microtracking', 'A0', 53],
  ['micro-progressions', 'A1', 26],
])('every rule of %s is named by a test', (_, kind, count) => {
  const rules = Array.from({ length: count }, (_, index) => `${kind}-${String(index + 1).padStart(2, '0')}`)
  expect(rules.filter((rule) => !titles.some((title) => title.includes(rule)))).toEqual([])
})

function testFiles(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.isDirectory())
      return /^(node_modules|dist|test-results)$/.test(entry.name) ? [] : testFiles(join(folder, entry.name))
    return /\.test\.tsx?$/.test(entry.name) ? [join(folder, entry.name)] : []
  })
}
