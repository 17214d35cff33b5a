import { compareCodeUnits } from '@track/kernel'
import type { PageGroup, PageInput } from './page-input.js'
import { pageRows } from './page-rows.js'
import { hideParts, smallestPart } from './suppression.js'

/**
 * Which groups must not show any number, because they hold too few pupils or would give away a group that does.
 *
 * A group is as small as its smallest date on which it has pupils. Parts that share a `partOf` follow `hideParts`, those
 * that are not a row of the page as well: a small part that nobody asked for is found by subtraction all the same. Their
 * whole is shown if a row that stands for it is: the row of that id, or one with exactly the members of all the parts. A
 * whole that is hidden only as a part of something larger takes one of its own parts along, or adding them up would undo it.
 */
export function hiddenGroups({ definition, groups: given }: Pick<PageInput, 'definition' | 'groups'>): Set<string> {
  const minimum = definition.minimumGroup
  const hidden = new Set<string>()
  if (minimum <= 0) return hidden
  const rows = pageRows({ definition, groups: given })
  const others = given.filter((group) => !rows.includes(group)).sort((a, b) => compareCodeUnits(a.id, b.id))
  const groups = [...rows, ...others]
  for (const group of groups) if (isSmall(sizeOf(group), minimum)) hidden.add(group.id)
  for (const [whole, parts] of wholesFirst(groups)) {
    const wholes = rows.filter((row) => row.id === whole || isSumOf(row, parts))
    const sizes = parts.map((part) => ({ name: part.id, n: sizeOf(part) }))
    const totalShown = wholes.some(({ id }) => !hidden.has(id))
    const hiddenParts = hideParts(sizes, { minimum, totalShown })
    for (const id of hiddenParts) hidden.add(id)
    if (wholes.length > 0 && !totalShown && hiddenParts.length === 0) {
      const smallest = smallestPart(sizes)
      if (smallest) hidden.add(smallest.name)
    }
  }
  return hidden
}

/** Fewer pupils than may be shown, and at least one. */
export function isSmall(n: number, minimum: number): boolean {
  return n > 0 && n < minimum
}

function sizeOf({ members }: PageGroup): number {
  const sizes = members.map((ids) => new Set(ids).size).filter((size) => size > 0)
  return sizes.length === 0 ? 0 : Math.min(...sizes)
}

function isSumOf(group: PageGroup, parts: readonly PageGroup[]): boolean {
  return (
    !parts.includes(group) &&
    group.members.every((ids, date) => {
      const together = new Set(parts.flatMap(({ members }) => members[date] ?? []))
      const own = new Set(ids)
      return own.size === together.size && [...own].every((id) => together.has(id))
    })
  )
}

/** The parts by their whole, a whole that is itself a part after the one it is part of. */
function wholesFirst(groups: readonly PageGroup[]): [string, PageGroup[]][] {
  const byWhole = new Map<string, PageGroup[]>()
  for (const group of groups)
    if (group.partOf !== undefined) byWhole.set(group.partOf, [...(byWhole.get(group.partOf) ?? []), group])
  const partOf = new Map(groups.map((group) => [group.id, group.partOf]))
  const depth = (id: string | undefined, seen: readonly string[] = []): number =>
    id === undefined || seen.includes(id) ? 0 : 1 + depth(partOf.get(id), [...seen, id])
  return [...byWhole].sort(([a], [b]) => depth(a) - depth(b))
}
