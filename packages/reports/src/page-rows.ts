import { TrackError } from '@track/kernel'
import { pageGroups } from './page-groups.js'
import type { PageGroup, PageInput } from './page-input.js'

/** The groups that the page asks for, in its order, checked to have members for each date. */
export function pageRows({ definition, groups }: Pick<PageInput, 'definition' | 'groups'>): PageGroup[] {
  const byId = new Map(pageGroups({ definition, groups }).map((group) => [group.id, group]))
  return definition.groupIds.map((groupId) => {
    const group = byId.get(groupId)
    if (!group)
      throw new TrackError('reports/unknown-group', 'The page asks for a group that was not given', { groupId })
    if (group.members.length !== definition.dates.length)
      throw new TrackError('reports/dates-do-not-match', 'Give one list of members for each date', {
        groupId,
        dates: definition.dates.length,
        lists: group.members.length,
      })
    return group
  })
}

/** Everybody who is in one of the page's groups on one of its dates. */
export function pupilsOnPage(page: Pick<PageInput, 'definition' | 'groups'>): Set<string> {
  const pupils = new Set<string>()
  for (const { members } of pageRows(page))
    for (const [date, ids] of members.entries())
      if (date === 0 || ids !== members[date - 1]) for (const id of ids) pupils.add(id)
  return pupils
}
