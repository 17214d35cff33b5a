import type { TableColumn } from './table.js'

/** Something an importer can take from a table, and the names that files give it. */
export interface MappingField {
  readonly name: string
  /** What a person calls it. */
  readonly title: string
  readonly aliases?: readonly string[]
  /** A row without it is refused. */
  readonly required?: boolean
  /** May read a column that another field reads too, such as one `Name` for family name and given name. */
  readonly sharesColumn?: boolean
}

/** Which column (by its key) holds each field; a field that is not here is not in the file. */
export type Mapping = Readonly<Record<string, string>>

/**
 * Which column holds which field, going by its header?
 *
 * Names match when their letters and digits do, whatever the case, accents, spaces and punctuation: `date_of_birth` is `Date of
 * birth`. A field's own name and title come before anybody's aliases, earlier fields before later ones. Nothing is matched by
 * resemblance. No column serves two fields, unless the field says that it shares. A suggestion: the person has the last word.
 *
 * @example
 * ```ts
 * import { suggestMapping } from '@track/tabular'
 *
 * const columns = [{ index: 0, name: 'Date_of_Birth', key: 'Date_of_Birth' }, { index: 1, name: 'Surname', key: 'Surname' }]
 * const fields = [
 *   { name: 'familyName', title: 'Family name', aliases: ['Surname', 'Last name'] },
 *   { name: 'dateOfBirth', title: 'Date of birth', aliases: ['DOB'] },
 * ]
 * suggestMapping(columns, fields) // => { dateOfBirth: 'Date_of_Birth', familyName: 'Surname' }
 * ```
 */
export function suggestMapping(columns: readonly TableColumn[], fields: readonly MappingField[]): Mapping {
  const chosen = new Map<string, string>()
  const taken = new Set<string>()
  const tiers = [(field: MappingField) => [field.name, field.title], (field: MappingField) => field.aliases ?? []]
  for (const labelsOf of tiers) {
    for (const field of fields) {
      if (chosen.has(field.name)) continue
      const free = columns.filter(({ key }) => field.sharesColumn === true || !taken.has(key))
      const column = findColumn(free, labelsOf(field))
      if (column === undefined) continue
      chosen.set(field.name, column.key)
      taken.add(column.key)
    }
  }
  return Object.fromEntries(chosen)
}

/** The first label that any column answers to decides, so that the order of the labels is an order of preference. */
function findColumn(columns: readonly TableColumn[], labels: readonly string[]): TableColumn | undefined {
  for (const label of labels) {
    const column = columns.find(({ name }) => normalise(name) === normalise(label))
    if (column !== undefined) return column
  }
  return undefined
}

function normalise(name: string): string {
  const letters = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
  return letters || name.trim()
}
