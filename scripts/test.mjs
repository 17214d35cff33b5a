import { spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { ensureTools } from './ensure-tools.mjs'
import { root } from './root.mjs'

/**
 * The gate, the same here and on a build machine: every step runs, whatever the one before it said, and the last line
 * adds up all tests. A step that fails without a failed test, and results that did not come, count as failures too.
 */

const turbo = (task, { concurrency = 2 } = {}) => [
  'turbo',
  'run',
  task,
  '--continue',
  `--concurrency=${concurrency}`,
  '--output-logs=new-only',
]

const steps = [
  ['format and lint', ['biome', 'check', '.']],
  ['who may import whom', ['depcruise', ...workspaces(), '--config', '.dependency-cruiser.cjs']],
  ['what nothing uses', ['knip']],
  ['types', turbo('typecheck')],
  ['tests of the packages and apps', turbo('test'), () => vitestResults('test')],
  ['examples of the documentation', ['node', 'scripts/examples.mjs']],
  ['types of the examples', ['tsc', '-p', 'test-results/examples']],
  [
    'documentation, rules and time zones',
    ['vitest', 'run', '--config', 'scripts/vitest.config.mjs'],
    () => resultsOf('.'),
  ],
  ['build', turbo('build')],
  ['packages as strangers meet them', ['node', 'scripts/published.mjs'], lastTally],
  ['conformance vectors', ['track-conformance', ...vectors()], lastTally],
  ['journeys in a browser', turbo('e2e', { concurrency: 1 }), () => vitestResults('e2e')],
]

process.env.PATH = `${join(root, 'node_modules/.bin')}${process.platform === 'win32' ? ';' : ':'}${process.env.PATH}`
process.env.TURBO_TELEMETRY_DISABLED = '1'

for (const folder of ['.', ...workspaces()]) {
  rmSync(join(root, folder, 'test-results'), { recursive: true, force: true })
}

const report = [{ name: 'tools and data', seconds: 0, ...none(), failed: ensureTools().length }]
for (const [name, command, count = none] of steps) {
  console.log(`\n── ${name}`)
  const started = performance.now()
  const { status, output } = await run(command)
  const tally = count(output)
  if (status !== 0 && tally.failed === 0) tally.failed = 1
  report.push({ name, seconds: (performance.now() - started) / 1000, ...tally })
}

console.log('')
for (const { name, seconds, passed, failed } of report) {
  const counted = passed + failed > 0 ? `  ${passed} passed, ${failed} failed` : ''
  console.log(`${failed > 0 ? '✗' : '✓'} ${name.padEnd(38)} ${seconds.toFixed(1).padStart(6)} s${counted}`)
}
const total = report.reduce(add)
console.log(`${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}`)
process.exitCode = total.failed > 0 ? 1 : 0

/** Runs one command in the repository's folder, showing and keeping what it says. */
function run([command, ...args]) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      shell: process.platform === 'win32',
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let output = ''
    child.stdout.on('data', (chunk) => {
      process.stdout.write(chunk)
      output += chunk
    })
    child.on('error', (error) => {
      console.error(error.message)
      resolve({ status: 1, output })
    })
    child.on('close', (status) => resolve({ status, output }))
  })
}

/** The results of every workspace that has this script. */
function vitestResults(script) {
  return workspaces()
    .filter((folder) => JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')).scripts?.[script])
    .map(resultsOf)
    .reduce(add, none())
}

function resultsOf(folder) {
  const file = join(root, folder, 'test-results/vitest.json')
  if (!existsSync(file)) {
    console.error(`${folder}: no results at ${file}`)
    return { ...none(), failed: 1 }
  }
  const results = JSON.parse(readFileSync(file, 'utf8'))
  const brokenFiles = results.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  )
  return {
    passed: results.numPassedTests,
    failed: Math.max(results.numFailedTests + brokenFiles.length, results.success ? 0 : 1),
    skipped: results.numPendingTests + results.numTodoTests,
  }
}

function lastTally(output) {
  const [, passed, failed] = [...output.matchAll(/(\d+) passed, (\d+) failed/g)].at(-1) ?? [0, 0, 1]
  return { passed: Number(passed), failed: Number(failed), skipped: 0 }
}

function workspaces() {
  const patterns = [...readFileSync(join(root, 'pnpm-workspace.yaml'), 'utf8').matchAll(/^ {2}- (\S+)$/gm)]
  return patterns
    .flatMap(([, pattern]) =>
      pattern.endsWith('/*')
        ? readdirSync(join(root, pattern.slice(0, -2))).map((name) => pattern.replace('*', name))
        : [pattern],
    )
    .filter((folder) => existsSync(join(root, folder, 'package.json')))
}

function vectors() {
  return readdirSync(join(root, 'packages'))
    .map((name) => `packages/${name}/vectors`)
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) =>
      readdirSync(join(root, folder))
        .filter((file) => file.endsWith('.json'))
        .map((file) => `${folder}/${file}`),
    )
}

function none() {
  return { passed: 0, failed: 0, skipped: 0 }
}

function add(a, b) {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped }
}
