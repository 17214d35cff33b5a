import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from './root.mjs'

/** The rules of microtracking are numbered A0-01 to A0-53. Whoever changes one finds its test by its number. */

const RULES = Array.from({ length: 53 }, (_, index) => `A0-${String(index + 1).padStart(2, '0')}`)

test('every rule of microtracking is named by a test', () => {
  const titles = ['packages', 'apps', 'e2e']
    .flatMap((folder) => testFiles(join(root, folder)))
    .flatMap((file) => [
      ...readFileSync(file, 'utf8').matchAll(/\b(?:test|it)(?:\.\w+\([^)]*\))?\(\s*(['"`])(.*?)\1/gs),
    ])
    .map(([, , title]) => title)
  expect(RULES.filter((rule) => !titles.some((title) => title.includes(rule)))).toEqual([])
})

function testFiles(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.isDirectory())
      return /^(node_modules|dist|test-results)$/.test(entry.name) ? [] : testFiles(join(folder, entry.name))
    return /\.test\.tsx?$/.test(entry.name) ? [join(folder, entry.name)] : []
  })
}
