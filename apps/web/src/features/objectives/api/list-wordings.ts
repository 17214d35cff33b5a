import { queryOptions } from '@tanstack/react-query'
import { api } from '../../../lib/client'

/** The words an objective has had, the newest first. */
export const wordingsQueryOptions = (schoolId: string, objectiveId: string) =>
  queryOptions({
    queryKey: ['objectives', schoolId, 'wordings', objectiveId],
    queryFn: async ({ signal }) =>
      (await api.listWordings({ params: { schoolId, objectiveId }, signal })).wordings.toReversed(),
  })
