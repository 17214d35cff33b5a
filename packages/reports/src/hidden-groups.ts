import { compareCodeUnits } from '@track/kernel'
import { groupsBeside } from './groups-beside.js'
import { pageGroups } from './page-groups.js'
import type { PageGroup, PageInput } from './page-input.js'
import { pageRows } from './page-rows.js'
import { reachOf } from './reach.js'
import { hideParts, smallestPart } from './suppression.js'

/**
 * Which groups must not show any number, because they hold too few pupils or would give away a group that does.
 *
 * A group is as small as its smallest date on which it has pupils. Parts that share a `partOf` follow `hideParts`, those
 * that are not a row of the page as well: a small part that nobody asked for is found by subtraction all the same. Their
 * whole is shown if a row that stands for it is: the row of that id, or one with exactly the members of all the parts. A
 * whole that is hidden only as a part of something larger takes one of its own parts along, or adding them up would undo it.
 *
 * Rows made of several groups overlap in more ways than that, so at last everything that is shown is added up and subtracted as a
 * reader could: whatever reaches a hidden group, or a small one beside a combined row, loses its smallest row.
 */
export function hiddenGroups({ definition, groups: given }: Pick<PageInput, 'definition' | 'groups'>): Set<string> {
  const minimum = definition.minimumGroup
  const hidden = new Set<string>()
  if (minimum <= 0) return hidden
  const rows = [...new Set(pageRows({ definition, groups: given }))]
  const others = pageGroups({ definition, groups: given })
    .filter(({ id }) => !rows.some((row) => row.id === id))
    .sort((a, b) => compareCodeUnits(a.id, b.id))
  const groups = [...rows, ...others]
  for (const group of groups) if (isSmall(sizeOf(group), minimum)) hidden.add(group.id)
  for (const [whole, parts] of wholesFirst(groups)) {
    const isSum = sumOf(parts)
    const wholes = rows.filter((row) => row.id === whole || isSum(row))
    const sizes = parts.map((part) => ({ name: part.id, n: sizeOf(part) }))
    const totalShown = wholes.some(({ id }) => !hidden.has(id))
    const hiddenParts = hideParts(sizes, { minimum, totalShown })
    for (const id of hiddenParts) hidden.add(id)
    if (wholes.length > 0 && !totalShown && hiddenParts.length === 0) {
      const smallest = smallestPart(sizes)
      if (smallest) hidden.add(smallest.name)
    }
  }
  hideWhatReaches({ definition, rows, groups, hidden })
  return hidden
}

/** Fewer pupils than may be shown, and at least one. */
export function isSmall(n: number, minimum: number): boolean {
  return n > 0 && n < minimum
}

/** Hides rows until no sum of shown ones, with any signs, is the number of pupils of a group that must not be known. */
function hideWhatReaches({
  definition: { combined = [], dates, minimumGroup },
  rows,
  groups,
  hidden,
}: Pick<PageInput, 'definition'> & {
  readonly rows: readonly PageGroup[]
  readonly groups: readonly PageGroup[]
  readonly hidden: Set<string>
}): void {
  const ofOtherPupils = [...dates.keys()].filter(
    (date) => date === 0 || groups.some(({ members }) => members[date] !== members[date - 1]),
  )
  const smallBeside = new Map(
    ofOtherPupils.map((date) => [
      date,
      [...groupsBeside(combined, { groups, date }).values()].filter((ids) => isSmall(ids.length, minimumGroup)),
    ]),
  )
  for (let before = -1; before < hidden.size; ) {
    before = hidden.size
    for (const date of ofOtherPupils) {
      // A group that is small on one date is kept on all of them.
      const kept = groups.filter(({ id }) => hidden.has(id)).map(({ members }) => members[date] ?? [])
      const secrets = [...kept, ...smallBeside.get(date)!]
      if (secrets.length === 0) continue
      const shown = rows.filter(({ id }) => !hidden.has(id))
      const found = reachOfGroups(shown.map(({ members }) => members[date]!))
      for (const secret of secrets) {
        const giveAway = found(secret).map((place) => shown[place]!)
        if (giveAway.some(({ id }) => hidden.has(id))) continue
        const smallest = smallestPart(giveAway.map((row) => ({ name: row.id, n: sizeOf(row) })))
        if (smallest) hidden.add(smallest.name)
      }
    }
  }
}

/** Which of these groups, added and subtracted, leave exactly the pupils of another? None if no sum does. */
export function reachOfGroups(groups: readonly (readonly string[])[]): (pupilIds: readonly string[]) => number[] {
  const placesOf = new Map<string, string>()
  for (const [place, ids] of groups.entries())
    for (const id of new Set(ids)) placesOf.set(id, `${placesOf.get(id) ?? ''},${place}`)
  // Pupils who are in the same of these groups cannot be told apart by them: one stands for all.
  const alike = new Map<string, string[]>()
  for (const [id, places] of placesOf) {
    const together = alike.get(places)
    if (together) together.push(id)
    else alike.set(places, [id])
  }
  const kinds = [...alike.values()]
  const toList = (ids: ReadonlySet<string>) => kinds.map(([first]) => (ids.has(first!) ? 1 : 0))
  const reach = reachOf(groups.map((ids) => toList(new Set(ids))))
  return (pupilIds) => {
    const ids = new Set(pupilIds)
    const ofKinds = kinds.filter(([first]) => ids.has(first!)).flat()
    const isOfKinds = ids.size > 0 && ofKinds.length === ids.size && ofKinds.every((id) => ids.has(id))
    return isOfKinds ? (reach(toList(ids)) ?? []) : []
  }
}

function sizeOf({ members }: PageGroup): number {
  const sizes = members.map((ids) => new Set(ids).size).filter((size) => size > 0)
  return sizes.length === 0 ? 0 : Math.min(...sizes)
}

/** Says whether a group has exactly the members of all these parts together, on every date. */
function sumOf(parts: readonly PageGroup[]): (group: PageGroup) => boolean {
  const together: Set<string>[] = []
  return (group) =>
    !parts.includes(group) &&
    group.members.every((ids, date) => {
      together[date] ??= new Set(parts.flatMap(({ members }) => members[date] ?? []))
      const sum = together[date]
      if (ids.length < sum.size) return false
      const own = new Set(ids)
      return own.size === sum.size && ids.every((id) => sum.has(id))
    })
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
