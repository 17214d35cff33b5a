import { build } from 'esbuild'
import { expect, it } from 'vitest'

it('a bundle that only uses functions holds no zod', async () => {
  const { inputs, bytes } = await bundle(
    "import { plusDays, roundRational } from './index.js'; console.log(plusDays, roundRational)",
  )
  expect(inputs.filter((path) => path.includes('/zod/'))).toEqual([])
  expect(bytes).toBeLessThan(4096)
})

it('every function of the front door is free of zod', async () => {
  const kernel = await import('../src/index.js')
  const functions = Object.entries(kernel).flatMap(([name, value]) => (typeof value === 'function' ? [name] : []))
  expect(functions).toContain('TrackError')
  const names = functions.join(', ')
  const { inputs } = await bundle(`import { ${names} } from './index.js'; console.log(${names})`)
  expect(inputs.filter((path) => path.includes('/zod/'))).toEqual([])
})

it('a bundle that parses does hold it, so the tests above would notice', async () => {
  const { inputs } = await bundle(
    "import { CalendarDate } from './index.js'; console.log(CalendarDate.parse('2026-03-02'))",
  )
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
