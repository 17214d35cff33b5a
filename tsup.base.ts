import { defineConfig } from 'tsup'

/** How every package is published: ES modules and CommonJS with types, nothing minified, neighbours left external. */
export default defineConfig({
  entry: ['src/index.ts'],
  format: ['esm', 'cjs'],
  dts: true,
  clean: true,
  sourcemap: true,
  target: 'es2022',
  tsconfig: 'tsconfig.json',
})
