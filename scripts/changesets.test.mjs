import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from './root.mjs'

const folder = join(root, '.changeset')
const changesets = readdirSync(folder).filter((file) => file.endsWith('.md') && file !== 'README.md')

test('every changeset names packages that exist, how much changes, and what is new', () => {
  for (const file of changesets) {
    const text = readFileSync(join(folder, file), 'utf8')
    const [, header = ''] = /^---\n((?:["']@track\/[a-z-]+["']: (?:major|minor|patch)\n)+)---\n\n\S/.exec(text) ?? []
    const packages = [...header.matchAll(/@track\/([a-z-]+)/g)].map(([, name]) => name)
    expect(packages, `${file} does not begin as a changeset does`).not.toEqual([])
    expect(readdirSync(join(root, 'packages')), file).toEqual(expect.arrayContaining(packages))
  }
})
