import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from './root.mjs'

/** The codes of the libraries and of the API, the code that uses them and docs/errors.md say the same. */

const packages = readdirSync(join(root, 'packages')).sort()
const tables = (
  await Promise.all(
    packages.map(async (name) => {
      const file = join(root, 'packages', name, 'src/errors.ts')
      const { ERROR_CODES, API_ERRORS, ENTRY_REFUSALS, ACT_REFUSALS, PLACING_REFUSALS, PAGE_FAULTS, IMPORT_ISSUES } =
        existsSync(file) ? await import(file) : {}
      const refusals = { ...ENTRY_REFUSALS, ...ACT_REFUSALS, ...PLACING_REFUSALS }
      return { name, codes: ERROR_CODES, api: API_ERRORS, refusals, faults: PAGE_FAULTS, issues: IMPORT_ISSUES }
    }),
  )
).filter(({ codes, api }) => codes ?? api)

const REFUSALS = `Lines of a log that are refused

A request to write entries, what was done on notes or in a session, or where pieces fall is answered with 200 and says of each refused
line why, with one of these codes or one of @track/markbook, @track/descriptors, @track/microtrack or @track/micro-progression.`

const FAULTS = `Pages and reports that cannot be asked for

A definition that asks for what the school does not have is answered with 400 \`request/invalid\`; each wrong field has one of these
codes, or one of @track/reports or @track/descriptors.`

const ISSUES = `Rows of an imported file that need mending

An import is answered with 200 and lists what is wrong, each with the row and column of the file and one of these codes, or one of
@track/tabular.`

const page = `# Errors

Every code that Track can answer with. A code is stable and part of semantic versioning: compare codes, never messages.

Libraries throw a \`TrackError\` when a caller broke a contract, and put an \`Issue\` into the answer for each row of somebody's
file that needs mending; both carry a code, and neither ever holds a pupil's name. The API answers with
\`application/problem+json\` and the code in \`code\`; an error of a library arrives there as status 422 unless this page says otherwise.
With \`request/invalid\` each wrong field has a code as well: one of this page, or the name of the rule that it broke (\`invalid_type\`, \`too_small\`).
${tables
  .map(({ name, codes, api, refusals, faults, issues }) =>
    codes
      ? codeTable(`@track/${name}`, codes)
      : apiTable(api) + codeTable(REFUSALS, refusals) + codeTable(FAULTS, faults) + codeTable(ISSUES, issues),
  )
  .join('')}`

test('docs/errors.md lists every code, and no other (npm run docs writes it afresh)', async () => {
  await expect(page).toMatchFileSnapshot(join(root, 'docs/errors.md'))
})

test.each(tables.filter(({ codes }) => codes))(
  '$name uses every code it lists and lists every code it throws',
  ({ name, codes }) => {
    const source = sourceOf(join(root, 'packages', name, 'src'))
    const listed = Object.keys(codes)
    const thrown = [...source.matchAll(/new TrackError\(\s*'([^']+)'/g)].map(([, code]) => code)
    expect(thrown.filter((code) => !listed.includes(code))).toEqual([])
    expect(listed.filter((code) => !source.includes(`'${code}'`))).toEqual([])
  },
)

test('the API gives every code of its tables, and no other of their kinds', () => {
  const { api, refusals, faults, issues } = tables.find((table) => table.api)
  const source = sourceOf(join(root, 'apps/api/src'))
  const listed = Object.keys({ ...api, ...refusals, ...faults, ...issues })
  const given = [...source.matchAll(/[^\w]code: '([a-z]+\/[a-z-]+)'|refusal\(\s*'([^']+)'/g)].map(([, a, b]) => a ?? b)
  expect(given.filter((code) => !codesOfPage().includes(code))).toEqual([])
  // Of a pupil who may be another the reason is put behind the kind: `import/${reason}`.
  const isGiven = (code) => source.includes(`'${code}'`) || new RegExp(`\\s'?${code.split('/')[1]}'?:`).test(source)
  expect(listed.filter((code) => !isGiven(code))).toEqual([])
})

test('no page of the documentation names a code that is not there', () => {
  const kinds = [...new Set(codesOfPage().map((code) => code.split('/')[0]))]
  const named = readdirSync(join(root, 'docs')).flatMap((file) => {
    if (!file.endsWith('.md') || file === 'errors.md') return []
    const text = readFileSync(join(root, 'docs', file), 'utf8')
    return [...text.matchAll(/`([a-z]+)\/([a-z-]+)`/g)].filter(([, kind]) => kinds.includes(kind))
  })
  const codes = named.map(([, kind, rest]) => `${kind}/${rest}`)
  expect(codes.filter((code) => !codesOfPage().includes(code))).toEqual([])
})

/** What the files of a folder do, without their tests, their tables of codes and what their comments say. */
function sourceOf(folder) {
  return readdirSync(folder, { recursive: true })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && file !== 'errors.ts')
    .map((file) => readFileSync(join(folder, file), 'utf8'))
    .join('\n')
    .replace(/\/\*\*[\s\S]*?\*\//g, '')
}

function codesOfPage() {
  return tables.flatMap(({ codes, api, refusals, faults, issues }) =>
    Object.keys({ ...codes, ...api, ...refusals, ...faults, ...issues }),
  )
}

function codeTable(heading, codes) {
  const rows = Object.entries(codes).map(([code, sentence]) => `| \`${code}\` | ${sentence} |\n`)
  return `\n## ${heading}\n\n| code | what happened and what to do |\n|---|---|\n${rows.join('')}`
}

function apiTable(errors) {
  const rows = Object.entries(errors).map(([code, { status, title }]) => `| \`${code}\` | ${status} | ${title} |\n`)
  return `\n## The API\n\n| code | status | what happened and what to do |\n|---|---|---|\n${rows.join('')}`
}
