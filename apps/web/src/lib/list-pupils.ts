import { queryOptions } from '@tanstack/react-query'
import type { EditablePupil } from '@track/api-contract'
import { api } from './client'

/** Several features list pupils: the pupils on roll today, of a group or of the school, page after page until all are here. */
export const pupilsQueryOptions = ({ schoolId, groupId }: { readonly schoolId: string; readonly groupId?: string }) =>
  queryOptions({
    queryKey: ['pupils', schoolId, groupId ?? null],
    queryFn: async ({ signal }) => {
      const pupils: EditablePupil[] = []
      let cursor: string | undefined
      do {
        const page = await api.listPupils({
          params: { schoolId },
          query: { ...(groupId && { groupId }), ...(cursor && { cursor }) },
          signal,
        })
        pupils.push(...page.pupils)
        cursor = page.next ?? undefined
      } while (cursor)
      return pupils
    },
  })
