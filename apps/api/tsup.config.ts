import { defineConfig } from 'tsup'

/** The server and its database thread: our own packages bundled from source, everything else as installed. */
export default defineConfig({
  entry: {
    server: 'src/server.ts',
    'embedded-worker': 'src/database/embedded-worker.ts',
    'build-template': 'src/build-template.ts',
  },
  format: 'esm',
  target: 'node20',
  clean: true,
  sourcemap: true,
  noExternal: [/^@track\//],
  esbuildOptions(options) {
    options.conditions = ['@track/source']
  },
})
