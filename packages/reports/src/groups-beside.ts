import type { CombinedGroup } from './page-definition.js'
import type { PageGroup } from './page-input.js'

/**
 * The groups that combined rows leave beside them: of "Year 4 and pupil premium", with every other year and the pupils without
 * pupil premium among the groups, "Year 4 and not pupil premium", "Year 3 and pupil premium" and so on, as lists of pupils.
 *
 * Each part of a row stands with the parts of its own whole (those that share its `partOf`), and with whoever is in none of them.
 * Every way of combining some of a row's parts puts every pupil into one of these groups. Each has a name of its own, by which it
 * is found again on another date.
 */
export function groupsBeside(
  combined: readonly Pick<CombinedGroup, 'groupIds'>[],
  { groups, date }: { readonly groups: readonly PageGroup[]; readonly date: number },
): Map<string, string[]> {
  const ways = new Map<string, PageGroup[][]>()
  for (const { groupIds } of combined) {
    const families = [...new Set(groupIds)].map((groupId) => familyOf(groupId, groups))
    for (const some of subsetsOf(families)) ways.set(some.map(nameOf).sort().join('/'), some)
  }
  const everyone = new Set(groups.flatMap(({ members }) => members[date] ?? []))
  const beside = new Map<string, string[]>()
  for (const [way, families] of ways) {
    const placesIn = families.map((family) => placesOf(family, date))
    for (const pupilId of everyone) {
      const name = `${way}:${placesIn.map((places) => places.get(pupilId) ?? '').join('/')}`
      const together = beside.get(name)
      if (together) together.push(pupilId)
      else beside.set(name, [pupilId])
    }
  }
  return beside
}

/** Some of the items or all of them, in every way. */
function subsetsOf<Item>(items: readonly Item[]): Item[][] {
  const subsets: Item[][] = [[]]
  for (const item of items) subsets.push(...subsets.map((some) => [...some, item]))
  return subsets.slice(1)
}

function nameOf(family: readonly PageGroup[]): string {
  return family.map(({ id }) => id).join()
}

function familyOf(groupId: string, groups: readonly PageGroup[]): PageGroup[] {
  const whole = groups.find(({ id }) => id === groupId)?.partOf
  return groups.filter(({ id, partOf }) => id === groupId || (whole !== undefined && partOf === whole))
}

/** In which groups of a family each pupil is: one, unless they overlap. */
function placesOf(family: readonly PageGroup[], date: number): Map<string, string> {
  const places = new Map<string, string>()
  for (const [place, { members }] of family.entries())
    for (const pupilId of new Set(members[date])) places.set(pupilId, `${places.get(pupilId) ?? ''}+${place}`)
  return places
}
