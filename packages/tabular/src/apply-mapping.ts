import type { Issue } from '@track/kernel'
import type { Reading } from './reading.js'
import type { Mapping, MappingField } from './suggest-mapping.js'
import type { Table, TableColumn } from './table.js'

/** A field and how its cells are read. Without `read` the value is the text, trimmed. Blank cells are never read: they are null. */
export interface ReadableField<Value = unknown> extends MappingField {
  readonly read?: (text: string) => Reading<Value>
}

/** One row in the importer's words. */
export interface TableRecord<Fields extends readonly ReadableField[]> {
  readonly row: number
  /** Every field, by its name; null where the cell is blank or the file has no such column. */
  readonly values: Values<Fields>
  /** The original text of the columns that no field reads, by column key. */
  readonly rest: Readonly<Record<string, string>>
}

export type Values<Fields extends readonly ReadableField[]> = {
  readonly [Field in Fields[number] as Field['name']]:
    | (Field extends { readonly read: (text: string) => Reading<infer Value> } ? Value : string)
    | null
}

export interface MappedTable<Fields extends readonly ReadableField[]> {
  /** The rows without an error, in the order of the file. */
  readonly records: readonly TableRecord<Fields>[]
  /** The table's own issues and those of its cells, in the order of the rows. */
  readonly issues: readonly Issue[]
}

/**
 * What would be taken from this table, and what must be mended first?
 *
 * Reads every mapped cell and never stops at the first fault. A row with an error is not among the records; its issue names the row, the
 * column as the person wrote it, and the fix. A cell that the table itself found wrong counts only where a field reads its column.
 * Nothing is stored: the dry run and the real run are this one call. If the mapping itself cannot work (a required field without a
 * column, two fields on one column) that is said once, and there are no records.
 *
 * @example
 * ```ts
 * import { applyMapping } from '@track/tabular'
 *
 * const table = {
 *   headerRow: 1,
 *   columns: [{ index: 0, name: 'Name', key: 'Name' }, { index: 1, name: 'PP', key: 'PP' }, { index: 2, name: 'Bus', key: 'Bus' }],
 *   rows: [{ row: 2, cells: ['A', '', '7'] }, { row: 3, cells: ['', 'Y', ''] }],
 *   issues: [],
 * }
 * const fields = [{ name: 'label', title: 'Name', required: true }, { name: 'premium', title: 'Pupil premium' }]
 * const { records, issues } = applyMapping(table, { label: 'Name', premium: 'PP' }, fields)
 * records // => [{ row: 2, values: { label: 'A', premium: null }, rest: { Bus: '7' } }]
 * issues.map(({ row, field, code }) => [row, field, code]) // => [[3, 'Name', 'tabular/blank-required']]
 * ```
 */
export function applyMapping<const Fields extends readonly ReadableField[]>(
  table: Pick<Table, 'columns' | 'rows' | 'issues'>,
  mapping: Mapping,
  fields: Fields,
): MappedTable<Fields> {
  const columnOf = new Map(fields.map((field) => [field.name, findMapped(table.columns, mapping, field)]))
  const mappingIssues = checkMapping(columnOf, mapping, fields)
  if (mappingIssues.some(isError)) return { records: [], issues: [...mappingIssues, ...table.issues] }

  const read = new Set(columnOf.values())
  const unread = table.columns.filter((column) => !read.has(column))
  const unreadKeys = new Set(unread.map(({ key }) => key))
  const tableIssues = table.issues.filter((issue) => !(isCellError(issue) && unreadKeys.has(issue.field)))
  const refused = new Set(tableIssues.filter(isError).map(({ row }) => row))
  const wrongCells = new Set(tableIssues.filter(isCellError).map(({ row, field }) => `${row} ${field}`))
  const cellIssues: Issue[] = []
  const records: TableRecord<Fields>[] = []
  for (const { row, cells } of table.rows) {
    const values = bareRecord<unknown>()
    for (const field of fields) {
      const column = columnOf.get(field.name)
      if (column !== undefined && wrongCells.has(`${row} ${column.key}`)) continue
      const reading = column === undefined ? BLANK : readCell(cells[column.index] ?? '', field)
      if ('value' in reading) values[field.name] = reading.value
      else {
        refused.add(row)
        cellIssues.push({ row, field: column?.key ?? field.title, ...reading.issue, severity: 'error' })
      }
    }
    if (refused.has(row)) continue
    const rest = bareRecord<string>()
    for (const { key, index } of unread) rest[key] = cells[index] ?? ''
    records.push({ row, values: values as Values<Fields>, rest })
  }
  const byRow = [...tableIssues, ...cellIssues].sort((a, b) => (a.row ?? 0) - (b.row ?? 0))
  return { records, issues: [...mappingIssues, ...byRow] }
}

const BLANK: Reading<null> = { value: null }

function findMapped(columns: readonly TableColumn[], mapping: Mapping, field: MappingField): TableColumn | undefined {
  const key = Object.hasOwn(mapping, field.name) ? mapping[field.name] : undefined
  return columns.find((column) => column.key === key)
}

function checkMapping(
  columnOf: ReadonlyMap<string, TableColumn | undefined>,
  mapping: Mapping,
  fields: readonly ReadableField[],
): Issue[] {
  const issues: Issue[] = []
  const readBy = new Map<TableColumn, string>()
  for (const field of fields) {
    const column = columnOf.get(field.name)
    if (column === undefined) {
      if (field.required === true || Object.hasOwn(mapping, field.name)) issues.push(missingColumn(field))
      continue
    }
    const other = readBy.get(column)
    if (other !== undefined && field.sharesColumn !== true) issues.push(mappedTwice(column, other, field.title))
    else readBy.set(column, field.title)
  }
  return issues
}

function readCell(text: string, field: ReadableField): Reading<unknown> {
  const trimmed = text.trim()
  if (trimmed !== '') return field.read === undefined ? { value: trimmed } : field.read(text)
  if (field.required !== true) return BLANK
  return { issue: { code: 'tabular/blank-required', message: `${field.title} is blank: fill it in` } }
}

function missingColumn(field: MappingField): Issue {
  return {
    field: field.title,
    code: 'tabular/missing-column',
    message: `No column of this file holds ${field.title}: choose the one that does`,
    severity: field.required === true ? 'error' : 'warning',
  }
}

function mappedTwice(column: TableColumn, first: string, second: string): Issue {
  return {
    field: column.key,
    code: 'tabular/column-mapped-twice',
    message: `${first} and ${second} both read the column "${column.key}": choose another column for one of them`,
    severity: 'error',
  }
}

/** An error of one cell, such as a failed formula; one without a column is an error of its whole row. */
function isCellError(issue: Issue): issue is Issue & { readonly row: number; readonly field: string } {
  return isError(issue) && issue.row !== undefined && issue.field !== undefined
}

function isError(issue: Issue): boolean {
  return issue.severity === 'error'
}

/** An object without a prototype: a column called `__proto__` or `constructor` is a key like any other. */
function bareRecord<Value>(): Record<string, Value> {
  return Object.create(null)
}
