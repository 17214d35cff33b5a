import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Where the real files of other makers are: beside the checkout, unless `TRACK_SHARED_DATA` says otherwise. */
export const sharedDataFolder = process.env.TRACK_SHARED_DATA ?? join(import.meta.dirname, '../shared/data')

/** The bytes of a file of real data, or undefined (said aloud, or an error with TRACK_REQUIRE_DATA=1) where there are none. */
export function sharedData(path: string): Buffer | undefined {
  const file = join(sharedDataFolder, path)
  if (existsSync(file)) return readFileSync(file)
  if (process.env.TRACK_REQUIRE_DATA === '1') throw new Error(`There is no shared data at ${file}`)
  process.stderr.write(`SKIPPED: ${path}: no shared data at ${sharedDataFolder}\n`)
  return undefined
}
