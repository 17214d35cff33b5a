#!/usr/bin/env node
/**
 * Runs the built program where this package is installed, and its source inside the workspace: there it needs no build and
 * can never be out of date.
 */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'

const source = new URL('../src/cli.ts', import.meta.url)
const workspace = new URL('../../../pnpm-workspace.yaml', import.meta.url)

if (existsSync(workspace) && existsSync(source)) {
  const tsx = pathToFileURL(createRequire(workspace).resolve('tsx')).href
  const run = ['--conditions=@track/source', '--import', tsx, fileURLToPath(source), ...process.argv.slice(2)]
  const { status, error } = spawnSync(process.execPath, run, { stdio: 'inherit' })
  if (error) process.stderr.write(`${error.message}\n`)
  process.exitCode = status ?? 1
} else {
  await import('../dist/cli.js')
}
