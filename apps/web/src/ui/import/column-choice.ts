import type { ImportMapping } from '@track/api-contract'

/** What a column of the file is for: one of our fields, a kind of column that has a name of its own, or nothing. */
export interface ColumnChoice {
  /** The field, or the prefix of the kind; empty for "leave out". */
  readonly value: string
  /** Only for a kind that has a name of its own: `group:Pupil premium`. */
  readonly name?: string
}

/**
 * What one column of the file fills, by a mapping from fields to columns.
 *
 * @example
 * ```ts
 * columnChoice({ label: 'Name', upn: null }, { key: 'Name', kinds: [] }) // => { value: 'label' }
 * columnChoice({ 'group:Pupil premium': 'PP' }, { key: 'PP', kinds: ['group'] }) // => { value: 'group', name: 'Pupil premium' }
 * columnChoice({ label: 'Name' }, { key: 'Bus', kinds: [] }) // => { value: '' }
 * ```
 */
export function columnChoice(
  mapping: ImportMapping,
  { key, kinds }: { readonly key: string; readonly kinds: readonly string[] },
): ColumnChoice {
  const field = Object.keys(mapping).find((one) => mapping[one] === key)
  const kind = kinds.find((one) => field?.startsWith(`${one}:`))
  if (field === undefined) return { value: '' }
  return kind === undefined ? { value: field } : { value: kind, name: field.slice(kind.length + 1) }
}

/**
 * The mapping with one column put to another use. A field that another column filled until now is taken from it.
 *
 * @example
 * ```ts
 * withColumnChoice({ label: 'Name', upn: null }, { key: 'Full name', choice: { value: 'label' } }) // => { label: 'Full name', upn: null }
 * withColumnChoice({ label: 'Name' }, { key: 'Name', choice: { value: '' } }) // => { label: null }
 * withColumnChoice({ label: null }, { key: 'PP', choice: { value: 'group', name: 'Pupil premium' } }) // => { label: null, 'group:Pupil premium': 'PP' }
 * ```
 */
export function withColumnChoice(
  mapping: ImportMapping,
  { key, choice }: { readonly key: string; readonly choice: ColumnChoice },
): ImportMapping {
  const others = Object.entries(mapping).flatMap(([field, column]): [string, string | null][] => {
    if (column !== key) return [[field, column]]
    // A field stays known when nothing fills it; a column's own name goes with the column.
    return field.includes(':') ? [] : [[field, null]]
  })
  const field = choice.name === undefined ? choice.value : `${choice.value}:${choice.name}`
  return { ...Object.fromEntries(others), ...(field !== '' && { [field]: key }) }
}

/** Was this mapping made for a file with these columns? */
export function fitsColumns(mapping: ImportMapping, columns: readonly { readonly key: string }[]): boolean {
  const keys = new Set(columns.map(({ key }) => key))
  return Object.values(mapping).every((column) => column === null || keys.has(column))
}
