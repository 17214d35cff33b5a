import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, it } from 'vitest'

const bin = fileURLToPath(new URL('../bin/track-conformance.mjs', import.meta.url))
const fixtures = fileURLToPath(new URL('fixtures', import.meta.url))
const elsewhere = mkdtempSync(join(tmpdir(), 'track conformance '))
afterAll(() => rmSync(elsewhere, { recursive: true }))

function run(args: readonly string[], { cwd = fixtures, program = bin } = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], { cwd, encoding: 'utf8' })
  return { status, lines: stdout.trimEnd().split('\n'), stderr }
}

it('runs with nothing built, and closes with the count', { timeout: 30_000 }, () => {
  expect(run(['good.json'])).toEqual({ status: 0, lines: ['2 passed, 0 failed'], stderr: '' })
})

it('runs through a link, from any folder', { timeout: 30_000 }, () => {
  const program = join(elsewhere, 'track-conformance')
  symlinkSync(bin, program)
  const file = relative(elsewhere, join(fixtures, 'good.json'))
  expect(run([file, file], { cwd: elsewhere, program })).toEqual({
    status: 0,
    lines: ['4 passed, 0 failed'],
    stderr: '',
  })
})

it('exits with 1 and one line for each failing case', { timeout: 30_000 }, () => {
  expect(run(['one-wrong.json'])).toEqual({
    status: 1,
    lines: [
      'FAILED one-wrong.json wrong (upn) Expected to be what it is not: temporary: expected true, got false',
      'FAILED one-wrong.json strange (weather) A kind nobody answers: the engine does not answer the kind “weather”',
      '1 passed, 2 failed',
    ],
    stderr: '',
  })
})

it("holds another vendor's engine to the same cases", { timeout: 30_000 }, () => {
  expect(run(['--engine', './other-engine.js', 'good.json'])).toEqual({
    status: 1,
    lines: ['FAILED good.json two (upn) A permanent number: valid: expected true, got false', '1 passed, 1 failed'],
    stderr: '',
  })
})
