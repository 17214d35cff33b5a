import type { ImportResult } from '@track/api-contract'
import type { TextEncoding } from '@track/tabular'

/**
 * The rows of a file that were left out, as CSV: the original text, and beside each row what to mend.
 *
 * Mended, it can be imported as it is.
 */
export async function refusedRows(
  file: Blob,
  { result, heading }: { readonly result: ImportResult; readonly heading: string },
): Promise<string> {
  const { readTable, writeCsv } = await import('@track/tabular')
  const table = readTable(new Uint8Array(await file.arrayBuffer()), {
    ...(result.sheet === undefined
      ? { encoding: result.encoding as TextEncoding, delimiter: result.delimiter }
      : { sheet: result.sheet }),
    headerRow: result.headerRow === 0 ? null : result.headerRow,
    maximumBytes: Number.POSITIVE_INFINITY,
  })
  const reasons = new Map<number, string[]>()
  for (const { row, field, message, severity } of result.issues) {
    if (row === undefined || severity !== 'error') continue
    reasons.set(row, [...(reasons.get(row) ?? []), field ? `${field}: ${message}` : message])
  }
  const columns = [...table.columns.map(({ name, key }) => name || key), heading]
  const rows = table.rows.flatMap(({ row, cells }) => {
    const why = reasons.get(row)
    return why ? [[...cells, why.join('; ')]] : []
  })
  return writeCsv(
    { columns, rows },
    { ...(result.sheet === undefined && { delimiter: result.delimiter }), byteOrderMark: true },
  )
}
