import { defineConfig, mergeConfig } from 'vitest/config'
import base from '../../vitest.base.js'

export default mergeConfig(
  base,
  defineConfig({
    test: {
      globalSetup: ['src/testing/global-setup.ts'],
      testTimeout: 30_000,
      hookTimeout: 60_000,
      // Tests of a server mostly wait for one: two files at a time keep two cores busy.
      maxWorkers: 2,
    },
  }),
)
