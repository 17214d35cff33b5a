import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build, type Rolldown } from 'vite'
import { beforeAll, describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))
const PUPIL_KB = 80

let files: Rolldown.RolldownOutput['output']
beforeAll(async () => {
  // What pupils get, not the slower build for developers that a test run asks for.
  process.env.NODE_ENV = 'production'
  const outDir = mkdtempSync(join(tmpdir(), 'track-pupil-'))
  const result = await build({
    configFile: `${root}vite.pupil.config.ts`,
    mode: 'production',
    logLevel: 'error',
    // The worker is written beside the page, so there has to be a place for it.
    build: { outDir },
  })
  rmSync(outDir, { recursive: true })
  files = (result as Rolldown.RolldownOutput).output
}, 120_000)

const textOf = (file: (typeof files)[number]) => (file.type === 'chunk' ? file.code : String(file.source))
const scripts = () => files.filter(({ fileName }) => fileName.endsWith('.js') && !fileName.includes('pseudo'))

describe('what a pupil’s device is given', () => {
  it('is at most 80 kB of JavaScript gzipped, all of it', () => {
    const bytes = scripts().reduce((sum, file) => sum + gzipSync(textOf(file)).length, 0)
    process.stdout.write(`the pupils’ page is ${(bytes / 1000).toFixed(1)} kB of JavaScript gzipped\n`)
    expect(bytes).toBeGreaterThan(0)
    expect(bytes / 1000).toBeLessThanOrEqual(PUPIL_KB)
  })

  it('carries no schema, and no address but a pupil’s own', () => {
    const modules = files.flatMap((file) => (file.type === 'chunk' ? Object.keys(file.modules) : []))
    expect(modules.filter((id) => /node_modules\/(zod|idb|@tanstack)\//.test(id))).toEqual([])
    for (const script of scripts()) expect(textOf(script)).not.toContain('/v1/schools')
  })

  it('runs under a policy without inline scripts or styles, and names no other site', () => {
    const html = textOf(files.find(({ fileName }) => fileName === 'index.html')!)
    expect(html).toMatch(/<script type="module" crossorigin src="\/pupil\/assets\//)
    expect(html).not.toMatch(/<style|style=|<script(?![^>]*\ssrc=)| on\w+=/)
    const hosts = scripts().flatMap((file) => textOf(file).match(/https?:\/\/[\w.-]+/g) ?? [])
    expect(hosts.filter((host) => !/(www\.w3\.org|lingui\.dev)$/.test(host))).toEqual([])
  })
})
