import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { root } from './root.mjs'

/** Every rule of the gate is provoked once: a rule that nothing can break guards nothing. */

const bin = (name) => join(root, 'node_modules/.bin', name)
const packages = ['kernel', 'roster', 'objectives', 'descriptors', 'markbook', 'reports', 'api-contract']

/** A small tree in which everything is allowed. */
const lawful = {
  'packages/kernel/src/day.ts': "import { addDays } from 'date-fns'\nexport const later = addDays\n",
  'packages/kernel/src/index.ts': "export { later } from './day.js'\n",
  'packages/kernel/src/day.test.ts': "import 'node:fs'\nexport const now = new Date()\n",
  'packages/roster/src/index.ts': "export { later } from '@track/kernel'\n",
  'packages/roster/src/deep.ts': 'export const deep = 1\n',
  'packages/objectives/src/index.ts': "import type { later } from '@track/kernel'\nexport type Later = typeof later\n",
  'packages/descriptors/src/index.ts': 'export const born = new Date(0)\n',
  'packages/markbook/src/index.ts': "export { later } from '@track/kernel'\n",
  'packages/reports/src/index.ts':
    "export { later } from '@track/markbook'\nexport { born } from '@track/descriptors'\n",
  'packages/api-contract/src/index.ts': "export { later } from '@track/reports'\n",
  'apps/api/src/app.ts': "import 'node:http'\nexport { pupils } from './features/pupils/pupils.js'\n",
  'apps/api/src/features/pupils/pupils.ts': "export { later as pupils } from '@track/api-contract'\n",
  'apps/api/src/features/markbook/markbook.ts': 'export const markbook = 1\n',
  'apps/web/src/app/router.tsx': "export { page } from '../routes/page.js'\n",
  'apps/web/src/app/paths.ts': "export const home = '/'\n",
  'apps/web/src/routes/page.tsx':
    "export { home } from '../app/paths.js'\nexport { grid as page } from '../features/markbook/grid.js'\n",
  'apps/web/src/features/markbook/grid.tsx': "export { button as grid } from '../../ui/button.js'\n",
  'apps/web/src/features/pupils/list.tsx': 'export const list = 1\n',
  'apps/web/src/ui/button.tsx': 'export const button = 1\n',
}

/** One file for each rule of .dependency-cruiser.cjs that breaks it. */
const importsThatBreak = {
  'The kernel imports no other package': ['packages/kernel/src/planted.ts', '@track/roster'],
  'Siblings are strangers: they import only the kernel': ['packages/objectives/src/planted.ts', '@track/roster'],
  'The markbook stands on the kernel and the packages below it': ['packages/markbook/src/planted.ts', '@track/reports'],
  'Reports stand on the kernel, the descriptors and the markbook': ['packages/reports/src/planted.ts', '@track/roster'],
  'Libraries import no app': ['packages/api-contract/src/planted.ts', '../../../apps/api/src/app.js'],
  'The contract and the conformance runner stand above every library': [
    'packages/roster/src/planted.ts',
    '@track/api-contract',
  ],
  'Packages are entered by name': ['packages/descriptors/src/planted.ts', '../../kernel/src/index.js'],
  'Packages are entered through the front door': ['apps/api/src/planted.ts', '@track/roster/src/deep.ts'],
  'Libraries are pure: no Node built-ins': ['packages/kernel/src/planted-built-in.ts', 'node:fs'],
  'Calendar arithmetic happens in the kernel: date-fns stays there': [
    'packages/roster/src/planted-dates.ts',
    'date-fns',
  ],
  'Features of the API are strangers': ['apps/api/src/features/pupils/planted.ts', '../markbook/markbook.js'],
  'Features of the web are strangers': ['apps/web/src/features/pupils/planted.ts', '../markbook/grid.js'],
  'Apps never import each other': ['apps/web/src/planted.ts', '../../api/src/app.js'],
  'Pieces and helpers of the web know no feature, route or app': [
    'apps/web/src/ui/planted.ts',
    '../features/pupils/list.js',
  ],
  'Features of the web know no route or app': ['apps/web/src/features/markbook/planted.ts', '../../app/router.js'],
  'Routes of the web know no app': ['apps/web/src/routes/planted.ts', '../app/router.js'],
  'Nothing imports itself in a circle': ['packages/kernel/src/planted-circle.ts', './planted-circle.js'],
  'Every import leads somewhere': ['packages/kernel/src/planted-nowhere.ts', './nowhere.js'],
}

