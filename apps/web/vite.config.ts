import { lingui } from '@lingui/vite-plugin'
import react from '@vitejs/plugin-react'
import { defaultClientConditions, defineConfig } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'
import { linguiMacro } from './lingui-macro'

export default defineConfig({
  plugins: [
    linguiMacro(),
    react(),
    lingui(),
    VitePWA({
      // A new version waits until a person reloads: src/lib/offline/shell.ts registers it and asks.
      registerType: 'prompt',
      injectRegister: false,
      manifest: {
        name: 'Track',
        short_name: 'Track',
        description: 'Pupil tracking that serves teaching',
        lang: 'en-GB',
        start_url: '/',
        display: 'standalone',
        theme_color: '#ffffff',
        background_color: '#ffffff',
        icons: [
          { src: '/icon.svg', sizes: 'any', type: 'image/svg+xml' },
          { src: '/icon-maskable.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'maskable' },
        ],
      },
      workbox: {
        // The app itself and nothing else: what the API answers is never kept by the worker.
        globPatterns: ['**/*.{js,css,html,svg}'],
        // What reads a scanned PDF is large and seldom wanted: it is fetched when there is one.
        globIgnores: ['assets/pseudo-*.js', 'assets/pdf-reader-*.js'],
        navigateFallback: '/index.html',
        navigateFallbackDenylist: [/^\/(v1|healthz|readyz|openapi|metrics|pupil)([/.?]|$)/],
        cleanupOutdatedCaches: true,
        // The content security policy lets a worker fetch no script by a name in a text.
        inlineWorkboxRuntime: true,
        sourcemap: false,
      },
    }),
  ],
  // Workspace packages run from their sources, so nothing has to be built first.
  resolve: { conditions: ['@track/source', ...defaultClientConditions] },
  server: { proxy: { '/v1': process.env.TRACK_API_URL ?? 'http://127.0.0.1:3000' } },
  build: {
    target: 'es2022',
    // No inline assets and no inline scripts: the content security policy allows neither.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      // What every page needs of the libraries is one file: many small ones are larger.
      output: {
        codeSplitting: {
          groups: [
            {
              name: 'libraries',
              test: /node_modules.(react|react-dom|scheduler|@tanstack|@lingui|use-sync-external-store)\W/,
            },
          ],
        },
      },
    },
  },
})
