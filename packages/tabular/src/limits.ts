import { TrackError } from '@track/kernel'

/** How much of a table is read before it is refused. */
export interface TableLimits {
  /** Rows, counted as a spreadsheet counts them: the header and blank rows too. 100,000 by default. */
  readonly maximumRows?: number
  /** Cells in one row. 500 by default. */
  readonly maximumColumns?: number
  /** Bytes of a file, or characters of a text. 10 MB by default. */
  readonly maximumBytes?: number
  /** Bytes of all the parts of a workbook when they are unpacked. 50 MB by default. */
  readonly maximumUnpackedBytes?: number
  /** Cells of a workbook, up to the last in each row that holds something. 1,000,000 by default. */
  readonly maximumCells?: number
}

/** The limits in force: the caller's, or ours. */
export function limitsOf(limits: TableLimits): Required<TableLimits> {
  const {
    maximumRows = 100_000,
    maximumColumns = 500,
    maximumBytes = 10_000_000,
    maximumUnpackedBytes = 50_000_000,
    maximumCells = 1_000_000,
  } = limits
  return { maximumRows, maximumColumns, maximumBytes, maximumUnpackedBytes, maximumCells }
}

/** Refuses a source longer than the limit, before any work is done on it. */
export function checkSize(source: Uint8Array | string, { maximumBytes }: Required<TableLimits>): void {
  if (source.length <= maximumBytes) return
  throw new TrackError(
    'tabular/too-large',
    `The file holds ${source.length} bytes and at most ${maximumBytes} are read: split it into smaller files`,
    { size: source.length, maximumBytes },
  )
}

export function tooManyRows(maximumRows: number): TrackError {
  return new TrackError(
    'tabular/too-many-rows',
    `The file has more than ${maximumRows} rows: split it into smaller files`,
    { maximumRows },
  )
}

export function tooManyColumns(row: number, maximumColumns: number): TrackError {
  return new TrackError(
    'tabular/too-many-columns',
    `Row ${row} has more than ${maximumColumns} cells: check the delimiter, or take the columns out that are not needed`,
    { row, maximumColumns },
  )
}
