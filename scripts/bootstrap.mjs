/**
 * Installs what the workspace needs, once per lock file, with nothing but Node and npm on the machine.
 * Every root script calls it first; when nothing changed it costs a few milliseconds.
 */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { root } from './root.mjs'

const stamp = `${root}node_modules/.bootstrap`
const windows = process.platform === 'win32'

const { packageManager } = JSON.parse(readFileSync(`${root}package.json`, 'utf8'))
const wanted = createHash('sha256')
  .update(readFileSync(`${root}pnpm-lock.yaml`))
  .update(process.version)
  .digest('hex')

// pnpm calls this file after its own install, whoever started it: then only the finishing touches are left.
if ((process.env.npm_config_user_agent ?? '').startsWith('pnpm')) {
  linkConformance()
  writeFileSync(stamp, wanted)
} else if (!(existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted)) {
  console.log('Installing what Track needs (once; about half a minute)…')
  install()
}

function install() {
  // `npm install` lays its own tree first; left beside pnpm's it would hide undeclared dependencies.
  if (existsSync(`${root}node_modules/.package-lock.json`)) rmSync(`${root}node_modules`, { recursive: true })
  const args = ['install', '--frozen-lockfile', '--prod=false', '--prefer-offline', '--reporter', 'append-only']
  const { status, error } = spawnSync('npx', ['--yes', packageManager, ...args], {
    cwd: root,
    env: { ...process.env, CI: process.env.CI ?? 'true' },
    shell: windows,
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  if (status !== 0) {
    console.error(
      error?.message ??
        'The install did not finish: see the lines above. Run the command again once the network is back.',
    )
    process.exit(status ?? 1)
  }
}

/** `npx track-conformance` works at the root straight after an install, before anything is built. */
function linkConformance() {
  const bin = `${root}node_modules/.bin`
  const target = '../../packages/conformance/bin/track-conformance.mjs'
  mkdirSync(bin, { recursive: true })
  if (windows) {
    writeFileSync(`${bin}/track-conformance.cmd`, `@node "%~dp0\\${target.replaceAll('/', '\\')}" %*\r\n`)
    return
  }
  rmSync(`${bin}/track-conformance`, { force: true })
  symlinkSync(target, `${bin}/track-conformance`)
  if (existsSync(`${bin}/track-conformance`)) chmodSync(`${bin}/track-conformance`, 0o755)
}
