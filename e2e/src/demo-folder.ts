import { rmSync } from 'node:fs'
import type { TestProject } from 'vitest/node'
import { browserPath } from './browser.js'
import { runTrack } from './run-track.js'

declare module 'vitest' {
  interface ProvidedContext {
    /** A data folder with the demo school as it is after the first start: each journey gets a copy. */
    demoFolder: string
  }
}

/** Before a whole run: sets the product up once, as a newcomer's first start does. */
export default async function makeDemoFolder({ provide }: TestProject): Promise<(() => void) | undefined> {
  if (!browserPath) return undefined
  const { folder, stop } = await runTrack()
  await stop()
  provide('demoFolder', folder)
  return () => rmSync(folder, { recursive: true, force: true })
}
