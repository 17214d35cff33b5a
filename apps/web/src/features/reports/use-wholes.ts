import type { GroupList, Page } from '@track/api-contract'
import { useCallback, useMemo } from 'react'

/** What keeps rows together on the screen, on paper and on a page that was kept: one kind, and of key groups those that make a whole. */
export function useWholes(groups: GroupList['groups'] = NONE) {
  const partOf = useMemo(() => new Map(groups.map((group) => [group.id, group.partOf ?? ''])), [groups])
  return useCallback(({ groupId, kind }: Page['rows'][number]) => `${kind} ${partOf.get(groupId) ?? ''}`, [partOf])
}

const NONE: GroupList['groups'] = []
