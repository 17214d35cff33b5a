import { mkdirSync, renameSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build } from 'tsup'
import config from '../../tsup.config.js'

/**
 * The server as the build makes it, from the sources as they are now: a process started from it is ready in half the time,
 * and what is tested is what is shipped. One folder below the app, like `dist`, so that it finds migrations as that does.
 */
export async function bundleServer(): Promise<{ file: string; remove(): void }> {
  const folder = fileURLToPath(new URL('../../test-results', import.meta.url))
  const making = `${folder}/${process.pid}`
  const file = `${folder}/server-${process.pid}.js`
  mkdirSync(making, { recursive: true })
  await build({
    ...(config as object),
    entry: { server: 'src/server.ts', 'embedded-worker': 'src/database/embedded-worker.ts' },
    outDir: making,
    config: false,
    clean: false,
    silent: true,
    sourcemap: false,
    splitting: false,
  })
  renameSync(`${making}/server.js`, file)
  // The same in every run at once: put in place whole.
  renameSync(`${making}/embedded-worker.js`, `${folder}/embedded-worker.js`)
  rmSync(making, { recursive: true })
  return { file, remove: () => rmSync(file, { force: true }) }
}
