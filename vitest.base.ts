import { defineConfig } from 'vitest/config'

/**
 * How every workspace runs its tests: from the sources of its neighbours (no build first), with results
 * written to a file so that the root script can add up one total.
 */
export default defineConfig({
  resolve: { conditions: ['@track/source'] },
  ssr: { resolve: { conditions: ['@track/source'] } },
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'test/**/*.test.{ts,tsx}'],
    reporters: ['default', ['json', { outputFile: 'test-results/vitest.json' }]],
    passWithNoTests: false,
  },
})
