import { defineConfig } from 'vitest/config'
import { sourceOf } from './examples.mjs'
import { root } from './root.mjs'

const files = { documentation: 'test-results/examples/**/*.test.ts', rules: 'scripts/*.test.mjs' }

/** Where a careless date goes wrong: summer time, behind UTC, and an island that left out a day. */
const zones = ['Europe/London', 'America/Sao_Paulo', 'Pacific/Apia']

/** What belongs to no workspace: the documentation's examples, the rules of the gate, and dates around the world. */
export default defineConfig({
  root,
  resolve: {
    alias: Object.entries(sourceOf).map(([name, source]) => ({ find: new RegExp(`^${name}$`), replacement: source })),
  },
  test: {
    projects: [
      // Examples and rules leave nothing behind, and a fresh world for each of three hundred files would take two minutes.
      ...Object.entries(files).map(([name, include]) => ({
        extends: true,
        test: { name, include: [include], isolate: false },
      })),
      ...zones.map((TZ) => ({
        extends: true,
        test: { name: TZ, env: { TZ }, include: ['packages/{kernel,descriptors}/src/**/*.test.ts'] },
      })),
    ],
    testTimeout: 60_000,
    reporters: ['default', ['json', { outputFile: 'test-results/vitest.json' }]],
  },
})
