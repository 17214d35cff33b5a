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
      const { ERROR_CODES, API_ERRORS } = existsSync(file) ? await import(file) : {}
      return { name, codes: ERROR_CODES, api: API_ERRORS }
    }),
  )
).filter(({ codes, api }) => codes ?? api)

const page = `# Errors

Every code that Track can answer with. A code is stable and part of semantic versioning: compare codes, never messages.

Libraries throw a \`TrackError\` when a caller broke a contract, and put an \`Issue\` into the answer for each row of somebody's
file that needs mending; both carry a code, and neither ever holds a pupil's name. The API answers with
\`application/problem+json\` and the code in \`code\`; an error of a library arrives there as status 422 unless this page says otherwise.
${tables.map(({ name, codes, api }) => (codes ? libraryTable(name, codes) : '') + (api ? apiTable(api) : '')).join('')}`

test('docs/errors.md lists every code, and no other (npm run docs writes it afresh)', async () => {
  await expect(page).toMatchFileSnapshot(join(root, 'docs/errors.md'))
})

test.each(tables.filter(({ codes }) => codes))(
  '$name uses every code it lists and lists every code it throws',
  ({ name, codes }) => {
    const folder = join(root, 'packages', name, 'src')
    const source = readdirSync(folder, { recursive: true })
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && file !== 'errors.ts')
      .map((file) => readFileSync(join(folder, file), 'utf8'))
      .join('\n')
      .replace(/\/\*\*[\s\S]*?\*\//g, '')
    const listed = Object.keys(codes)
    const thrown = [...source.matchAll(/new TrackError\(\s*'([^']+)'/g)].map(([, code]) => code)
    expect(thrown.filter((code) => !listed.includes(code))).toEqual([])
    expect(listed.filter((code) => !source.includes(`'${code}'`))).toEqual([])
  },
)

function libraryTable(name, codes) {
  const rows = Object.entries(codes).map(([code, sentence]) => `| \`${code}\` | ${sentence} |\n`)
  return `\n## @track/${name}\n\n| code | what happened and what to do |\n|---|---|\n${rows.join('')}`
}

function apiTable(errors) {
  const rows = Object.entries(errors).map(([code, { status, title }]) => `| \`${code}\` | ${status} | ${title} |\n`)
  return `\n## The API\n\n| code | status | what happened and what to do |\n|---|---|---|\n${rows.join('')}`
}
