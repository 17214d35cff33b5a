import { queryOptions } from '@tanstack/react-query'
import { api } from './client'

/** Several features list groups: every group of the school, with how many pupils are in it today. */
export const groupsQueryOptions = (schoolId: string) =>
  queryOptions({
    queryKey: ['roster', schoolId, 'groups'],
    queryFn: async ({ signal }) => (await api.listGroups({ params: { schoolId }, signal })).groups,
  })
