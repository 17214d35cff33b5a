import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build, type Rolldown } from 'vite'
import { beforeAll, describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))
const MARKING_KB = 170

let files: Rolldown.RolldownOutput['output']
beforeAll(async () => {
  // What schools get, not the slower build for developers that a test run asks for.
  process.env.NODE_ENV = 'production'
  const result = await build({
    root,
    configFile: `${root}vite.config.ts`,
    mode: 'production',
    logLevel: 'error',
    build: { write: false },
  })
  files = (result as Rolldown.RolldownOutput).output
}, 120_000)

const textOf = (file: (typeof files)[number]) => (file.type === 'chunk' ? file.code : String(file.source))

describe('what a school’s browser is given', () => {
  it('is small: everything the marking page loads first stays under 170 kB gzipped', () => {
    const chunks = new Map(files.flatMap((file) => (file.type === 'chunk' ? [[file.fileName, file]] : [])))
    const wanted = new Set<string>()
    const want = (name: string) => {
      if (wanted.has(name)) return
      wanted.add(name)
      for (const next of chunks.get(name)?.imports ?? []) want(next)
    }
    for (const chunk of chunks.values()) if (chunk.isEntry) want(chunk.fileName)
    for (const name of [...wanted]) for (const css of chunks.get(name)?.viteMetadata?.importedCss ?? []) wanted.add(css)
    const first = files.filter(({ fileName }) => wanted.has(fileName))
    const bytes = first.reduce((sum, file) => sum + gzipSync(textOf(file)).length, 0)
    expect(first.some(({ fileName }) => fileName.endsWith('.js'))).toBe(true)
    expect(bytes / 1000).toBeLessThan(MARKING_KB)
  })

  it('carries no schema: the API checks what it answers', () => {
    const modules = files.flatMap((file) => (file.type === 'chunk' ? Object.keys(file.modules) : []))
    expect(modules.filter((id) => /node_modules\/zod\//.test(id))).toEqual([])
  })

  it('runs under a policy without inline scripts or styles', () => {
    const html = textOf(files.find(({ fileName }) => fileName === 'index.html')!)
    expect(html).toMatch(/<script type="module" crossorigin src="\/assets\//)
    expect(html).not.toMatch(/<style|style=|<script(?![^>]*\ssrc=)| on\w+=/)
  })

  it('names no other site', () => {
    for (const file of files) {
      if (file.fileName.endsWith('.svg')) continue
      const hosts = textOf(file).match(/https?:\/\/[\w.-]+/g) ?? []
      const known = file.fileName.includes('/pdf-reader-') ? [...KNOWN_NAMES, ...NAMES_IN_PDFS] : KNOWN_NAMES
      const others = hosts.filter((host) => !known.some((name) => host.endsWith(name)))
      expect(others, file.fileName).toEqual([])
    }
  })

  it('holds nothing of the made-up school', () => {
    for (const file of files) expect(textOf(file)).not.toContain('Elmfield')
  })
})

/** Addresses that are names (of an XML vocabulary, of an explanation in an error), never fetched. */
const KNOWN_NAMES = [
  'www.w3.org',
  'react.dev',
  'json-schema.org',
  'localhost',
  'tanstack.com',
  'lingui.dev',
  'openxmlformats.org',
]

/** What the reader of PDFs knows: vocabularies of forms, and what it tries the browser's own addresses with. */
const NAMES_IN_PDFS = ['//a', '//x', '//foo.bar', 'example.com', 'github.com', 'www.xfa.org', 'ns.adobe.com']
