import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from './root.mjs'

const read = (file) => readFileSync(join(root, file), 'utf8')

test('docs/operating.md lists every setting of the server, and no other', () => {
  const settings = [...read('apps/api/src/env.ts').matchAll(/^ {2}([A-Z_]+): /gm)].map(([, name]) => name)
  const rows = read('docs/operating.md')
    .split('\n')
    .filter((line) => line.startsWith('| `'))
  const documented = rows.flatMap((row) => [...row.split(' | ')[0].matchAll(/`([A-Z_]+)`/g)].map(([, name]) => name))
  expect(settings).not.toEqual([])
  expect(documented.toSorted()).toEqual(settings.toSorted())
})
