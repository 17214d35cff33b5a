import { mergeConfig } from 'vitest/config'
import base from '../../vitest.base'
import vite from './vite.config'

export default mergeConfig(mergeConfig(vite, base), {
  test: {
    environment: 'jsdom',
    setupFiles: ['src/testing/set-up.ts'],
    css: { modules: { classNameStrategy: 'non-scoped' } },
  },
})
