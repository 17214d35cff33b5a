import { groupsBeside } from './groups-beside.js'
import { hiddenGroups, reachOfGroups } from './hidden-groups.js'
import { pageGroups } from './page-groups.js'
import type { PageGroup, PageInput } from './page-input.js'
import { pageRows } from './page-rows.js'

/** A page that asks for more rows than are on it: behind its own stand the groups that somebody could work out from those. */
export interface WatchedPage extends Pick<PageInput, 'definition' | 'groups'> {
  /** The rows that show no number at all: see `hiddenGroups`. */
  readonly hidden: ReadonlySet<string>
  /** How many rows are on the page; those after them are only watched. */
  readonly rows: number
}

/**
 * Of which groups has a page to know the numbers, so that none of too few pupils can be worked out?
 *
 * Of its rows, and of what shown rows leave when they are added and subtracted: parts that are not on the page, and the groups beside
 * combined rows. Without a minimum nobody is watched.
 */
export function watchedPage({ definition, groups }: Pick<PageInput, 'definition' | 'groups'>): WatchedPage {
  const hidden = hiddenGroups({ definition, groups })
  const rows = definition.groupIds.length
  if (definition.minimumGroup <= 0) return { definition, groups, hidden, rows }
  const all = pageGroups({ definition, groups })
  const onPage = new Set(definition.groupIds)
  const shown = pageRows({ definition, groups }).filter(({ id }) => !hidden.has(id))
  const days = [...definition.dates.keys()]
  const isAsBefore = (date: number) => date > 0 && all.every(({ members }) => members[date] === members[date - 1])
  const besideOn: ReadonlyMap<string, readonly string[]>[] = []
  for (const date of days)
    besideOn.push(
      isAsBefore(date) ? besideOn[date - 1]! : groupsBeside(definition.combined ?? [], { groups: all, date }),
    )

  const parts = new Set<string>()
  const beside = new Set<string>()
  for (const date of days) {
    if (isAsBefore(date)) continue
    const found = reachOfGroups(shown.map(({ members }) => members[date]!))
    // What takes a single row is that row.
    const isReached = (pupilIds: readonly string[]) => found(pupilIds).length > 1
    for (const { id, members } of all) if (!onPage.has(id) && isReached(members[date] ?? [])) parts.add(id)
    for (const [name, pupilIds] of besideOn[date]!) if (!beside.has(name) && isReached(pupilIds)) beside.add(name)
  }
  const nameBeside = freeName(all)
  const besideGroups = [...beside].map(
    (name, place): PageGroup => ({
      id: `${nameBeside}${place}`,
      members: besideOn.map((groups) => groups.get(name) ?? NOBODY),
    }),
  )
  return {
    definition: { ...definition, groupIds: [...definition.groupIds, ...parts, ...besideGroups.map(({ id }) => id)] },
    groups: besideGroups.length > 0 ? [...all, ...besideGroups] : groups,
    hidden,
    rows,
  }
}

const NOBODY: readonly string[] = []

/** A name that no group's id begins with. */
function freeName(groups: readonly PageGroup[]): string {
  let name = 'beside-'
  while (groups.some(({ id }) => id.startsWith(name))) name += '-'
  return name
}
