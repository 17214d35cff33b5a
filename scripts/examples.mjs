import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { root } from './root.mjs'

/**
 * Turns every example of the documentation into a test, so that no page can promise what the code does not do.
 *
 * An example is a fenced `ts` block in a README, in docs/ or in a doc comment of packages/*\/src. `expression // => value`
 * becomes an assertion; a block without one must still compile and run. Blocks of a page share the page's imports; blocks
 * of a comment see the exports of their own file. A block fenced as `ts no-run` is a fragment and left alone.
 */

export const examplesFolder = join(root, 'test-results/examples')

/** Every name that an example may import, and the file behind it. */
export const sourceOf = {
  zod: join(root, 'packages/kernel/node_modules/zod'),
  ...Object.fromEntries(
    readdirSync(join(root, 'packages')).flatMap((folder) => {
      const manifest = join(root, 'packages', folder, 'package.json')
      if (!existsSync(manifest)) return []
      const { name, exports = {} } = JSON.parse(readFileSync(manifest, 'utf8'))
      return Object.entries(exports)
        .filter(([, door]) => door['@track/source'])
        .map(([door, { '@track/source': source }]) => [join(name, door), join(root, 'packages', folder, source)])
    }),
  ),
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  console.log(`${writeExamples()} examples in the documentation`)
}

/** Writes the tests afresh and says how many examples they hold. */
function writeExamples() {
  rmSync(examplesFolder, { recursive: true, force: true })
  let count = 0
  for (const file of documents()) {
    const text = readFileSync(join(root, file), 'utf8')
    const blocks = file.endsWith('.md') ? blocksOf(text) : docComments(text).flatMap(blocksOf)
    if (blocks.length === 0) continue
    const target = join(examplesFolder, `${file}.test.ts`)
    mkdirSync(dirname(target), { recursive: true })
    writeFileSync(target, testOf(file, text, blocks, dirname(target)))
    count += blocks.length
  }
  const compilerOptions = {
    allowImportingTsExtensions: true,
    lib: ['ES2023', 'DOM'],
    types: ['node'],
    paths: Object.fromEntries(Object.entries(sourceOf).map(([name, path]) => [name, [path]])),
  }
  const tsconfig = { extends: '../../tsconfig.base.json', compilerOptions, include: ['**/*.ts'] }
  writeFileSync(join(examplesFolder, 'tsconfig.json'), JSON.stringify(tsconfig, null, 2))
  return count
}

function documents() {
  const below = (folder, wanted) =>
    existsSync(join(root, folder))
      ? readdirSync(join(root, folder), { recursive: true })
          .map((file) => join(folder, file))
          .filter(wanted)
      : []
  const packages = readdirSync(join(root, 'packages')).map((name) => join('packages', name))
  return [
    'README.md',
    'CONTRIBUTING.md',
    ...below('docs', (file) => file.endsWith('.md')),
    ...packages.map((folder) => join(folder, 'README.md')),
    ...packages.flatMap((folder) => below(join(folder, 'src'), (file) => /(?<![.]test)[.]ts$/.test(file))),
  ].filter((file) => existsSync(join(root, file)))
}

/** The doc comments of a source file without their stars, each at its own line. */
function docComments(text) {
  return [...text.matchAll(/\/\*\*[\s\S]*?\*\//g)].map(({ 0: comment, index }) => {
    const above = text.slice(0, index).replace(/[^\n]/g, '')
    return above + comment.replace(/^[ \t]*\*(?!\/) ?/gm, '')
  })
}

function blocksOf(text) {
  return [...text.matchAll(/^ *```ts *\n([\s\S]*?)^ *``` *$/gm)].map(({ 1: code, index }) => ({
    line: text.slice(0, index).split('\n').length,
    code,
  }))
}

function testOf(file, text, blocks, folder) {
  const parsed = blocks.map(({ line, code }) => ({ line, ...statementsOf(code, `${file}:${line}`) }))
  const imports = new Set(onceEach(parsed.flatMap((block) => block.imports)))
  const taken = new Set([...imports].flatMap((statement) => statement.match(/[\w$]+/g)))
  const own = file.endsWith('.md') ? [] : exportsOf(text).filter((name) => !taken.has(name.replace('type ', '')))
  if (own.length > 0) imports.add(`import { ${own.join(', ')} } from '${relative(folder, join(root, file))}'`)
  return [
    `import { expect, test } from 'vitest'`,
    ...imports,
    ...parsed.map(({ line, body }) => `\ntest('${file}:${line}', async () => {\n${body.join('\n')}\n})`),
    '',
  ].join('\n')
}

/** Blocks that stand alone import a name each for itself; their page imports it once. */
function onceEach(imports) {
  const named = new Map()
  const others = imports.filter((statement) => {
    const [, names, from] = /^import \{([^}]*)\} from (\S+)$/.exec(statement.trim()) ?? []
    if (names === undefined) return true
    const before = named.get(from) ?? []
    named.set(from, [
      ...before,
      ...names
        .split(',')
        .map((name) => name.trim())
        .filter(Boolean),
    ])
    return false
  })
  return [...others, ...[...named].map(([from, names]) => `import { ${[...new Set(names)].join(', ')} } from ${from}`)]
}

/** The imports of a block, and its other statements with their promised values asserted. */
function statementsOf(code, place) {
  const source = ts.createSourceFile('example.ts', code, ts.ScriptTarget.Latest, true)
  const imports = []
  const body = []
  let promises = 0
  for (const statement of source.statements) {
    const text = statement.getText()
    if (ts.isImportDeclaration(statement)) {
      imports.push(text)
      continue
    }
    const promise = /^[ \t]*\n?[ \t]*\/\/ => (.+(?:\n[ \t]*\/\/ {3}.+)*)/.exec(code.slice(statement.end))
    const value = promise?.[1].replace(/\n[ \t]*\/\//g, '\n')
    if (promise) promises++
    if (promise && ts.isExpressionStatement(statement)) {
      body.push(`expect(${text.replace(/;$/, '')}).toEqual(${value})`)
    } else {
      body.push(text)
      if (promise) body.push(`expect(${statement.declarationList?.declarations[0].name.getText()}).toEqual(${value})`)
    }
  }
  if (promises !== code.split('// =>').length - 1) throw new Error(`${place}: a "// =>" belongs to no statement`)
  return { imports, body }
}

function exportsOf(text) {
  const source = ts.createSourceFile('module.ts', text, ts.ScriptTarget.Latest, true)
  const values = new Set()
  const types = new Set()
  for (const statement of source.statements) {
    if (!statement.modifiers?.some((modifier) => modifier.kind === ts.SyntaxKind.ExportKeyword)) continue
    const onlyType = ts.isTypeAliasDeclaration(statement) || ts.isInterfaceDeclaration(statement)
    const names = statement.declarationList?.declarations ?? [statement]
    for (const { name } of names) (onlyType ? types : values).add(name.getText())
  }
  return [...values, ...[...types].filter((name) => !values.has(name)).map((name) => `type ${name}`)]
}
