import { fileURLToPath } from 'node:url'
import { lingui } from '@lingui/vite-plugin'
import react from '@vitejs/plugin-react'
import { defaultClientConditions, defineConfig } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'
import { linguiMacro } from './lingui-macro'

/** The pupils' page: built beside the teachers' app, which it shares nothing with but a look. Built after it, into a folder of its own. */
export default defineConfig({
  root: fileURLToPath(new URL('pupil', import.meta.url)),
  base: '/pupil/',
  publicDir: false,
  plugins: [
    linguiMacro(),
    react(),
    lingui(),
    VitePWA({
      // Registered by src/pupil/shell.ts; a new version is taken at the next start.
      registerType: 'prompt',
      injectRegister: false,
      manifest: {
        name: 'My notes',
        short_name: 'My notes',
        lang: 'en-GB',
        start_url: '/pupil/',
        scope: '/pupil/',
        display: 'standalone',
        theme_color: '#ffffff',
        background_color: '#ffffff',
        icons: [
          { src: '/icon.svg', sizes: 'any', type: 'image/svg+xml' },
          { src: '/icon-maskable.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'maskable' },
        ],
      },
      workbox: {
        // The page itself and nothing else: what the API answers is never kept by the worker.
        globPatterns: ['**/*.{js,css,html}'],
        globIgnores: ['assets/pseudo-*.js'],
        navigateFallback: '/pupil/index.html',
        navigateFallbackAllowlist: [/^\/pupil\/?([?#]|$)/],
        cacheId: 'track-pupil',
        cleanupOutdatedCaches: true,
        // The content security policy lets a worker fetch no script by a name in a text.
        inlineWorkboxRuntime: true,
        sourcemap: false,
      },
    }),
  ],
  // Workspace packages run from their sources, so nothing has to be built first.
  resolve: {
    conditions: ['@track/source', ...defaultClientConditions],
    // React alone is 67 kB, and the page is to stay under 80 on a tablet that is shared and old: the same code on a smaller engine.
    alias: [
      { find: /^react(-dom)?$/, replacement: 'preact/compat' },
      { find: 'react-dom/client', replacement: 'preact/compat/client' },
      { find: 'react/jsx-runtime', replacement: 'preact/jsx-runtime' },
    ],
  },
  build: {
    outDir: fileURLToPath(new URL('dist/pupil', import.meta.url)),
    emptyOutDir: true,
    target: 'es2022',
    // No inline assets and no inline scripts: the content security policy allows neither.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
})
