import type { PageDefinition } from '@track/api-contract'
import { rowDepths } from '@track/reports'

export type CombinedRow = NonNullable<PageDefinition['combined']>[number]
type Parts = Pick<CombinedRow, 'take' | 'groupIds'>

/** The most groups that one row is made of: the contract's own limit. */
export const MOST_PARTS = 6

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const COMBINED = /^(and|or)\.((?:[0-9a-f]{32}){2,6})$/

/**
 * What a row made of several groups is called among the rows: its parts in letters, so that an address which holds the rows of a
 * page holds what they are made of.
 *
 * @example
 * ```ts
 * const groupIds = ['0193a1b2-0000-7000-8000-000000000001', '0193a1b2-0000-7000-8000-000000000002']
 * combinedId({ take: 'all-of', groupIds }) // => 'and.0193a1b20000700080000000000000010193a1b2000070008000000000000002'
 * ```
 */
export function combinedId({ take, groupIds }: Parts): string {
  return `${take === 'all-of' ? 'and' : 'or'}.${groupIds.map((id) => id.replaceAll('-', '')).join('')}`
}

/** The row that such an id stands for. Undefined: it is a group of the school, or nothing. */
export function combinedOf(id: string): CombinedRow | undefined {
  const [, word, letters] = COMBINED.exec(id) ?? []
  if (!word || !letters) return undefined
  const groupIds = (letters.match(/.{32}/g) ?? []).map((hex) =>
    hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'),
  )
  return new Set(groupIds).size === groupIds.length
    ? { id, groupIds, take: word === 'and' ? 'all-of' : 'any-of' }
    : undefined
}

/** The groups that a row is in all of: itself, or the parts of a combined one. A row of any of several groups has none. */
export function partsOf(id: string): readonly string[] {
  const combined = combinedOf(id)
  if (!combined) return [id]
  return combined.take === 'all-of' ? combined.groupIds : []
}

/** Is the one row part of the other by what it is made of: all of that row's groups, and more? */
export function isWithin(id: string, row: string): boolean {
  const [inner, outer] = [partsOf(id), partsOf(row)]
  return outer.length > 0 && inner.length > outer.length && outer.every((part) => inner.includes(part))
}

/** How deep each row stands under the rows before it, and which of them it stands under: none where it stands by itself. */
export function nesting(
  rows: Parameters<typeof rowDepths>[0],
): readonly { readonly under: number | null; readonly depth: number }[] {
  const depths = rowDepths(rows)
  return depths.map((depth, at) => ({ depth, under: depth === 0 ? null : depths.lastIndexOf(depth - 1, at) }))
}

/** Can the row be broken down by the group: is it one that parts are added to, and does the group add anything? */
export function childOf(row: string, groupId: string): string | undefined {
  const parts = partsOf(row)
  if (parts.length === 0 || parts.length >= MOST_PARTS || !parts.every(isGroup)) return undefined
  return parts.includes(groupId) ? undefined : combinedId({ take: 'all-of', groupIds: [...parts, groupId] })
}

/** Puts rows under the row they are part of, in the order in which they are given; those that are there stay where they are. */
export function withChildren(ids: readonly string[], row: string, order: readonly string[], wanted: readonly string[]) {
  const children = order.flatMap((groupId) => childOf(row, groupId) ?? [])
  const places = new Map(children.map((id, place) => [id, place]))
  return wanted.reduce<readonly string[]>((rows, groupId) => {
    const child = childOf(row, groupId)
    if (!child || rows.includes(child)) return rows
    let at = rows.indexOf(row) + 1
    while (at < rows.length && isWithin(rows[at]!, row) && !((places.get(rows[at]!) ?? -1) > places.get(child)!)) at++
    return rows.toSpliced(at, 0, child)
  }, ids)
}

function isGroup(id: string): boolean {
  return UUID.test(id)
}

/** What rows made of groups are called: by all of them, by any of them, or as a person calls them. */
export interface RowNames {
  readonly nameOf: (groupId: string) => string | undefined
  readonly either: (names: readonly string[]) => string
}

/** What is between the names of the groups that a row is in all of. */
const WITHIN = ' · '

export function combinedName({ groupIds, take, label }: CombinedRow, { nameOf, either }: RowNames): string {
  if (label) return label
  const names = groupIds.map((id) => nameOf(id) ?? '')
  return take === 'all-of' ? names.join(WITHIN) : either(names)
}

/** What every row of a page is called: a group by its name, one of several groups by all of theirs. */
export function rowNames(names: RowNames, combined: readonly CombinedRow[]): (row: string) => string {
  const known = new Map(combined.map((row) => [row.id, row]))
  return (id) => {
    const row = known.get(id) ?? combinedOf(id)
    return row ? combinedName(row, names) : (names.nameOf(id) ?? '')
  }
}

/**
 * The name of a row as it stands in a list: under the row that it is part of only what it adds, and before it what is read aloud
 * all the same.
 */
export function nameUnder(
  name: string,
  above: string | undefined,
): { readonly before: string; readonly shown: string } {
  const start = above === undefined ? undefined : `${above}${WITHIN}`
  return start && name.startsWith(start) && name.length > start.length
    ? { before: `${spoken(above!)}, `, shown: name.slice(start.length) }
    : { before: '', shown: name }
}

/** A name with pauses where the eye has points: "Year 4, Pupil premium". */
export function spoken(name: string): string {
  return name.replaceAll(WITHIN, ', ')
}
