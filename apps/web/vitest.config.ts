import { defineConfig, mergeConfig } from 'vitest/config'
import base from '../../vitest.base'
import vite from './vite.config'

const { test, ...fromSources } = base
const { include: _, ...shared } = test!

/** Rules and reckoning (`.test.ts`) run in Node; what is seen and pressed (`.test.tsx`) in a browser's stand-in. */
export default mergeConfig(
  mergeConfig(vite, fromSources),
  defineConfig({
    test: {
      ...shared,
      projects: [
        {
          extends: true,
          test: { name: 'rules', include: ['src/**/*.test.ts', 'test/**/*.test.ts'], environment: 'node' },
        },
        {
          extends: true,
          test: {
            name: 'screens',
            include: ['src/**/*.test.tsx'],
            environment: 'jsdom',
            setupFiles: ['src/testing/set-up.ts'],
            css: { modules: { classNameStrategy: 'non-scoped' } },
            testTimeout: 20_000,
          },
        },
      ],
    },
  }),
)
