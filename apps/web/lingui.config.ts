import { defineConfig } from '@lingui/conf'

export default defineConfig({
  sourceLocale: 'en-GB',
  locales: ['en-GB', 'pseudo'],
  pseudoLocale: 'pseudo',
  fallbackLocales: { default: 'en-GB' },
  catalogs: [
    {
      path: '<rootDir>/src/locales/{locale}',
      include: ['src'],
      exclude: ['**/*.test.*', '**/testing/**', 'src/pupil/**'],
    },
    // The pupils' page carries its own words and no others.
    {
      path: '<rootDir>/src/pupil/locales/{locale}',
      include: ['src/pupil', 'src/ui/pin-picture.tsx'],
      exclude: ['**/*.test.*', '**/testing/**'],
    },
  ],
})
