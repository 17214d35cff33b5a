import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { root } from './root.mjs'

/**
 * Turns every example of the documentation into a test, so that no page can promise what the code does not do.
 *
 * An example is a fenced `ts` block in a README, in docs/ or in a doc comment of packages/*\/src. `expression // => value`
 * becomes an assertion; a block without one must still compile and run. Blocks of a page share the page's imports; a block
 * of a comment stands alone, so that it can be pasted as an editor shows it, and sees of its own file only what no package gives
 * away. A block fenced as `ts no-run` is a fragment and left alone.
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

/** Every name that a package gives away. */
const given = new Set(
  Object.entries(sourceOf)
    .filter(([name]) => name !== 'zod')
    .flatMap(([, path]) => exportsOf(readFileSync(path, 'utf8')))
    .map((name) => name.replace('type ', '')),
)

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
  const isPage = file.endsWith('.md')
  const own = isPage ? [] : exportsOf(text).filter((name) => !given.has(name.replace('type ', '')))
  return [
    `import { expect, test } from 'vitest'`,
    ...(isPage ? new Set(parsed.flatMap(({ imported }) => imported.map(atTop))) : []),
    ...(own.length > 0 ? [`import { ${own.join(', ')} } from '${relative(folder, join(root, file))}'`] : []),
    ...parsed.map(({ line, imported, body }) => {
      const lines = isPage ? body : [...imported.map(inside), ...body]
      return `\ntest('${file}:${line}', async () => {\n${lines.join('\n')}\n})`
    }),
    '',
  ].join('\n')
}

function atTop({ name, isType, door }) {
  return `import { ${isType ? 'type ' : ''}${name} } from ${door}`
}

/** An import as a statement for the inside of a function. */
function inside({ name, isType, door }) {
  return isType ? `type ${name} = import(${door}).${name}` : `const { ${name} } = await import(${door})`
}

/** The names that a block imports, and its other statements with their promised values asserted. */
function statementsOf(code, place) {
  const source = ts.createSourceFile('example.ts', code, ts.ScriptTarget.Latest, true)
  const imported = []
  const body = []
  let promises = 0
  for (const statement of source.statements) {
    const text = statement.getText()
    if (ts.isImportDeclaration(statement)) {
      const { importClause, moduleSpecifier } = statement
      for (const { name, isTypeOnly } of importClause.namedBindings.elements)
        imported.push({
          name: name.getText(),
          isType: isTypeOnly || importClause.isTypeOnly,
          door: moduleSpecifier.getText(),
        })
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
  return { imported, body }
}

function exportsOf(text) {
  const source = ts.createSourceFile('module.ts', text, ts.ScriptTarget.Latest, true)
  const values = new Set()
  const types = new Set()
  for (const statement of source.statements) {
    if (ts.isExportDeclaration(statement))
      for (const { name } of statement.exportClause.elements) values.add(name.getText())
    if (!statement.modifiers?.some((modifier) => modifier.kind === ts.SyntaxKind.ExportKeyword)) continue
    const onlyType = ts.isTypeAliasDeclaration(statement) || ts.isInterfaceDeclaration(statement)
    const names = statement.declarationList?.declarations ?? [statement]
    for (const { name } of names) (onlyType ? types : values).add(name.getText())
  }
  return [...values, ...[...types].filter((name) => !values.has(name)).map((name) => `type ${name}`)]
}
