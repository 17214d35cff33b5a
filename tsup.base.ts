import { defineConfig } from 'tsup'

const shared = { sourcemap: true, target: 'es2022', tsconfig: 'tsconfig.json' } as const

/**
 * How every package is published: nothing minified, neighbours left external.
 *
 * ES modules keep one file a concept, so that an application which uses only functions ships no schemas and no zod;
 * CommonJS, which nobody shakes, is one file.
 */
export default defineConfig([
  {
    ...shared,
    entry: ['src/**/*.ts', '!src/**/*.test.ts'],
    format: 'esm',
    bundle: false,
    dts: { entry: 'src/index.ts' },
    clean: true,
  },
  { ...shared, entry: ['src/index.ts'], format: 'cjs', dts: true },
])
