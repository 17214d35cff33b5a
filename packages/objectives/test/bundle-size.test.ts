import { build } from 'esbuild'
import { expect, it } from 'vitest'

it('every reader and writer of frameworks is free of zod, and small; only reading our own packages parses', async () => {
  const front = await import('../src/case/index.js')
  const functions = Object.entries(front).flatMap(([name, value]) => (typeof value === 'function' ? [name] : []))
  expect(functions).toEqual(expect.arrayContaining(['readCasePackage', 'writeCasePackage', 'readOwnPackage']))
  const { inputs, bytes } = await bundle(functions.filter((name) => name !== 'readOwnPackage').join(', '))
  expect(inputs.filter((path) => path.includes('/zod/'))).toEqual([])
  expect(bytes).toBeLessThan(40_960)
  const own = await bundle('readOwnPackage')
  expect(own.inputs.some((path) => path.includes('/zod/'))).toBe(true)
})

async function bundle(names: string): Promise<{ inputs: string[]; bytes: number }> {
  const { metafile } = await build({
    stdin: {
      contents: `import { ${names} } from './index.js'; console.log(${names})`,
      resolveDir: `${import.meta.dirname}/../src/case`,
      loader: 'ts',
    },
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
