import type { ImportQuery } from '@track/api-contract'
import { isTrackError } from '@track/kernel'
import { type DelimitedTable, type Mapping, readTable } from '@track/tabular'
import { refusal } from '../problem.js'

/** The largest file that is taken; the route refuses a longer body before it is in memory. */
export const IMPORT_BYTES = 12 * 1024 * 1024

/** The table in an uploaded file, read as the person says or, where they say nothing, as it looks. */
export function readImportFile(file: unknown, query: ImportQuery): DelimitedTable {
  if (!(file instanceof Uint8Array)) throw refusal('request/wrong-media-type')
  const table = readOrRefuse(file, query)
  if (table.columns.length === 0) throw refusal('import/unreadable', table.issues[0]?.message)
  return table
}

/** The columns the person chose, or the suggested ones if they chose none. */
export function mappingOf({ mapping }: ImportQuery, suggest: () => Mapping): Mapping {
  if (mapping === undefined) return suggest()
  return Object.fromEntries(Object.entries(mapping).flatMap(([field, key]) => (key === null ? [] : [[field, key]])))
}

function readOrRefuse(file: Uint8Array, { encoding, delimiter, headerRow }: ImportQuery): DelimitedTable {
  try {
    return readTable(file, {
      maximumBytes: IMPORT_BYTES,
      ...(encoding !== undefined && { encoding }),
      ...(delimiter !== undefined && { delimiter }),
      ...(headerRow !== undefined && { headerRow: headerRow === 0 ? null : headerRow }),
    })
  } catch (error) {
    if (!isTrackError(error)) throw error
    throw refusal('import/unreadable', error.message)
  }
}
