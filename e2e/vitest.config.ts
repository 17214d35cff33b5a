import { defineConfig, mergeConfig } from 'vitest/config'
import base from '../vitest.base'

/** Whole journeys in a real browser against the built product, one after the other: two cores are not many. */
export default mergeConfig(
  base,
  defineConfig({
    test: {
      globalSetup: ['src/check-logs.ts', 'src/demo-folder.ts'],
      setupFiles: ['src/tell-of-failures.ts'],
      // What failed is told before a journey closes its pages.
      sequence: { hooks: 'list' },
      fileParallelism: false,
      testTimeout: 180_000,
      hookTimeout: 180_000,
    },
  }),
)
