import { mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { openEmbedded } from './embedded.js'
import { migrate } from './migrate.js'

/**
 * Makes a migrated, empty data directory of the embedded database, to be copied by first starts: making one from nothing
 * costs several seconds of work, copying one less than one.
 */
export async function makeTemplate(directory: string): Promise<void> {
  mkdirSync(dirname(directory), { recursive: true })
  const folder = mkdtempSync(`${directory}-`)
  try {
    const { pool, close } = await openEmbedded({ folder })
    await migrate(pool)
    await close()
    rmSync(directory, { recursive: true, force: true })
    renameSync(join(folder, 'database'), directory)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
