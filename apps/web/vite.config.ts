import { lingui } from '@lingui/vite-plugin'
import react from '@vitejs/plugin-react'
import { defaultClientConditions, defineConfig } from 'vite'
import { linguiMacro } from './lingui-macro'

export default defineConfig({
  plugins: [linguiMacro(), react(), lingui()],
  // Workspace packages run from their sources, so nothing has to be built first.
  resolve: { conditions: ['@track/source', ...defaultClientConditions] },
  server: { proxy: { '/v1': process.env.TRACK_API_URL ?? 'http://127.0.0.1:3000' } },
  build: {
    target: 'es2022',
    // No inline assets and no inline scripts: the content security policy allows neither.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      // zod and the setting that keeps it from making code (src/lib/zod-without-eval.ts) are one file, which therefore runs whole
      // before any other that makes a schema.
      output: { codeSplitting: { groups: [{ name: 'zod', test: /zod/ }] } },
    },
  },
})
