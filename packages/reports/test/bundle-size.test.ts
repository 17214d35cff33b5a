import { build } from 'esbuild'
import { expect, it } from 'vitest'

it('every function of the front door is free of zod, and small', async () => {
  const front = await import('../src/index.js')
  const functions = Object.entries(front).flatMap(([name, value]) => (typeof value === 'function' ? [name] : []))
  expect(functions).toEqual(expect.arrayContaining(['calculatePage', 'explainCell', 'pupilsBehindCell']))
  const names = functions.join(', ')
  const { inputs, bytes } = await bundle(`import { ${names} } from './index.js'; console.log(${names})`)
  expect(inputs.filter((path) => path.includes('/zod/'))).toEqual([])
  expect(bytes).toBeLessThan(120 * 1024)
})

it('the numbers alone, the ledger that they are counted on included, are two thirds of that', async () => {
  const { bytes } = await bundle("import { calculatePage } from './index.js'; console.log(calculatePage)")
  expect(bytes).toBeLessThan(70 * 1024)
})

it('a bundle that parses does hold it, so the test above would notice', async () => {
  const { inputs } = await bundle("import { PageDefinition } from './index.js'; console.log(PageDefinition.parse({}))")
  expect(inputs.some((path) => path.includes('/zod/'))).toBe(true)
})

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
