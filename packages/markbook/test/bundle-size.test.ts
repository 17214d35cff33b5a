import { build } from 'esbuild'
import { expect, it, vi } from 'vitest'

vi.setConfig({ testTimeout: 60_000 })

const LEDGER = [
  'appendToLedger',
  'entriesOf',
  'buffersOf',
  'judgementsOn',
  'ledgerAsKnown',
  'ledgerOf',
  'ledgerOfColumns',
  'ledgerOfSnapshot',
  'linesOf',
  'planOf',
  'refreshTally',
  'snapshotOf',
  'statesOn',
  'tallyLedger',
]

it('every function of the front door is free of zod, and small', async () => {
  const front = await import('../src/index.js')
  const functions = Object.entries(front).flatMap(([name, value]) => (typeof value === 'function' ? [name] : []))
  expect(functions).toEqual(expect.arrayContaining(['stateAsOf', 'mergeLogs', 'historyOf', ...LEDGER]))
  const names = functions.filter((name) => !LEDGER.includes(name)).join(', ')
  const { inputs, bytes } = await bundle(`import { ${names} } from './index.js'; console.log(${names})`)
  expect(inputs.filter((path) => path.includes('/zod/') || path.includes('/ledger/'))).toEqual([])
  expect(bytes).toBeLessThan(16_896)
})

it('the ledger is small, too, and goes without the functions over plain entries', async () => {
  const names = LEDGER.join(', ')
  const { inputs, bytes } = await bundle(`import { ${names} } from './index.js'; console.log(${names})`)
  expect(inputs.filter((path) => path.includes('/zod/') || path.includes('as-of.ts')).filter(isOurs)).toEqual([])
  expect(bytes).toBeLessThan(27_648)
})

it('who only reads the log carries no calculation', async () => {
  const { inputs, bytes } = await bundle(
    "import { historyOf, mergeLogs, statesAsOf } from './index.js'; console.log(historyOf, mergeLogs, statesAsOf)",
  )
  expect(inputs.filter((path) => path.includes('/calculation/') || path.includes('rational'))).toEqual([])
  expect(bytes).toBeLessThan(4096)
})

it('a bundle that parses does hold it, so the test above would notice', async () => {
  const { inputs } = await bundle("import { Entry } from './index.js'; console.log(Entry.parse({}))")
  expect(inputs.some((path) => path.includes('/zod/'))).toBe(true)
})

/** Of this package: the versions of scales come from its neighbour. */
function isOurs(path: string): boolean {
  return !path.includes('descriptors/')
}

async function bundle(contents: string): Promise<{ inputs: string[]; bytes: number }> {
  const { metafile } = await build({
    stdin: { contents, resolveDir: `${import.meta.dirname}/../src`, loader: 'ts' },
    bundle: true,
    minify: true,
    format: 'esm',
    write: false,
    metafile: true,
    conditions: ['@track/source'],
    logLevel: 'silent',
  })
  const [output] = Object.values(metafile.outputs)
  const inputs = Object.entries(output!.inputs).flatMap(([path, { bytesInOutput }]) =>
    bytesInOutput > 0 ? [path] : [],
  )
  return { inputs, bytes: output!.bytes }
}
