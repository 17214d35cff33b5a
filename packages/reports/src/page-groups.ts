import { TrackError } from '@track/kernel'
import type { CombinedGroup, PageDefinition } from './page-definition.js'
import type { PageGroup } from './page-input.js'

/**
 * Which groups does a page have, those included that are made of others?
 *
 * A combined row has on each date the pupils who are in all of its parts, or in any of them, then. Its name is the label that
 * somebody gave it, or those of its parts. The given groups come first, as they are; a group that is given under the id of a
 * combined row stands for it, so that the answer can be asked again. `calculatePage` does this by itself.
 *
 * @example
 * ```ts
 * import { pageGroups } from '@track/reports'
 *
 * const groups = pageGroups({
 *   definition: {
 *     dates: [{ label: 'Autumn', on: '2025-12-12' }],
 *     combined: [{ id: 'y4-pp', groupIds: ['y4', 'pp'], take: 'all-of' }],
 *   },
 *   groups: [
 *     { id: 'y4', name: 'Year 4', members: [['ada', 'ben']] },
 *     { id: 'pp', name: 'Pupil premium', members: [['ben', 'cai']] },
 *   ],
 * })
 * groups[2] // => { id: 'y4-pp', name: 'Year 4 · Pupil premium', members: [['ben']] }
 * ```
 */
export function pageGroups({
  definition: { combined = [], dates },
  groups,
}: {
  readonly definition: {
    readonly dates: PageDefinition['dates'] | readonly PageDefinition['dates'][number][]
    readonly combined?: readonly Readonly<CombinedGroup>[] | undefined
  }
  readonly groups: readonly PageGroup[]
}): PageGroup[] {
  const given = new Map(groups.map((group) => [group.id, group]))
  const made = combined.filter(({ id }) => !given.has(id))
  const madeIds = new Set(made.map(({ id }) => id))
  return [
    ...groups,
    ...made.map((row) => {
      const parts = row.groupIds.map((groupId) => partOf(groupId, { row, given, madeIds, dates: dates.length }))
      const name = nameOf(row, parts)
      const members: string[][] = []
      for (const date of dates.keys()) {
        const isAsBefore = date > 0 && parts.every((part) => part.members[date] === part.members[date - 1])
        members.push(isAsBefore ? members[date - 1]! : combine(parts, { take: row.take, date }))
      }
      return { id: row.id, ...(name !== undefined && { name }), members }
    }),
  ]
}

/**
 * How deep is each row of the page nested? The row of "Year 4 and pupil premium" stands under that of Year 4 which it follows.
 *
 * A row belongs under an earlier one when it asks for all of that row's groups and more, and no other row has come between
 * that it does not belong under. A row of any of several groups is by itself, and holds none.
 *
 * @example
 * ```ts
 * import { rowDepths } from '@track/reports'
 *
 * const combined = [{ id: 'y4-pp', groupIds: ['y4', 'pp'], take: 'all-of' }] as const
 * rowDepths({ groupIds: ['all', 'y4', 'y4-pp', 'pp'], combined }) // => [0, 0, 1, 0]
 * ```
 */
export function rowDepths({
  groupIds,
  combined = [],
}: {
  readonly groupIds: readonly string[]
  readonly combined?:
    | readonly (Pick<CombinedGroup, 'id' | 'take'> & { readonly groupIds: readonly string[] })[]
    | undefined
}): number[] {
  const partsOf = new Map(combined.map(({ id, take, groupIds: parts }) => [id, take === 'all-of' ? parts : [id]]))
  const open: ReadonlySet<string>[] = []
  return groupIds.map((id) => {
    const asked = new Set(partsOf.get(id) ?? [id])
    while (open.length > 0 && !isWithin(asked, open.at(-1)!)) open.pop()
    open.push(asked)
    return open.length - 1
  })
}

function partOf(
  groupId: string,
  {
    row,
    given,
    madeIds,
    dates,
  }: {
    readonly row: Readonly<CombinedGroup>
    readonly given: ReadonlyMap<string, PageGroup>
    readonly madeIds: ReadonlySet<string>
    readonly dates: number
  },
): PageGroup {
  const group = given.get(groupId)
  if (!group && madeIds.has(groupId))
    throw new TrackError('reports/combined-of-combined', 'Make a combined row of groups, not of another such row', {
      combinedId: row.id,
      groupId,
    })
  if (!group)
    throw new TrackError('reports/unknown-group', 'A combined row asks for a group that was not given', {
      combinedId: row.id,
      groupId,
    })
  if (group.members.length !== dates)
    throw new TrackError('reports/dates-do-not-match', 'Give one list of members for each date', {
      groupId,
      dates,
      lists: group.members.length,
    })
  return group
}

function combine(
  parts: readonly PageGroup[],
  { take, date }: { readonly take: CombinedGroup['take']; readonly date: number },
): string[] {
  const [first = [], ...others] = parts.map(({ members }) => members[date]!)
  if (take === 'any-of') return [...new Set([first, ...others].flat())]
  const sets = others.map((ids) => new Set(ids))
  return [...new Set(first)].filter((id) => sets.every((ids) => ids.has(id)))
}

function nameOf({ label, take }: Readonly<CombinedGroup>, parts: readonly PageGroup[]): string | undefined {
  const names = parts.flatMap(({ name }) => name ?? [])
  if (label !== undefined || names.length < parts.length) return label
  return names.join(take === 'all-of' ? ' · ' : ' or ')
}

function isWithin(asked: ReadonlySet<string>, outer: ReadonlySet<string>): boolean {
  return asked.size > outer.size && [...outer].every((id) => asked.has(id))
}