const impurities = [
  'new Date()',
  'Date.now()',
  'Math.random()',
  "'a'.localeCompare('b')",
  "Intl.Collator('cy')",
].concat(
  ['console.log(1)', 'document.title', 'fetch("/")', 'globalThis.fetch', 'process.env', 'crypto.randomUUID()'],
  ['performance.now()', 'setTimeout(() => 1)'],
)

let tree
beforeAll(() => {
  tree = mkdtempSync(join(tmpdir(), 'track-rules-'))
  for (const file of ['.dependency-cruiser.cjs', 'tsconfig.base.json', 'biome.json', 'scripts']) {
    cpSync(join(root, file), join(tree, file), { recursive: true })
  }
  for (const name of packages) {
    // The real door, and one left ajar: a deep import must be refused even where Node would allow it.
    const exports = { '.': { '@track/source': './src/index.ts' }, './src/*': './src/*' }
    write(`packages/${name}/package.json`, JSON.stringify({ name: `@track/${name}`, exports }))
    link(join(tree, 'packages', name), `node_modules/@track/${name}`)
  }
  const dateFns = createRequire(join(root, 'packages/kernel/package.json')).resolve('date-fns/package.json')
  link(dirname(dateFns), 'node_modules/date-fns')
  for (const [file, text] of Object.entries(lawful)) write(file, text)
})
afterAll(() => rmSync(tree, { recursive: true }))

test('a lawful tree breaks no rule', () => {
  expect(brokenImports()).toEqual([])
  expect(impureFiles()).toEqual([])
})

test('every rule about imports is broken by the import planted for it', () => {
  for (const [file, target] of Object.values(importsThatBreak)) write(file, `export * as planted from '${target}'\n`)
  const broken = brokenImports()
  for (const [rule, [file]] of Object.entries(importsThatBreak)) expect(broken).toContain(`${file}: ${rule}`)
})

test('every rule about imports has a planted violation', () => {
  const { forbidden } = createRequire(import.meta.url)('../.dependency-cruiser.cjs')
  expect(Object.keys(importsThatBreak)).toEqual(forbidden.map((rule) => rule.name))
})

test.each(impurities)('a library may not say %s, its tests may', (impurity) => {
  write('packages/roster/src/impure.ts', `export const planted = ${impurity}\n`)
  write('packages/roster/src/impure.test.ts', `export const planted = ${impurity}\n`)
  expect(impureFiles()).toEqual(['packages/roster/src/impure.ts'])
})

function brokenImports() {
  const args = ['packages', 'apps', '--config', '.dependency-cruiser.cjs', '--output-type', 'json']
  const { stdout } = spawnSync(bin('depcruise'), args, { cwd: tree, encoding: 'utf8', maxBuffer: 1e8 })
  return JSON.parse(stdout).summary.violations.map(({ from, rule }) => `${from}: ${rule.name}`)
}

function impureFiles() {
  const args = [
    'lint',
    '--vcs-enabled=false',
    '--only=noRestrictedGlobals',
    '--only=plugin',
    '--reporter=json',
    'packages',
  ]
  const { stdout } = spawnSync(bin('biome'), args, { cwd: tree, encoding: 'utf8' })
  return JSON.parse(stdout).diagnostics.map(({ location }) => location.path)
}

function write(file, text) {
  mkdirSync(dirname(join(tree, file)), { recursive: true })
  writeFileSync(join(tree, file), text)
}

function link(target, path) {
  mkdirSync(dirname(join(tree, path)), { recursive: true })
  symlinkSync(target, join(tree, path), 'junction')
}
