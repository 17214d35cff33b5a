import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { loadEngine, runCli } from './index.js'

const cwd = fileURLToPath(new URL('../test/fixtures', import.meta.url))

async function run(...args: string[]) {
  const lines: string[] = []
  const code = await runCli(args, { cwd, print: (line) => lines.push(line) })
  return { code, lines }
}

it('counts a file that is missing or malformed as a failure, and goes on with the others', async () => {
  const { code, lines } = await run('missing.json', 'malformed.json', 'good.json')
  expect(code).toBe(1)
  expect(lines).toHaveLength(3)
  expect(lines[0]).toMatch(/^FAILED missing\.json: ENOENT/)
  expect(lines[1]).toMatch(/^FAILED malformed\.json: not a track-vectors\/1 file: format: /)
  expect(lines[2]).toBe('2 passed, 2 failed')
})

it('says how it is called when it is called wrongly', async () => {
  for (const args of [[], ['--colour'], ['good.json', '--engine']]) {
    const { code, lines } = await run(...args)
    expect(code).toBe(1)
    expect(lines.join('\n')).toContain('Usage: track-conformance FILE...')
  }
  expect((await run('--help')).code).toBe(0)
})

it('says that an engine cannot be loaded', async () => {
  const { code, lines } = await run('good.json', '--engine', './nowhere.js')
  expect(code).toBe(1)
  expect(lines[0]).toMatch(/^The engine \.\/nowhere\.js cannot be loaded: /)
})

it('finds the functions of an engine under camelCase, the name of the kind, and in the default export', async () => {
  expect(Object.keys(await loadEngine(`${cwd}/other-engine.js`)).sort()).toEqual(['state-as-of', 'suppression', 'upn'])
})
