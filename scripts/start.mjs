import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from './root.mjs'

/** `npm start`: builds the API and the web app if their sources changed, then serves both. PORT, HOST and TRACK_… pass through. */

console.log('Building Track (a moment the first time)…')
const windows = process.platform === 'win32'
const build = spawnSync('turbo', ['run', 'build', '--filter=@track/api', '--filter=@track/web'], {
  cwd: root,
  env: {
    ...process.env,
    PATH: `${join(root, 'node_modules/.bin')}${windows ? ';' : ':'}${process.env.PATH}`,
    TURBO_TELEMETRY_DISABLED: '1',
  },
  shell: windows,
  encoding: 'utf8',
})
if (build.status !== 0) {
  console.error(build.stdout, build.stderr, build.error?.message ?? '')
  process.exit(1)
}

// In this process, so that a signal to stop reaches the server and nobody stands between.
process.chdir(root)
process.env.NODE_ENV ??= 'production'
await import(pathToFileURL(join(root, 'apps/api/dist/server.js')).href)
