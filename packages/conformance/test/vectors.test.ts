import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { engine, parseVectorFile, runCase, type VectorCase } from '../src/index.js'

const packages = new URL('../../', import.meta.url)
const files = readdirSync(packages)
  .map((name) => new URL(`${name}/vectors/`, packages))
  .flatMap((folder) => listJson(folder).map((name) => new URL(name, folder)))

describe.each(files.map((file) => [file.pathname.slice(packages.pathname.length), file] as const))('%s', (_, file) => {
  const { cases } = parseVectorFile(readFileSync(file, 'utf8'))

  it.each(cases.map((vector) => [vector.id, vector.title, vector] as const))('%s: %s', async (_id, _title, vector) => {
    expect(await runCase(engine, vector)).toBeUndefined()
    expect(await runCase(engine, backwards(vector))).toBeUndefined()
  })

  it('names each case once', () => {
    expect(new Set(cases.map(({ id }) => id)).size).toBe(cases.length)
  })
})

it('finds the vectors of every package that publishes some', () => {
  expect(files.length).toBeGreaterThanOrEqual(14)
})

/** The same case with everything whose order must not matter turned round. */
function backwards(vector: VectorCase): VectorCase {
  const unordered =
    {
      calculation: ['observed'],
      'microtrack-check': ['choices'],
      'microtrack-credit': ['planned', 'unplanned'],
      'state-as-of': ['entries'],
      page: ['pupils', 'judgements', 'marks'],
      ordering: ['nominations', 'decisions'],
      pairwise: ['decisions'],
    }[vector.kind] ?? []
  const turned = unordered.map((key) => [key, (vector.given[key] as unknown[] | undefined)?.toReversed()])
  return { ...vector, given: { ...vector.given, ...Object.fromEntries(turned) } }
}

function listJson(folder: URL): string[] {
  try {
    return readdirSync(folder).filter((name) => name.endsWith('.json'))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}
