import { defineConfig, mergeConfig } from 'vitest/config'
import base from '../../vitest.base.js'

export default mergeConfig(
  base,
  defineConfig({ test: { globalSetup: ['src/testing/global-setup.ts'], testTimeout: 30_000, hookTimeout: 60_000 } }),
)
