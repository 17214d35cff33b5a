import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './root.mjs'

/** Tries every built package as a stranger meets it: what npm would pack, its types in every resolution, and loading it both ways. */

let [passed, failed] = [0, 0]
for (const folder of readdirSync(join(root, 'packages'))) {
  const manifest = join(root, 'packages', folder, 'package.json')
  if (!existsSync(manifest)) continue
  const { name, private: hidden, exports = {} } = JSON.parse(readFileSync(manifest, 'utf8'))
  if (hidden) continue
  check(folder, 'publint', '--strict')
  check(folder, 'attw', '--pack', '.', '--profile', 'node16', '--format', 'ascii')
  for (const [door, { import: esm, require: commonJs }] of Object.entries(exports)) {
    const doorName = join(name, door).replaceAll('\\', '/')
    if (esm) check(folder, 'node', '--input-type=module', '--eval', `await import('${doorName}')`)
    if (commonJs) check(folder, 'node', '--eval', `require('${doorName}')`)
  }
}
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed > 0 ? 1 : 0

function check(folder, command, ...args) {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd: join(root, 'packages', folder),
    encoding: 'utf8',
    shell: process.platform === 'win32' && command !== 'node',
  })
  if (status === 0) return passed++
  failed++
  console.log(`${folder}: ${[command, ...args].join(' ')}\n${stdout ?? ''}${stderr ?? ''}${error?.message ?? ''}`)
}
