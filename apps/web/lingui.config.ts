import { defineConfig } from '@lingui/conf'

export default defineConfig({
  sourceLocale: 'en-GB',
  locales: ['en-GB', 'pseudo'],
  pseudoLocale: 'pseudo',
  fallbackLocales: { default: 'en-GB' },
  catalogs: [{ path: '<rootDir>/src/locales/{locale}', include: ['src'], exclude: ['**/*.test.*', '**/testing/**'] }],
})
