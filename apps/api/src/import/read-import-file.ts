import type { ImportQuery } from '@track/api-contract'
import { isTrackError } from '@track/kernel'
import { type FileTable, type Mapping, readTable, readWorkbook, type Workbook } from '@track/tabular'
import { refusal } from '../problem.js'
import { ofSheet } from './of-sheet.js'

/** The largest file that is taken; the route refuses a longer body before it is in memory. */
export const IMPORT_BYTES = 12 * 1024 * 1024

/** The table in an uploaded file, CSV or a sheet of a workbook, read as the person says or, where they say nothing, as it looks. */
export function readImportFile(file: unknown, query: ImportQuery): FileTable {
  const bytes = bytesOf(file)
  const { encoding, delimiter, sheet, headerRow } = query
  const table = readOrRefuse(() =>
    readTable(bytes, {
      maximumBytes: IMPORT_BYTES,
      ...(encoding !== undefined && { encoding }),
      ...(delimiter !== undefined && { delimiter }),
      ...(sheet !== undefined && { sheet }),
      ...(headerRow !== undefined && { headerRow: headerRow === 0 ? null : headerRow }),
    }),
  )
  if (table.columns.length > 0) return table
  const [issue] = table.issues
  throw refusal('import/unreadable', issue && ofSheet(table, issue).message)
}

/** Every sheet of an uploaded workbook, for a format that needs more than one. */
export function readImportWorkbook(file: unknown): Workbook {
  const bytes = bytesOf(file)
  return readOrRefuse(() => readWorkbook(bytes, { maximumBytes: IMPORT_BYTES }))
}

/** The columns the person chose, or the suggested ones if they chose none. */
export function mappingOf({ mapping }: ImportQuery, suggest: () => Mapping): Mapping {
  if (mapping === undefined) return suggest()
  return Object.fromEntries(Object.entries(mapping).flatMap(([field, key]) => (key === null ? [] : [[field, key]])))
}

function bytesOf(file: unknown): Uint8Array {
  if (file instanceof Uint8Array) return file
  throw refusal('request/wrong-media-type')
}

function readOrRefuse<Read>(read: () => Read): Read {
  try {
    return read()
  } catch (error) {
    if (!isTrackError(error)) throw error
    throw refusal('import/unreadable', error.message)
  }
}
