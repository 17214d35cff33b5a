import { useQueries } from '@tanstack/react-query'
import { useMemo } from 'react'
import { pupilsQueryOptions } from '../../lib/list-pupils'

/** Which of these groups each pupil is in today, by pupil; a group that has not been answered yet is not in it. */
export function useMembers(schoolId: string, groupIds: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const answers = useQueries({
    queries: groupIds.map((groupId) => ({ ...pupilsQueryOptions({ schoolId, groupId }), staleTime: 60_000 })),
    combine: (results) => ({
      members: results.map(({ data }) => data),
      stamp: results.map(({ dataUpdatedAt }) => dataUpdatedAt).join(' '),
    }),
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: the stamp says when any of the answers is another one
  return useMemo(() => {
    const groupsOf = new Map<string, string[]>()
    for (const [place, groupId] of groupIds.entries())
      for (const { id } of answers.members[place] ?? []) groupsOf.set(id, [...(groupsOf.get(id) ?? []), groupId])
    return groupsOf
  }, [answers.stamp, groupIds])
}
